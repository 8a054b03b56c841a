import { expect, it } from 'vitest';
import { type EarlierAction, firstWord, nearestCondition, resolveCondition } from '../../schemas/condition.ts';

const pod: EarlierAction = { type: 'restart_pod' };
const scale: EarlierAction = { type: 'scale_up' };
const worker: EarlierAction = { type: 'restart_process', id: 'worker' };

it.each<[string, EarlierAction[], { outcome: string; index?: number; candidates: number[] } | undefined]>([
  ['restart_failed', [pod, scale], { outcome: 'failed', index: 0, candidates: [0] }],
  ['scale_succeeded', [pod, scale], { outcome: 'succeeded', index: 1, candidates: [1] }],
  ['worker_failed', [pod, worker], { outcome: 'failed', index: 1, candidates: [1] }],
  ['restart_failed', [pod, scale, pod], { outcome: 'failed', index: 2, candidates: [0, 2] }],
  ['restart_failed', [pod, worker], { outcome: 'failed', index: 1, candidates: [0, 1] }],
  // An id goes before the word of a type, wherever it stands.
  ['restart_failed', [{ type: 'notify', id: 'restart' }, pod], { outcome: 'failed', index: 0, candidates: [0] }],
  ['worker_failed', [worker, worker], { outcome: 'failed', index: 1, candidates: [0, 1] }],
  ['exec_failed', [{ type: 'exec' }], { outcome: 'failed', index: 0, candidates: [0] }],
  ['restart_pod_failed', [pod], { outcome: 'failed', candidates: [] }],
  ['restart_failed', [], { outcome: 'failed', candidates: [] }],
  ['a_failed_succeeded', [{ type: 'x', id: 'a_failed' }], { outcome: 'succeeded', index: 0, candidates: [0] }],
  ['restart', [pod], undefined],
  ['_failed', [pod], undefined],
])('%s after %j', (condition, earlier, expected) => {
  const resolved = resolveCondition(condition, earlier);
  if (expected === undefined) expect(resolved).toBeUndefined();
  else
    expect(resolved).toEqual({
      ...expected,
      count: expected.candidates.length,
      name: condition.replace(/_(failed|succeeded)$/, ''),
    });
});

it.each([
  ['restart_pod', 'restart'],
  ['exec', 'exec'],
  ['', ''],
])('the first word of %j is %j', (type, word) => expect(firstWord(type)).toBe(word));

it.each([
  ['scale_failde', 'scale_failed'],
  ['scale_fail', 'scale_failed'],
  ['web-1_success', 'web-1_succeeded'],
  ['restart_secceeded', 'restart_succeeded'],
  ['restart', undefined],
  ['restart_pod', undefined],
])('%s most likely means %s', (text, meant) => expect(nearestCondition(text)).toBe(meant));
