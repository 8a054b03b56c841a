import { describe, expect, it } from 'vitest';
import type { Tristate } from '../../../engine/model/plan.ts';
import type { Reading } from '../../../engine/playbooks/facts.ts';
import { planCondition, planTrigger } from '../../../engine/playbooks/trigger.ts';
import { factsOf, playbookOf } from './planning.ts';

const actions = '\nactions: [{type: notify, channel: a}]';
const memory = 'metric: container_memory_usage_bytes, threshold: 0.9';
const gib = 1024 ** 3;

function condition(written: string) {
  const [only] = playbookOf(`trigger: {conditions: [{${written}}]}${actions}`).trigger.conditions;
  if (!only) throw new Error('no condition');
  return only;
}

describe('a condition', () => {
  it.each<[string, Reading, Tristate, string | undefined, string]>([
    ['metric: load, threshold: 4', { value: 5 }, 'yes', '5', '5 > 4'],
    ['metric: load, threshold: 4', { value: 4 }, 'no', '4', '4 is not > 4'],
    ['metric: load, threshold: 4, operator: ge', { value: 4 }, 'yes', '4', '4 ≥ 4'],
    ['metric: free, threshold: 4, operator: lt', { value: 3 }, 'yes', '3', '3 < 4'],
    ['metric: free, threshold: 4, operator: le', { value: 4 }, 'yes', '4', '4 ≤ 4'],
    ['metric: up, threshold: 0, operator: eq', { value: 0 }, 'yes', '0', '0 = 0'],
    ['metric: up, threshold: 1, operator: ne', { value: 0 }, 'yes', '0', '0 ≠ 1'],
    [
      'metric: load, threshold: 4, duration: 5m',
      { value: 5, heldFor: 300_000 },
      'yes',
      '5',
      'it has held for 5m of 5m',
    ],
    ['metric: load, threshold: 4, duration: 5m', { value: 5, heldFor: 60_000 }, 'no', '5', 'it has held for 1m of 5m'],
    ['metric: load, threshold: 4, duration: 5m', { value: 5 }, 'unknown', '5', 'how long it has held is not known'],
    ['metric: load, threshold: 4', { value: Number.NaN }, 'unknown', 'NaN', 'the value is not a number'],
    ['metric: load, threshold: 4', { unknown: 'nobody answered' }, 'unknown', undefined, 'nobody answered'],
    [memory, { value: 1.9 * gib, of: 2 * gib }, 'yes', '0.95 (1.9 GiB of 2 GiB)', '0.95 > 0.9'],
    [memory, { value: gib, of: 2 * gib }, 'no', '0.5 (1 GiB of 2 GiB)', '0.5 is not > 0.9'],
    [memory, { value: gib }, 'unknown', '1 GiB', 'the memory limit is not known'],
    [memory, { value: gib, of: 0 }, 'unknown', '1 GiB', 'the memory limit is not known'],
    ['metric: used, threshold: 0.9, ratio_of: total', { value: 95, of: 100 }, 'yes', '0.95 (95 of 100)', '0.95 > 0.9'],
  ])('%s with %o', (written, reading, holds, now, why) => {
    const planned = planCondition(condition(written), reading);
    expect(planned).toMatchObject({ holds, why });
    expect(planned.now).toBe(now);
  });

  it.each([
    [memory, '0.9 of the memory limit', undefined],
    ['metric: container_memory_usage_bytes, threshold: 1073741824, duration: 90s', '1 GiB', '1m30s'],
    ['metric: used, threshold: 0.9, ratio_of: total', '0.9 of total', undefined],
    ['metric: queue_depth, threshold: 0.5', '0.5', undefined],
  ])('%s is compared with %s', (written, threshold, duration) => {
    const planned = planCondition(condition(written), { unknown: '' });
    expect(planned).toMatchObject({ operator: '>', threshold });
    expect(planned.duration).toBe(duration);
  });
});

describe('a trigger', () => {
  const spec = (trigger: string) => playbookOf(`trigger: ${trigger}${actions}`);
  const two = '{conditions: [{metric: a, threshold: 1}, {metric: b, threshold: 1}]}';
  const yes: Reading = { value: 2 };
  const no: Reading = { value: 0 };
  const unknown: Reading = { unknown: 'not read' };

  it.each<[string, readonly Reading[], Tristate]>([
    ['all hold', [yes, yes], 'yes'],
    ['one does not', [yes, no], 'no'],
    ['one is not known', [yes, unknown], 'unknown'],
    ['one does not and one is not known', [unknown, no], 'no'],
    ['one was never read', [yes], 'unknown'],
  ])('%s', (_, readings, holds) => {
    expect(planTrigger(spec(two), factsOf({}, { readings })).holds).toBe(holds);
  });

  it.each<[Tristate, Tristate]>([
    ['yes', 'yes'],
    ['no', 'no'],
    ['unknown', 'unknown'],
  ])('an alert that fires: %s', (alert, holds) => {
    const facts = factsOf({}, { alert: { holds: alert, why: 'said' } });
    expect(planTrigger(spec('{alert: H8}'), facts)).toEqual({
      alert: 'H8',
      holds,
      firing: { holds: alert, why: 'said' },
      conditions: [],
    });
  });

  it('never holds when it says nothing', () => {
    expect(planTrigger(playbookOf(actions.trim()), factsOf())).toEqual({ holds: 'no', conditions: [] });
  });
});
