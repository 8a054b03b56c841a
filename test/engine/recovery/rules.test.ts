import { describe, expect, it } from 'vitest';
import type { Event } from '../../../engine/model/event.ts';
import type { BoundRule, Rule } from '../../../engine/model/rule.ts';
import {
  decideRule,
  freshRule,
  type RuleMemory,
  rememberRules,
  type Situation,
} from '../../../engine/recovery/rules.ts';

const mebibyte = 1024 * 1024;

function bound(given: Partial<Rule> = {}): BoundRule {
  const rule: Rule = {
    name: 'r',
    on: 'crash',
    action: 'restart_process',
    maxRetries: 3,
    cooldown: 60_000,
    process: 'worker',
    source: { file: '/shop/rules/r.rule.yaml', line: 1 },
    ...given,
  };
  return { rule, workload: 'shop-worker', processes: [{ name: 'worker' }] };
}

const gone: Situation = { running: [], gone: { pid: 7 } };
const memory = (mib: number): Situation => ({ running: [{ pid: 7, memory: mib * mebibyte }] });
const threads = (now: number, usual?: number): Situation => ({
  running: [{ pid: 7, threads: now, ...(usual !== undefined && { usualThreads: usual }) }],
});
const workload = (healthy: boolean, given: Partial<NonNullable<Situation['workload']>> = {}): Situation => ({
  running: [],
  workload: { healthy, autoRestart: false, ...given },
});
const ofMemory = { on: 'memory', memory: 512 * mebibyte } as const;
const ofThreads = { on: 'threads', threads: 10 } as const;
const ofUnhealthy = { on: 'unhealthy', action: 'restart_workload' } as const;

describe('how things stand, what a rule does and why', () => {
  it.each<[string, Partial<Rule>, Situation, string, RegExp]>([
    ['a process that runs', {}, memory(1), 'nothing', /^worker runs \(pid 7\)$/],
    ['one that was never seen', {}, { running: [] }, 'nothing', /was not seen to end/],
    ['a crash', {}, gone, 'act', /^worker \(pid 7\) has ended and none runs$/],
    ['a crash after which another runs', {}, { ...memory(1), crashed: { pid: 7 } }, 'nothing', /worker runs/],
    ['such a crash that is to be told', { action: 'notify' }, { ...memory(1), crashed: { pid: 6 } }, 'act', /pid 6/],
    ['memory within the limit', ofMemory, memory(512), 'nothing', /holds 512MiB of memory, within 512MiB/],
    ['memory above it', ofMemory, memory(513), 'act', /holds 513MiB of memory, more than 512MiB/],
    ['memory that is not known', ofMemory, { running: [{ pid: 7 }] }, 'nothing', /not known/],
    ['a crash, for a rule about memory', ofMemory, gone, 'nothing', /does not run/],
    [
      'a process that this rule ended and that did not come up',
      ofMemory,
      { running: [], gone: { pid: 7, by: 'r' } },
      'act',
      /has ended/,
    ],
    ['threads as usual', ofThreads, threads(20, 10), 'nothing', /from 10 to 20 threads, a change within 10/],
    ['more threads', ofThreads, threads(21, 10), 'act', /from 10 to 21 threads/],
    ['fewer threads', ofThreads, threads(9, 20), 'act', /from 20 to 9 threads/],
    ['threads of a process that was just started', ofThreads, threads(50), 'nothing', /not known yet/],
    ['a healthy workload', ofUnhealthy, workload(true), 'nothing', /shop-worker is not unhealthy/],
    ['an unhealthy one', ofUnhealthy, workload(false), 'act', /shop-worker is unhealthy/],
    [
      'an unhealthy one that its health config restarts',
      ofUnhealthy,
      workload(false, { autoRestart: true }),
      'nothing',
      /auto_restart of its health config goes first/,
    ],
    [
      'an unhealthy one that nobody has seen',
      ofUnhealthy,
      workload(false, { unread: true }),
      'withheld',
      /is unhealthy, but what its checks go by could not be read/,
    ],
    [
      'one kept as unhealthy, whose checks have not run since',
      ofUnhealthy,
      workload(false, { unseen: true }),
      'nothing',
      /but its checks have not run since the daemon began/,
    ],
    [
      'such a one that its health config restarts, and tells of',
      ofUnhealthy,
      workload(false, { unread: true, autoRestart: true }),
      'nothing',
      /auto_restart of its health config goes first/,
    ],
    [
      'such a one in a silence',
      ofUnhealthy,
      { ...workload(false, { unread: true }), withheld: 'it is silenced until noon: moving' },
      'nothing',
      /, but it is silenced/,
    ],
    [
      "such a one a moment after another's attempt",
      ofUnhealthy,
      workload(false, { unread: true, lastAttempt: 990_000 }),
      'cooling',
      /the last attempt is less than 1m ago/,
    ],
    [
      'such a one, for a rule that tells of it',
      { ...ofUnhealthy, action: 'notify' },
      workload(false, { unread: true }),
      'act',
      /is unhealthy/,
    ],
    [
      'one it restarts that is only told of',
      { ...ofUnhealthy, action: 'notify' },
      workload(false, { autoRestart: true }),
      'act',
      /is unhealthy/,
    ],
    ['a silence', {}, { ...gone, withheld: 'it is silenced until noon: moving' }, 'nothing', /, but it is silenced/],
    ['no attempt allowed', { maxRetries: 0 }, gone, 'exhausted', /has ended/],
    [
      "another's attempt a moment ago",
      ofUnhealthy,
      workload(false, { lastAttempt: 990_000 }),
      'cooling',
      /the last attempt is less than 1m ago/,
    ],
  ])('%s', (_, rule, situation, what, why) => {
    const { verdict } = decideRule(bound(rule), situation, freshRule, 1_000_000);
    expect(verdict.what).toBe(what);
    expect(verdict.why).toMatch(why);
  });
});

