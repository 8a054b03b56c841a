import { describe, expect, it } from 'vitest';
import { loadDefinitions } from '../../../engine/definitions/load.ts';
import { subjectOf } from '../../../engine/forensics/subject.ts';
import { folderWith } from '../../support/healer.ts';

const shop = {
  'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health]\nprofile: profile.yaml\n',
  'profile.yaml': `apiVersion: healer.platform/v1
kind: Profile
metadata: { name: local }
services:
  payments: { workloads: [api], paths: [api], logs: [logs/*.log], metrics: { pool: pool_size } }
  web: { logs: [/var/log/web.log] }
backends:
  prometheus: { url: http://127.0.0.1:9090, tokenFile: token }
`,
  'health/api.health.yaml': 'workload: api\ntype: http\nenabled: true\n',
  'health/queue.health.yaml': 'workload: queue\ntype: tcp\nport: 5672\n',
};

describe('the subject of an incident', () => {
  it.each([
    [
      'everything that is enabled, without a service',
      undefined,
      { checks: ['api'], workloads: ['api', 'queue'], logs: ['logs/*.log', '/var/log/web.log'] },
    ],
    [
      'what the profile says of a service',
      'payments',
      {
        checks: ['api'],
        workloads: ['api'],
        paths: ['api'],
        logs: ['logs/*.log'],
        metrics: { pool: 'pool_size' },
      },
    ],
    ['the workload of a name that is no service', 'api', { checks: ['api'], workloads: ['api'] }],
    ['no check, of a workload whose checks are not enabled', 'queue', { checks: [], workloads: ['queue'] }],
  ])('is %s', async (_, service, expected) => {
    const { checks, ...rest } = subjectOf(await loadDefinitions({ root: folderWith(shop) }), service);
    expect({ checks: checks.map(({ workload }) => workload), ...rest }).toEqual({
      paths: [],
      logs: [],
      metrics: {},
      prometheus: { url: 'http://127.0.0.1:9090', tokenFile: 'token' },
      failures: [],
      ...expected,
    });
  });

  it.each([
    ['paymnets', 'called "paymnets". Did you mean "payments"?'],
    ['apy', 'called "apy". Did you mean "api"?'],
    ['elsewhere', 'No service of the profile and no workload is called "elsewhere".'],
  ])('is unknown under the name %s', async (service, words) => {
    const { unknown } = subjectOf(await loadDefinitions({ root: folderWith(shop) }), service);
    expect(unknown).toContain(words);
  });

  it('comes with the definitions that could not be loaded', async () => {
    const broken = { ...shop, 'health/api.health.yaml': 'workload: api\ntype: htpp\n' };
    const { failures } = subjectOf(await loadDefinitions({ root: folderWith(broken) }), 'api');
    expect(failures).toMatchObject([{ file: expect.stringContaining('health/api.health.yaml'), line: 2 }]);
  });
});
