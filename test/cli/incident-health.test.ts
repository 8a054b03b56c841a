import { describe, expect, it } from 'vitest';
import { healthOf, healthWords } from '../../cli/incident-health.ts';
import { incidentText } from '../../cli/incident-text.ts';
import { success } from '../../engine/model/failure.ts';
import type { ProcessHealth } from '../../engine/model/health.ts';
import type { Standing } from '../../engine/watch/standing.ts';
import { scriptedDaemon } from '../support/daemon.ts';
import { billing, crashed, detailOf, fullDisk, nightNow } from '../support/night.ts';
import { workplace } from '../support/workplace.ts';

const since = '2026-11-21T03:07:40.000Z';
const healthy: Standing = {
  workload: 'billing_api',
  state: 'healthy',
  since,
  message: '',
  checks: [],
  restartCount: 0,
};
const down: Standing = { ...healthy, state: 'unhealthy', incident: billing.id };

describe('how what an incident is about stands', () => {
  it.each<[string, Partial<typeof billing>, Standing[], object | undefined]>([
    ['what it was opened for is healthy', {}, [healthy], { healthy: true, since }],
    ['that fails', {}, [down], { healthy: false, since }],
    ['it may fail soon', {}, [{ ...healthy, state: 'at_risk' }], { healthy: true, since }],
    ['another in it fails', {}, [healthy, { ...down, workload: 'worker' }], { healthy: false, since }],
    ['one of another incident fails', {}, [healthy, { ...down, workload: 'db', incident: 'INC-1' }], { healthy: true }],
    ['it is mitigated', { state: 'mitigated' }, [healthy], { healthy: true, since }],
    ['it was not looked at yet', {}, [{ ...healthy, state: 'unknown' }], undefined],
    ['it is watched no more', {}, [], undefined],
    ['it is over', { state: 'resolved' }, [down], undefined],
    ['it is reviewed', { state: 'reviewed' }, [down], undefined],
  ])('where %s', (_, given, standings, expected) => {
    const health = healthOf({ ...billing, ...given }, standings);
    if (expected) expect(health).toMatchObject(expected);
    else expect(health).toBeUndefined();
  });

  it.each<[string, Partial<ProcessHealth>, object | undefined]>([
    ['has ended', { state: 'ended', since }, { healthy: false, since }],
    ['runs again', { state: 'running' }, { healthy: true }],
    ['is over its limit', { state: 'running', rules: [{ name: 'r', gaveUp: true }] }, { healthy: false }],
    ['was not seen since the daemon began', { state: 'not_seen' }, undefined],
    ['is of another name', { workload: 'other', state: 'ended' }, undefined],
  ])('of a process that only rules watch and that %s', (_, given, expected) => {
    const worker = { process: 'worker', workload: 'worker', state: 'running', pids: [], rules: [] } as const;
    const incident = { id: 'INC-1', state: 'open', workload: 'worker' } as const;
    expect(healthOf(incident, [healthy], [{ ...worker, ...given }])).toEqual(expected);
  });

  it('is told in a word, and of what is healthy for how long', () => {
    const now = new Date(nightNow);
    expect(healthWords({ healthy: true, since }, now)).toBe('healthy 5m');
    expect(healthWords({ healthy: false, since }, now)).toBe('failing');
    expect(incidentText({ ...detailOf(billing), health: { healthy: true, since } }, now)).toContain(
      ' · opened by billing_api/http · now healthy 5m\n',
    );
    expect(incidentText(detailOf({ ...crashed, workload: 'worker' }), now)).toContain(' · opened for worker\n');
  });

  it('is in the list and in what is shown, in their JSON too, while a daemon watches', async () => {
    const { ask, state } = workplace();
    const health = { ...healthy, checks: [], dependsOn: [], labels: {} };
    const restart = { auto: false, count: 0, attempts: 0, max: 0, exhausted: false };
    await scriptedDaemon(state, {
      'incident/list': async () => success([billing, fullDisk, crashed]),
      'incident/show': async () => success(detailOf(billing)),
      'health/show': async () => success({ at: since, workloads: [{ ...health, restart }], failures: [] }),
    });
    const { stdout } = await ask('incident', 'list');
    expect(stdout.split('\n').map((line) => /healthy \d|failing| - /.exec(line)?.[0])).toEqual([
      undefined,
      expect.stringMatching(/healthy \d/),
      ' - ',
      ' - ',
      undefined,
    ]);
    const listed = JSON.parse((await ask('incident', 'list', '--json')).stdout);
    expect(listed[0].health).toEqual({ healthy: true, since });
    expect(listed[2]).not.toHaveProperty('health');
    expect(JSON.parse((await ask('incident', 'show', billing.id, '--json')).stdout).health).toEqual(listed[0].health);
  });
});