it.each<[string, Partial<RuleMemory>, string]>([
  ['holds back at its limit', { made: 3 }, 'withheld'],
  ['has nothing more to say once a person was called', { made: 3, exhausted: true }, 'exhausted'],
])('a rule about a workload that nobody has seen %s', (_, memory, what) => {
  const { verdict } = decideRule(bound(ofUnhealthy), workload(false, { unread: true }), { ...freshRule, ...memory }, 0);
  expect(verdict.what).toBe(what);
});

describe('one after the other', () => {
  /** Ticks (s) at which the rule acts and gives up, of a process gone between the times given. */
  function history(rule: Partial<Rule>, isGone: (second: number) => boolean, until: number) {
    let known: RuleMemory = freshRule;
    const told: string[] = [];
    for (let second = 0; second <= until; second++) {
      const situation = isGone(second) ? gone : memory(1);
      const { verdict, memory: next } = decideRule(bound(rule), situation, known, second * 1000);
      known = next;
      if (verdict.what === 'act') {
        told.push(`${verdict.number} at ${second}`);
        known = { ...known, made: verdict.number, last: second * 1000, exhausted: false };
      }
      if (verdict.what === 'exhausted' && !known.exhausted) {
        told.push(`exhausted at ${second}`);
        known = { ...known, exhausted: true };
      }
    }
    return told;
  }

  it.each<[string, Partial<Rule>, (second: number) => boolean, number, readonly string[]]>([
    [
      'attempts are a cooldown apart, and after the last comes a person, once',
      {},
      () => true,
      7_200,
      ['1 at 0', '2 at 60', '3 at 120', 'exhausted at 180'],
    ],
    [
      'crashes with little between count together',
      { cooldown: 10_000, maxRetries: 2 },
      (second) => second % 100 === 0,
      350,
      ['1 at 0', '2 at 100', 'exhausted at 200'],
    ],
    [
      'once nothing happened for ten minutes, they count from zero',
      { maxRetries: 1 },
      (second) => second === 0 || second === 300 || second === 901,
      2_000,
      ['1 at 0', 'exhausted at 300', '1 at 901'],
    ],
    [
      'a long cooldown asks for twice as long a rest',
      { maxRetries: 1, cooldown: 600_000 },
      (second) => second === 0 || second === 1_000 || second === 2_300,
      3_000,
      ['1 at 0', 'exhausted at 1000', '1 at 2300'],
    ],
  ])('%s', (_, rule, isGone, until, expected) => {
    expect(history(rule, isGone, until)).toEqual(expected);
  });
});

describe('what rules have done is known from the record', () => {
  const event = (kind: 'rule_acted' | 'rule_exhausted', at: number, data: Record<string, unknown>): Event => ({
    id: `${at}`,
    at: new Date(at).toISOString(),
    kind,
    source: 'night',
    scope: 'local',
    actor: { name: 'rule r', via: 'daemon' },
    message: '',
    data,
  });
  const acted = (at: number, number: number) => event('rule_acted', at, { rule: 'r', number });

  it.each<[string, readonly Event[], RuleMemory | undefined]>([
    ['nothing', [], undefined],
    ['an attempt', [acted(1_000, 1)], { made: 1, last: 1_000, held: 9_000, exhausted: false }],
    [
      'the last of several',
      [acted(1_000, 1), acted(2_000, 2)],
      { made: 2, last: 2_000, held: 9_000, exhausted: false },
    ],
    [
      'that it gave up',
      [acted(2_000, 2), event('rule_exhausted', 3_000, { rule: 'r', attempts: 2 })],
      { made: 2, last: 2_000, held: 9_000, exhausted: true },
    ],
    ['an event without a rule', [event('rule_acted', 1_000, {})], undefined],
  ])('%s', (_, events, expected) => {
    expect(rememberRules(events, Date.parse, 9_000).get('r')).toEqual(expected);
  });
});
