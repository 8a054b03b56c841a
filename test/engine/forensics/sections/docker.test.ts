import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DockerSubject, dockerSection } from '../../../../engine/forensics/sections/docker.ts';
import { temporaryFolder, value } from '../../store/temporary.ts';
import { programsIn } from '../reporting.ts';

const id = '4'.repeat(64);
const listed = [
  {
    Names: 'api',
    Image: 'shop/api:7',
    State: 'exited',
    Status: 'Exited (137) 2 seconds ago',
    Command: '--token=s3cret',
  },
  { Names: 'db', Image: 'postgres:17', State: 'running', Status: 'Up 3 days' },
];
const inspected = {
  Id: id,
  Name: '/api',
  RestartCount: 4,
  Args: ['--token=s3cret'],
  Config: { Image: 'shop/api:7', Env: ['PASSWORD=s3cret'] },
  State: {
    Status: 'exited',
    ExitCode: 137,
    OOMKilled: true,
    Error: '',
    StartedAt: '2026-11-21T02:00:00.5Z',
    FinishedAt: '2026-11-21T02:54:11.5Z',
    Health: { Status: 'unhealthy', Log: [{ Output: 's3cret' }] },
  },
};

/** A docker that lists `listed`, inspects `inspected`, and notes what it was asked for. */
function docker({ ps = listed as readonly object[], inspect = JSON.stringify(inspected), more = '' } = {}) {
  const asked = join(temporaryFolder(), 'asked');
  const script = `echo "$@" >> '${asked}'
case "$1" in
  ps) ${more}
cat <<'END'
${ps.map((row) => JSON.stringify(row)).join('\n')}
END
;;
  inspect) cat <<'END'
${inspect}
END
;;
esac`;
  return { environment: { PATH: `${programsIn({ docker: script })}:/usr/bin:/bin` }, asked };
}

const read = (subject: DockerSubject, signal = new AbortController().signal) => dockerSection.read(subject, signal);

describe('Docker in a report', () => {
  it('is the containers there are, and how the one of the workload stands, without what may be secret', async () => {
    const { environment } = docker();
    const section = value(await read({ environment, workload: 'api' }));
    expect(section).toEqual({
      containers: [
        { name: 'api', image: 'shop/api:7', state: 'exited', status: 'Exited (137) 2 seconds ago' },
        { name: 'db', image: 'postgres:17', state: 'running', status: 'Up 3 days' },
      ],
      container: {
        name: 'api',
        image: 'shop/api:7',
        status: 'exited',
        exitCode: 137,
        oomKilled: true,
        startedAt: '2026-11-21T02:00:00.5Z',
        finishedAt: '2026-11-21T02:54:11.5Z',
        restarts: 4,
        health: 'unhealthy',
      },
    });
    expect(dockerSection.lines(section)).toContain('            killed by the kernel for want of memory');
  });

  it('inspects the container that is named, by its name even where that looks like an option', async () => {
    const { environment, asked } = docker();
    value(await read({ environment, container: '--privileged' }));
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(asked, 'utf8')).toContain('inspect --type container --format {{json .}} -- --privileged\n');
  });

  it.each([`0::/system.slice/docker-${id}.scope`, `4:memory:/docker/${id}`])(
    'inspects the container of the process, by its control group %s',
    async (cgroup) => {
      const proc = temporaryFolder();
      mkdirSync(join(proc, '7'));
      writeFileSync(join(proc, '7/cgroup'), `${cgroup}\n`);
      const { environment } = docker();
      expect(value(await read({ environment, workload: 'x', pid: 7, proc })).container?.name).toBe('api');
      expect(value(await read({ environment, workload: 'x', pid: 8, proc }))).not.toHaveProperty('container');
    },
  );

  it('names at most fifty containers', async () => {
    const ps = Array.from({ length: 60 }, (_, index) => ({ Names: `c${index}`, Image: 'i', State: 's', Status: 's' }));
    expect(value(await read(docker({ ps })))).toMatchObject({ containers: { length: 50 }, moreContainers: 10 });
  });

  it.each(['nonsense', '[]', '{"State": 1}', ''])('says so where it cannot read %j', async (inspect) => {
    const section = value(await read({ ...docker({ inspect }), container: 'api' }));
    expect(section.unread).toEqual(['api: docker answered in a way that is not understood']);
    expect(section.containers).toHaveLength(2);
  });

  it('keeps the list where inspecting is late', async () => {
    const late = new AbortController();
    const { environment } = docker({ inspect: 'END\nsleep 60\ncat <<END' });
    const reading = read({ environment, container: 'api' }, late.signal);
    setTimeout(() => late.abort(), 300);
    expect(value(await reading)).toMatchObject({ containers: { length: 2 }, unread: ['api: docker took too long'] });
  });

  it.each<[string, string | undefined, string]>([
    ['is not installed', undefined, 'docker is not on the PATH'],
    ['has no daemon', 'echo "Cannot connect to the Docker daemon at unix:///x." >&2; exit 1', 'docker: Cannot connect'],
    ['says nothing', 'exit 3', 'docker: it ended with 3'],
  ])('is unread where it %s', async (_, script, message) => {
    const folder = script === undefined ? '/no/such/folder' : programsIn({ docker: script });
    const result = await read({ environment: { PATH: `${folder}:/usr/bin:/bin` } });
    expect(result).toMatchObject({ ok: false, failure: { message: expect.stringContaining(message) } });
  });
});
