import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import { openTemporary, temporaryDatabase, temporaryFolder, value } from '../store/temporary.ts';

const project = join(import.meta.dirname, '../../..');
let program: string;

beforeAll(async () => {
  const built = await build({
    absWorkingDir: project,
    entryPoints: ['test/engine/incidents/opener.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['better-sqlite3'],
    write: false,
  });
  program = built.outputFiles[0]?.text ?? '';
});

/** A process that opens incidents until it is stopped, and prints each id once it was acknowledged. */
function opener(file: string, shell: readonly string[] = []) {
  const [command = '', ...args] = [...shell, process.execPath, '-', file];
  const child = spawn(command, args, { cwd: project, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(program);
  return { child, ended: once(child, 'exit'), lines: createInterface({ input: child.stdout }) };
}

describe('an incident that was acknowledged', () => {
  it.each([1, 7, 40])('is there after kill -9 right after number %i', async (count) => {
    const file = join(temporaryFolder(), 'healer.db');
    const { child, ended, lines } = opener(file);
    const acknowledged: string[] = [];
    for await (const id of lines) {
      acknowledged.push(id);
      if (acknowledged.length === count) child.kill('SIGKILL');
    }
    await ended;
    expect(child.signalCode).toBe('SIGKILL');

    const database = openTemporary(file);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    const store = createIncidentStore(database);
    const kept = value(await store.list({})).map((incident) => incident.id);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    for (const id of kept) expect(value(await store.read(id)).timeline[0]?.kind).toBe('incident_opened');
  });

  it('is there after the disk filled up, which is said', async () => {
    const file = join(temporaryFolder(), 'healer.db');
    temporaryDatabase(file).close();
    const { child, ended, lines } = opener(file, ['sh', '-c', 'ulimit -f 1024 && exec "$@"', 'sh']);
    const printed: string[] = [];
    for await (const line of lines) printed.push(line);
    const refusal = printed.pop() ?? '';
    expect(refusal).toMatch(/^store\/disk-(full|failed) .*healer\.db/);
    await ended;
    expect(child.exitCode).toBe(0);

    const kept = value(await createIncidentStore(openTemporary(file)).list({})).map((incident) => incident.id);
    expect(printed.length).toBeGreaterThan(0);
    expect(kept).toEqual(expect.arrayContaining(printed));
  });
});
