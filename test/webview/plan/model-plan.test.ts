import { describe, expect, it } from 'vitest';
import type { Call, PlanGate, PlanStep, Tristate } from '../../../engine/protocol/page.ts';
import {
  callText,
  countsOf,
  factsOf,
  gatesHold,
  gatesText,
  linesOf,
  reasonOf,
  targetCount,
  targetsText,
  touchedBy,
  undoOrder,
} from '../../../webview/src/plan/model-plan.ts';
import { factsOf as planFacts, planOf, profileHead, stepOf } from '../../engine/playbooks/planning.ts';
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

describe('a plan as the engine makes it', () => {
  const facts = planFacts({
    'oncall.escalation.yaml': `escalation: {levels: [{delay: 0m, channels: [here]}, {delay: 10m, channels: [chat, pager]}]}`,
    'local.yaml': `${profileHead}channels:
  here: {type: desktop}
  chat: {type: slack, urlFile: ~/.config/healer/chat.url}
  pager: {type: pagerduty, keyFile: ~/.config/healer/key}`,
  });

  it('pairs levels with their calls', () => {
    const { message, lines } = linesOf(
      stepOf('{type: alert_escalate, channel: oncall, message: "Help, please"}', facts),
    );
    expect(message).toBe('with the text "Help, please"');
    expect(lines.map(({ text, call }) => [text, call && callText(call)])).toEqual([
      ['level 1, at once: a notification on this desktop (here)', undefined],
      [
        'level 2, after 10m without an acknowledgement: a Slack message (chat)',
        'POST (the address in ~/.config/healer/chat.url)',
      ],
      [
        'level 2, after 10m without an acknowledgement: a PagerDuty page (pager)',
        'POST https://events.pagerduty.com/v2/enqueue',
      ],
    ]);
  });

  it('counts targets as its gate does', () => {
    const plan = planOf(
      `actions:
  - {type: http_request, method: GET, url: "http://shop:80/"}
  - {type: restart_pod, pod: api}
  - {type: alert_escalate, channel: oncall, message: Help}`,
      facts,
    );
    expect(plan.gates.find(({ name }) => name === 'Targets')?.why).toMatch(`${targetCount(plan)} (api)`);
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

  it('puts a level of a policy and its call on one line, and the message once', () => {
    expect(linesOf(step(5))).toEqual({
      message: 'with the text "billing_api does not come back."',
      lines: [
        { text: 'level 1, at once: a notification on this desktop (desktop)' },
        { text: 'level 2, after 10m without an acknowledgement: a Slack message (oncall)', call: step(5).calls[0] },
        { text: 'level 3, after 30m without an acknowledgement: a Slack message (oncall)', call: step(5).calls[1] },
        { text: 'level 3, after 30m without an acknowledgement: a PagerDuty page (pager)', call: step(5).calls[2] },
      ],
    });
  });

  it('lists each call once where it is not known which target it reaches', () => {
    const [call] = step(1).calls;
    const lines = [{ text: 'local: a unit of this host' }, { call }];
    expect(linesOf({ ...step(1), calls: call ? [call, call] : [] })).toEqual({ lines });
    const unread = { ...step(5), calls: step(5).calls.slice(1) };
    expect(linesOf(unread).lines.slice(4)).toEqual(unread.calls.map((each) => ({ call: each })));
  });

  it('says what a step waits for, and why', () => {
    expect(reasonOf(step(3))).toEqual({ beside: 'only if restart_failed', below: step(3).why });
    expect(reasonOf({ ...step(1), why: 'runs first' })).toEqual({ beside: 'runs first' });
    const long = 'feature_flag_disable is not supported yet: nothing is connected';
    expect(reasonOf({ ...step(1), why: long })).toEqual({ below: long });
  });
});

it('tells what would be touched now from what only an outcome leads to', () => {
  expect(touchedBy(nightPlan)).toEqual({
    now: ['billing_api', 'worker'],
    later: [],
    told: ['desktop', 'oncall', 'pager'],
  });
});

it('counts as targets what would be touched: no channel, nothing that is only asked', () => {
  const ask = { ...step(2), targets: [{ platform: 'http', name: 'shop:80', status: 'not asked' }] } as const;
  const unnamed = { ...step(1), targets: [{ platform: 'local', status: 'the alert names it' }] } as const;
  const count = (...steps: PlanStep[]) => targetCount({ ...nightPlan, steps });
  expect(targetCount(nightPlan)).toBe(3);
  expect(count(step(1), step(1), ask, step(5))).toBe(1);
  expect(count(step(1), unnamed)).toBe(2);
});

it('undoes the steps that can be done in reverse order, and knows what cannot be undone', () => {
  expect(undoOrder(nightPlan).map(({ index, undoable }) => `${index} ${undoable}`)).toEqual([
    '5 false',
    '4 true',
    '2 false',
    '1 false',
  ]);
});
