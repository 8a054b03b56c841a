import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { Evidence } from '../../../engine/model/evidence.ts';
import type { IncidentDetail } from '../../../engine/model/incident.ts';
import { matrix, prometheusApi } from '../../engine/signals/prometheus-api.ts';
import { freePort } from '../../support/servers.ts';
import { follow, told, watchedFolder, watching } from '../../support/watching.ts';

function commit(folder: string, subject: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Jonas', '-c', 'user.email=jonas@example.org', ...args], {
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', subject);
}

it('an incident that a check opens has the evidence of every source, kept whole and shown in short', async () => {
  const port = await freePort();
  const prometheus = await prometheusApi(({ query }) => {
    const at = Number(query.get('end')) - 30;
    return { body: matrix([{ values: [[at, '0.5']] }]) };
  });
  const where = watchedFolder({
    'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health]\nprofile: profile.yaml\n',
    'profile.yaml': `apiVersion: healer.platform/v1
kind: Profile
metadata: { name: local }
backends:
  prometheus: { url: "${prometheus.url}" }
services:
  payments: { workloads: [api], paths: [health], logs: ["logs/*.log"], metrics: { pool: pool_size } }
`,
    'health/api.health.yaml': `workload: api\ntype: tcp\nport: ${port}\nenabled: true\ninterval: 200ms\nretries: 2\n`,
    'logs/api.log': '02:54:12 ERROR pool: no connection in 5000 ms, password=s3cret\n',
  });
  commit(where.folder, 'Raise the pool');
  await watching(where);
  await follow(where).until(told('evidence_collected'));

  const { stdout: list } = await where.run('incident', 'list', '--json');
  const [{ id = '' } = {}] = JSON.parse(list) as readonly { readonly id?: string }[];
  const { stdout: json } = await where.run('incident', 'show', '--id', id, '--json');
  const failing = /(\d+) of \1 failed since \d\d:\d\d/;
  const { evidence } = JSON.parse(json) as IncidentDetail;
  const data = (source: Evidence['source']) => evidence.find((item) => item.source === source)?.data;
  expect(evidence.filter(({ status }) => status === 'unavailable')).toEqual([]);
  expect(data('history')).toMatchObject({
    checks: [{ workload: 'api', check: 'tcp', finding: expect.stringMatching(failing) }],
  });
  expect(data('log')).toMatchObject({ files: [{ path: 'logs/api.log', patterns: [{ level: 'ERROR', count: 1 }] }] });
  expect(data('git')).toMatchObject({ commits: [{ subject: 'Raise the pool' }], diff: expect.anything() });
  expect(data('incident')).toEqual({ type: 'incident', incidents: [] });
  expect(data('metrics')).toMatchObject({ backend: prometheus.url, series: [{}, {}, {}, { title: 'pool' }] });
  expect(json).not.toContain('s3cret');

  const { stdout: shown } = await where.run('incident', 'show', '--id', id);
  expect(shown).toMatch(new RegExp(`api/tcp: ${failing.source}`));
  for (const words of [
    '1×  ERROR  pool: no connection in <n> ms, password=***',
    'Raise the pool  (Jonas, 1 file)',
    'pool: 0.5 at',
    'Evidence taken: host, check, history, log, git, report, incident, metrics',
  ]) {
    expect(shown).toContain(words);
  }
});
