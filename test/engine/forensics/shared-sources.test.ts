import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeReport } from '../../../engine/forensics/report.ts';
import { shareSources } from '../../../engine/forensics/shared-sources.ts';
import type { ReportFacts } from '../../../engine/model/report.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder, value } from '../store/temporary.ts';
import { happened, reporting } from './reporting.ts';

const noting = (name: string, then = 'exit 1') => `echo "$@" >> $HOME/${name}.calls\n${then}`;

function shop(programs: Readonly<Record<string, string>>) {
  const { options, stateDirectory } = reporting(programs);
  const clock = fakeClock();
  const shared = shareSources(clock);
  return {
    clock,
    shared,
    calls: (name: string) =>
      readFileSync(join(stateDirectory, `${name}.calls`), 'utf8')
        .trim()
        .split('\n').length,
    async report(about: Parameters<typeof happened>[0]): Promise<ReportFacts> {
      const report = value(await writeReport({ ...options, sources: shared.sections }, happened(about)));
      return JSON.parse(readFileSync(join(stateDirectory, report.jsonPath ?? ''), 'utf8')) as ReportFacts;
    },
  };
}

describe('what reports of failures that come together share', () => {
  it('is looked at once for all that were seen before', async () => {
    const listed = `echo '${JSON.stringify({ ID: '1', Names: 'web', Image: 'nginx', Status: 'Up' })}'`;
    const { clock, report, calls, shared } = shop({ docker: noting('docker', listed), kubectl: noting('kubectl') });
    const at = clock.now();
    const reports = await Promise.all(['api', 'web', 'queue'].map((workload) => report({ at, workload })));
    expect(calls('kubectl')).toBe(1);
    // The list once for all, and the container of the workload of that name for itself.
    expect(calls('docker')).toBe(2);
    const hosts = reports.map(({ sections: { host } }) => host.status === 'read' && host.data.takenAt);
    expect(new Set([...hosts, (await shared.host()).takenAt]).size).toBe(1);

    await clock.advance(1);
    await report({ at: clock.now() });
    expect(calls('kubectl')).toBe(2);
  });

  it('is one look at the process behind them, and another at another', async () => {
    const { clock, report } = shop({});
    const at = clock.now();
    const pids = [process.pid, process.pid, process.ppid];
    const reports = await Promise.all(pids.map((pid) => report({ at, pid })));
    const seen = reports.map(({ sections: { process: found } }) => (found.status === 'read' ? found.data.now : found));
    expect(seen).toMatchObject(pids.map((pid) => ({ pid })));
    expect(seen[1]).toEqual(seen[0]);
  });

  it('is not asked of a program that is not there, for a minute', async () => {
    const { options } = reporting();
    const folder = temporaryFolder();
    const clock = fakeClock();
    const { sections: sources } = shareSources(clock);
    const report = async () => {
      const environment = { PATH: folder };
      const at = new Date(clock.now().getTime() + 1);
      const report = value(await writeReport({ ...options, environment, sources }, happened({ at })));
      const { sections } = JSON.parse(
        readFileSync(join(options.stateDirectory, report.jsonPath ?? ''), 'utf8'),
      ) as ReportFacts;
      return sections.docker;
    };
    const missing = { status: 'unread', reason: 'docker is not on the PATH' };
    expect(await report()).toMatchObject(missing);
    writeFileSync(join(folder, 'docker'), '#!/bin/sh\n', { mode: 0o755 });
    await clock.advance(59_999);
    expect(await report()).toMatchObject(missing);
    await clock.advance(1);
    expect(await report()).toMatchObject({ status: 'read' });
  });
});
