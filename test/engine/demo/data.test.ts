import { describe, expect, it } from 'vitest';
import { demoData } from '../../../engine/demo/data.ts';
import { trackActions } from '../../../engine/incidents/action-items.ts';
import type { Incident } from '../../../engine/model/incident.ts';

const now = new Date('2026-03-07T03:12:40.000Z');
const data = demoData(now);
const incidents = data.incidents.map(({ changes }) => changes.at(-1)?.incident).filter((one) => one !== undefined);
const events = [...data.events, ...data.incidents.flatMap(({ changes }) => changes.map(({ event }) => event))];
const share = (fits: (incident: Incident) => boolean) => incidents.filter(fits).length / incidents.length;

describe('the sample data', () => {
  it('is the same for the same seed and time', () => {
    expect(JSON.stringify(demoData(now))).toBe(JSON.stringify(data));
    expect(JSON.stringify(demoData(now, 1))).not.toBe(JSON.stringify(data));
  });

  it('reaches ninety days back, and not into the future', () => {
    const times = events.map(({ at }) => at).toSorted();
    expect(times[0]?.slice(0, 10)).toBe('2025-12-07');
    expect(times.at(-1)?.localeCompare(now.toISOString())).toBeLessThanOrEqual(0);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('has three incidents being worked on: one acknowledged, one mitigated and one nobody has', () => {
    const active = incidents.filter(({ state }) => !['resolved', 'reviewed'].includes(state));
    expect(active.map(({ severity, state, owner }) => [severity, state, owner])).toEqual([
      ['P2', 'mitigated', 'jonas'],
      ['P3', 'open', undefined],
      ['P1', 'acknowledged', 'mara'],
    ]);
  });

  it('has the same causes again and again', () => {
    const causes = Map.groupBy(data.incidents, ({ cause }) => cause.title);
    expect(data.incidents).toHaveLength(60);
    expect(causes.size).toBe(7);
    for (const [, some] of causes) expect(some.length).toBeGreaterThan(1);
  });

  it.each<[string, (incident: Incident) => boolean]>([
    ['are reviewed', ({ state }) => state === 'reviewed'],
    ['wait for a review', ({ state }) => state === 'resolved'],
    ['were opened by hand', ({ openedBy }) => openedBy.via !== 'daemon'],
    ['have nothing but the required fields', ({ resolution }) => resolution !== undefined && !resolution.category],
    ['have everything', ({ resolution }) => resolution?.lessons !== undefined],
    ['were never acknowledged', ({ milestones }) => milestones.acknowledged === undefined],
    ['were mitigated first', ({ milestones }) => milestones.mitigated !== undefined],
  ])('has some that %s', (_, fits) => {
    expect(share(fits)).toBeGreaterThan(0.03);
    expect(share(fits)).toBeLessThan(0.9);
  });

  it('has action items that are done, due and overdue', () => {
    const items = trackActions(incidents, { done: true }, now);
    expect(items.filter(({ done }) => done).length).toBeGreaterThan(5);
    expect(items.filter(({ overdue }) => overdue).length).toBeGreaterThan(2);
    expect(items.filter(({ done, overdue }) => !done && !overdue).length).toBeGreaterThan(2);
  });

  it.each([
    'incident_note',
    'incident_joined',
    'incident_changed',
    'incident_resolution',
    'evidence_collected',
    'action_item',
    'unhealthy',
    'suppressed',
    'restart',
    'healthy',
  ])('has events of kind %s', (kind) => {
    expect(events.filter((event) => event.kind === kind).length).toBeGreaterThan(0);
  });

  it('has some opened again, and some whose times were put right', () => {
    const said = events.map(({ message }) => message);
    expect(said.some((message) => message.startsWith('Reopened:'))).toBe(true);
    expect(said.some((message) => message.startsWith('Times corrected:'))).toBe(true);
  });

  it('stands as the incidents say', () => {
    expect(data.workloads.map(({ workload, healthy, suppressedBy }) => [workload, healthy, suppressedBy])).toEqual([
      ['api', false, undefined],
      ['database', true, undefined],
      ['web', true, 'api'],
      ['worker', false, undefined],
    ]);
    expect(data.workloads[0]?.incident).toBe(data.incidents.at(-1)?.id);
  });

  it('measured failures while it was down', () => {
    const minutes =
      data.series[1]?.points.filter(({ workload, check }) => workload === 'api' && check === 'http') ?? [];
    expect(minutes.at(-5)?.failures).toBe(6);
    expect(minutes.at(-60)?.failures).toBe(0);
    for (const { count, failures, buckets } of minutes)
      expect(buckets.reduce((sum, some) => sum + some, 0)).toBe(count - failures);
  });
});
