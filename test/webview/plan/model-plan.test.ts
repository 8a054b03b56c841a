import { describe, expect, it } from 'vitest';
import type { Call, PlanGate, PlanStep, Tristate } from '../../../engine/protocol/page.ts';
import {
  callText,
  countsOf,
  factsOf,
  gatesHold,
  gatesText,
  reasonOf,
  targetsText,
  touchedBy,
  undoOrder,
} from '../../../webview/src/plan/model-plan.ts';
import { nightPlan } from '../../support/night.ts';

const step = (index: number): PlanStep => {
  const found = nightPlan.steps[index - 1];
  if (found === undefined) throw new Error(`no step ${index}`);
  return found;
};

it.each<[Call, string]>([
  [{ type: 'command', argv: ['systemctl', 'restart', 'a@b.service'] }, 'systemctl restart a@b.service'],
  [{ type: 'command', argv: ['echo', "it's", '', '$HOME'] }, "echo 'it'\\''s' '' '$HOME'"],
  [{ type: 'command', argv: ['make'], cwd: '/my shop' }, "cd '/my shop' && make"],
  [{ type: 'http', method: 'GET', url: 'http://x/' }, 'GET http://x/'],
  [{ type: 'http', method: 'PATCH', url: 'http://x/', body: '{"a":1}' }, 'PATCH http://x/ {"a":1}'],
])('%o is %s', (call, text) => expect(callText(call)).toBe(text));

it('counts the verdicts that occur', () => {
  expect(countsOf(nightPlan)).toEqual([
    { verdict: 'run', count: 2 },
    { verdict: 'ask', count: 1 },
    { verdict: 'skip', count: 1 },
    { verdict: 'not_connected', count: 1 },
  ]);
});

describe('gates', () => {
  const gates = (...holds: Tristate[]): PlanGate[] => holds.map((hold) => ({ name: 'g', holds: hold, why: '' }));

  it.each<[Tristate[], string, Tristate]>([
    [['yes', 'yes'], '2 of 2 pass', 'yes'],
    [['yes', 'unknown'], '1 of 2 pass, 1 not known', 'unknown'],
    [['no', 'unknown', 'no'], '0 of 3 pass, 2 fail, 1 not known', 'no'],
    [['no'], '0 of 1 pass, 1 fails', 'no'],
    [[], '0 of 0 pass', 'yes'],
  ])('%j', (holds, text, worst) => {
    expect(gatesText(gates(...holds))).toBe(text);
    expect(gatesHold(gates(...holds))).toBe(worst);
  });
});

describe('steps', () => {
  it('says what follows, the limits, who approves and how it is undone', () => {
    expect(factsOf(step(1))).toEqual({
      follows: 'if it fails: step 3',
      facts: ['timeout 60s', '3 retries', 'cannot be undone'],
    });
    expect(factsOf(step(4)).facts).toEqual([
      'timeout 10m',
      '1 retry',
      'jonas or priya approves',
      'deploy 1.18.0 again',
    ]);
    expect(factsOf({ ...step(5), approval: { needed: true } })).toEqual({
      facts: ['timeout 60s', 'needs approval', 'nothing to undo'],
    });
    expect(factsOf({ ...step(1), onFailure: [2, 4], onSuccess: [5] }).follows).toBe(
      'if it fails: steps 2 and 4; if it succeeds: step 5',
    );
  });

  it('names each target once, and says where none is named', () => {
    const [target] = step(1).targets;
    expect(targetsText({ ...step(1), targets: target ? [target, target] : [] })).toBe('billing_api');
    expect(targetsText({ ...step(1), targets: [{ platform: 'local', status: 'the alert names it' }] })).toBe(
      'no target named',
    );
  });

  it('says what a step waits for, and why', () => {
    expect(reasonOf(step(3))).toEqual({ beside: 'only if restart_failed', below: step(3).why });
    expect(reasonOf({ ...step(1), why: 'runs first' })).toEqual({ beside: 'runs first' });
    const long = 'feature_flag_disable is not supported yet: nothing is connected';
    expect(reasonOf({ ...step(1), why: long })).toEqual({ below: long });
  });
});

it('tells what would be touched now from what only an outcome leads to', () => {
  expect(touchedBy(nightPlan)).toEqual({ now: ['billing_api', 'worker'], later: ['oncall'] });
});

it('undoes in reverse order, and knows what cannot be undone', () => {
  expect(undoOrder(nightPlan).map(({ index, undoable }) => `${index} ${undoable}`)).toEqual([
    '5 false',
    '4 true',
    '3 true',
    '2 false',
    '1 false',
  ]);
});
