import { describe, expect, it } from 'vitest';
import type { Check } from '../../../engine/model/check.ts';
import type { WrittenRule } from '../../../engine/model/definition.ts';
import { failed, success } from '../../../engine/model/failure.ts';
import type { Silence } from '../../../engine/model/silence.ts';
import type { SeenProcess } from '../../../engine/watch/process-watch.ts';
import type { RecoveryRule } from '../../../schemas/generated/types.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { value } from '../store/temporary.ts';
import { brokenReport, type Night, night, running, watched } from './night.ts';

function written(rule: RecoveryRule & { readonly name: string }): WrittenRule {
  return { name: rule.name, value: rule, source: { file: '/shop/rules/r.rule.yaml', line: 1 } };
}

const onCrash = written({ name: 'r', on: 'crash', action: 'restart_process', process: 'worker', cooldown_seconds: 30 });
const onMemory = written({ name: 'm', on: 'memory', action: 'restart_process', process: 'worker', memory_mb: 100 });

const mebibyte = 1024 * 1024;

/** Kinds of events but those of the watch itself, each with the rule or process it tells of. */
function story({ events }: Night): readonly string[] {
  return events
    .filter(({ kind }) => !['watch_started', 'watch_stopped', 'definitions_changed', 'check_fail'].includes(kind))
    .map(({ kind, data }) => `${kind} ${String(data?.['rule'] ?? data?.['pid'] ?? '')}`.trim());
}

/** A worker that runs and is known, for five seconds. */
async function withWorker(options: Partial<Parameters<typeof night>[0]> = {}): Promise<Night> {
  const shop = await night({ checks: [], rules: [onCrash], ...options });
  shop.processes.set('worker', [running(7)]);
  await shop.clock.advance(5_000);
  return shop;
}

const crash = async (shop: Night, ms = 2_000) => {
  shop.processes.set('worker', []);
  await shop.clock.advance(ms);
};

describe('a crash', () => {
  it('is told, then reported, then the rule acts, within two seconds', async () => {
    const shop = await withWorker();
    await crash(shop);
    expect(story(shop)).toEqual(['crash 7', 'rule_acted r']);
    expect(shop.done).toEqual(['crash report worker', 'start worker --serve']);
  });

  it('is told and reported without any rule, and its process check looks at once', async () => {
    const check = watched('queue', { interval: 3_600_000, probe: { type: 'process', name: 'worker', cpu: false } });
    const shop = await withWorker({ checks: [{ ...check, name: 'process' }], rules: [] });
    shop.answers.set('queue/process', 'no process is called worker');
    await crash(shop);
    expect(shop.told({ fails: true })).toEqual(expect.arrayContaining(['crash queue', 'check_fail queue']));
    expect(shop.done).toEqual(['crash report queue']);
  });

  it('is nothing while the process is only stopped by a signal', async () => {
    const shop = await withWorker();
    shop.processes.set('worker', [running(7, { state: 'T' })]);
    await shop.clock.advance(10_000);
    expect(story(shop)).toEqual([]);
    expect(shop.done).toEqual(['log worker (pid 7) is stopped by a signal; it is there, and no crash']);
  });

  it('of a process whose pid another has now is seen', async () => {
    const shop = await withWorker();
    shop.processes.set('worker', [running(7, { start: '2' })]);
    await shop.clock.advance(2_000);
    expect(story(shop)).toEqual(['crash 7']);
    expect(shop.done).toEqual(['crash report worker']);
  });

  it('is no crash when auto_restart is what ended it', async () => {
    const check = watched('queue', {
      auto: true,
      retries: 1,
      probe: { type: 'process', name: 'worker', cpu: false },
    });
    const shop = await night({
      checks: [{ ...check, name: 'process' }],
      async restart() {
        shop.processes.set('worker', [running(8)]);
        return success(null);
      },
    });
    shop.processes.set('worker', [running(7)]);
    await shop.clock.advance(5_000);
    shop.answers.set('queue/process', 'it holds too much memory');
    await shop.clock.advance(10_000);
    expect(shop.told({ from: 2 })).toEqual(['unhealthy queue', 'restart queue']);
  });

  it('is one when a restart ended it and did not bring it back', async () => {
    const startAgain = async (shop: Night) => {
      shop.processes.set('worker', []);
      return failed({ code: 'rule/ended-at-once', message: '`worker` was started and ended at once' });
    };
    const shop = await withWorker({ rules: [onMemory], startAgain });
    shop.processes.set('worker', [running(7, { memory: 101 * mebibyte })]);
    await shop.clock.advance(8_000);
    expect(story(shop)).toEqual(['limit_exceeded m', 'rule_acted m', 'restart_failed m', 'crash 7']);
    const crashed = shop.events.find(({ kind }) => kind === 'crash');
    expect(crashed?.message).toBe('worker (pid 7) was ended by m and did not come up again');
    await shop.clock.advance(60_000);
    expect(story(shop).slice(4)).toEqual(['rule_acted m', 'restart_failed m']);
  });
});

describe('a rule', () => {
  it('does nothing while no report is on the disk, says so, and acts once there is one', async () => {
    let full = true;
    const report = async () => (full ? failed(brokenReport) : success('report-1'));
    const shop = await withWorker({ report });
    await crash(shop, 30_000);
    expect(shop.done.filter((what) => what.startsWith('start'))).toEqual([]);
    expect(story(shop)).toEqual(['crash 7', 'restart_withheld r']);
    full = false;
    await shop.clock.advance(10_000);
    expect(shop.done.slice(-2)).toEqual(['crash report worker', 'start worker --serve']);
  });

  it('asks for the report every 5 s while it cannot be written', async () => {
    const shop = await withWorker({ report: async () => failed(brokenReport) });
    await crash(shop, 55_000);
    expect(shop.done.filter((what) => what.endsWith('report worker failed'))).toHaveLength(11);
  });

  it('that has given up calls a person each time what it gave up ends again, at most once a minute', async () => {
    const shop = await withWorker();
    const incidents = () => shop.done.filter((what) => what === 'incident worker').length;
    const mendAndEnd = async (pid: number) => {
      shop.processes.set('worker', [running(pid)]);
      await shop.clock.advance(20_000);
      shop.processes.set('worker', []);
      await shop.clock.advance(20_000);
    };
    await crash(shop, 200_000);
    expect(incidents()).toBe(1);
    const [open] = value(await shop.incidents.openOf(['worker']));
    const resolution = { summary: 's', root_cause: 'r', fix: 'f' };
    value(await shop.incidents.resolve({ id: open?.id ?? '', actor: { name: 'mara', via: 'cli' }, resolution }));
    await mendAndEnd(70);
    expect(incidents()).toBe(2);
    expect(story(shop).slice(-2)).toEqual(['crash 70', 'rule_exhausted r']);
    await mendAndEnd(71);
    expect(story(shop).slice(-1)).toEqual(['crash 71']);
    await shop.clock.advance(60_000);
    expect(story(shop).slice(-1)).toEqual(['rule_exhausted r']);
    await shop.clock.advance(600_000);
    expect(story(shop).filter((what) => what === 'rule_exhausted r')).toHaveLength(3);
  });

  describe('about two processes', () => {
    const checks = ['worker', 'helper'].map((name) => ({
      ...watched('queue', { interval: 10_000, retries: 2, probe: { type: 'process', name, cpu: false } }),
      name,
    }));
    const withTwo = async (rule: RecoveryRule & { readonly name: string }) => {
      const shop = await night({ checks, rules: [written(rule)] });
      shop.processes.set('worker', [running(7)]);
      shop.processes.set('helper', [running(9, { name: 'helper' })]);
      await shop.clock.advance(15_000);
      shop.processes.set('helper', []);
      shop.answers.set('queue/helper', 'no process is called helper');
      await shop.clock.advance(420_000);
      return story(shop);
    };
    const often = { workload: 'queue', cooldown_seconds: 30, max_retries: 1 } as const;

    it('that has given up calls once for the one that stays gone', async () => {
      const told = await withTwo({ name: 'u', on: 'unhealthy', action: 'restart_workload', ...often });
      expect(told.filter((what) => what === 'rule_exhausted u')).toHaveLength(1);
    });

    it('starts the one again that has ended, though the other runs', async () => {
      const told = await withTwo({ name: 'c', on: 'crash', action: 'restart_process', ...often });
      expect(told.slice(0, 2)).toEqual(['crash 9', 'rule_acted c']);
    });
  });

  it('that only tells and has given up tells again after a quiet time', async () => {
    const rule = written({
      name: 'n',
      on: 'crash',
      action: 'notify',
      process: 'worker',
      cooldown_seconds: 30,
      max_retries: 1,
    });
    const shop = await withWorker({ rules: [rule] });
    for (const pid of [70, 71, 72]) {
      shop.processes.set('worker', [running(pid)]);
      await shop.clock.advance(40_000);
    }
    expect(story(shop).filter((what) => what === 'rule_exhausted n').length).toBeGreaterThan(0);
    await shop.clock.advance(3_600_000);
    const from = story(shop).length;
    shop.processes.set('worker', [running(80)]);
    await shop.clock.advance(40_000);
    expect(story(shop).slice(from)).toEqual(['crash 72', 'rule_acted n']);
  });

  it('calls a person though it was gone and back while the report of its giving up was written', async () => {
    let wait: Promise<void> | undefined;
    const probe = { type: 'process', name: 'worker', cpu: false } as const;
    const shop = await withWorker({
      checks: [watched('worker', { interval: 3_600_000, probe })],
      rules: [
        written({
          name: 'r',
          on: 'crash',
          action: 'restart_process',
          process: 'worker',
          cooldown_seconds: 30,
          max_retries: 1,
        }),
      ],
      async report() {
        await wait;
        return success('report-1');
      },
    });
    const { rules } = shop.definitions;
    await crash(shop, 10_000);
    shop.processes.set('worker', [running(8)]);
    await shop.clock.advance(5_000);
    const held = Promise.withResolvers<void>();
    wait = held.promise;
    shop.processes.set('worker', []);
    await shop.clock.advance(40_000);
    Object.assign(shop.definitions, { rules: [] });
    await shop.watch.reload();
    held.resolve();
    await shop.clock.advance(3_000);
    Object.assign(shop.definitions, { rules });
    await shop.watch.reload();
    await shop.clock.advance(120_000);
    expect(story(shop)).toContain('rule_exhausted r');
  });

  it('notes what it did in the open incident of a workload that no check watches', async () => {
    const shop = await withWorker();
    const actor = { name: 'mara', via: 'cli' } as const;
    const incident = { title: 'The worker is slow', severity: 'P3', service: 'worker' } as const;
    value(await shop.incidents.open({ root: '/shop', trusted: true, actor, incident }, { workload: 'worker' }));
    await crash(shop, 2_000);
    expect(shop.done.filter((what) => what.startsWith('note The rule r restarted (attempt 1'))).toHaveLength(1);
  });

  it('acts as often as max_retries, a cooldown apart, and then calls a person', async () => {
    const shop = await withWorker();
    await crash(shop, 600_000);
    const starts = shop.events.filter(({ kind }) => kind === 'rule_acted').map(({ at }) => Date.parse(at));
    expect(starts.map((at) => (at - (starts[0] ?? 0)) / 1000)).toEqual([0, 30, 60]);
    expect(story(shop).slice(-1)).toEqual(['rule_exhausted r']);
    expect(shop.done.filter((what) => what === 'incident worker')).toHaveLength(1);
  });

  it('calls a person again where the disk refused that at first', async () => {
    const shop = await withWorker();
    await crash(shop, 80_000);
    shop.database.pragma('query_only = ON');
    await shop.clock.advance(30_000);
    const calls = () => shop.done.filter((what) => what === 'incident worker').length;
    expect(calls()).toBe(4);
    shop.database.pragma('query_only = OFF');
    await shop.clock.advance(120_000);
    expect(calls()).toBe(5);
    expect(value(await shop.incidents.openOf(['worker']))).toHaveLength(1);
    expect(story(shop).filter((what) => what.startsWith('rule_exhausted'))).toEqual(['rule_exhausted r']);
  });

  it('calls a person with a report of the very crash they are called for', async () => {
    let written = 0;
    let pid = 7;
    const shop = await withWorker({
      report: async () => success(`report-${++written}`),
      async startAgain({ processes }) {
        processes.set('worker', [running(++pid)]);
        return success(undefined);
      },
    });
    for (let times = 0; times < 4; times++) {
      await crash(shop, 2_000);
      await shop.clock.advance(31_000);
    }
    const reportsOf = (wanted: string) =>
      shop.events.filter(({ kind }) => kind === wanted).map(({ data }) => data?.['report']);
    const [called] = reportsOf('rule_exhausted');
    expect(called).toMatch(/^report-/);
    expect(reportsOf('rule_acted')).toHaveLength(3);
    expect(reportsOf('rule_acted')).not.toContain(called);
  });

  it('keeps count when the daemon starts again', async () => {
    const before = await withWorker();
    await crash(before, 40_000);
    await before.watch.stop();
    const { database, clock } = before;
    const shop = await withWorker({ database, clock });
    await crash(shop, 600_000);
    const numbers = shop.events.filter(({ kind }) => kind === 'rule_acted').map(({ data }) => data?.['number']);
    expect(numbers).toEqual([3]);
    expect(story(shop).slice(-1)).toEqual(['rule_exhausted r']);
  });

  it('is content when the process came back by itself', async () => {
    const shop = await withWorker({
      report: async () => {
        shop.processes.set('worker', [running(8)]);
        return success('report-1');
      },
    });
    await crash(shop, 10_000);
    expect(story(shop)).toEqual(['crash 7']);
  });

  it('knows what it started by its id, whatever that calls itself', async () => {
    const again = running(8, { name: 'interpreter' });
    const shop = await withWorker({
      async startAgain({ processes }) {
        processes.set('interpreter', [again]);
        return success(again);
      },
    });
    await crash(shop, 120_000);
    expect(story(shop)).toEqual(['crash 7', 'rule_acted r']);
    shop.processes.set('interpreter', []);
    await shop.clock.advance(2_000);
    expect(story(shop).slice(2)).toEqual(['crash 8', 'rule_acted r']);
  });

  it('is put on record before it begins, with its report, and its end after', async () => {
    const shop = await withWorker({
      startAgain: async () => failed({ code: 'rule/ended-at-once', message: 'gone again' }),
    });
    await crash(shop);
    const rows = shop.database.prepare('SELECT workload, target, cause, number, report, outcome FROM restart_attempts');
    expect(rows.all()).toEqual([
      {
        workload: 'worker',
        target: 'process worker --serve in /srv',
        cause: 'r',
        number: 1,
        report: 'report-1',
        outcome: 'failed',
      },
    ]);
    expect(story(shop)).toEqual(['crash 7', 'rule_acted r', 'restart_failed r']);
  });

  it('says the whole of what it starts again, however long that is', async () => {
    const words = Array.from({ length: 40 }, (_, at) => `--shard=${at}`);
    const shop = await withWorker({
      processOrigin: async (pid) =>
        success({ pid, start: '1', program: '/bin/w', argv: ['worker', ...words], cwd: '/srv', environment: {} }),
    });
    await crash(shop);
    const { message, data } = shop.events.find(({ kind }) => kind === 'rule_acted') ?? {};
    expect(data?.['target']).toBe(`process worker ${words.join(' ')} in /srv`);
    expect(message).toBe(
      `worker (pid 7) has ended and none runs: the rule r restarts (attempt 1): ${data?.['target']}`,
    );
  });

  it.each(['begin', 'end'] as const)('is counted when it began, though the disk refuses its %s', async (refused) => {
    let full = true;
    const shop = await withWorker({ isFull: ({ what }) => full && what === refused });
    await crash(shop, 12_000);
    const started = () => shop.done.filter((what) => what.startsWith('start')).length;
    expect(started()).toBe(refused === 'begin' ? 0 : 1);
    expect(story(shop)).toEqual(['crash 7', refused === 'begin' ? 'restart_withheld r' : 'rule_acted r']);
    full = false;
    await shop.clock.advance(10_000);
    expect(started()).toBe(1);
    const numbers = shop.events.filter(({ kind }) => kind === 'rule_acted').map(({ data }) => data?.['number']);
    expect(numbers).toEqual([1]);
  });

  it('tells once, though the disk refuses to keep that', async () => {
    let full = false;
    const tells = written({ name: 'n', on: 'crash', action: 'notify', process: 'worker', channel: 'ops' });
    const shop = await withWorker({ rules: [tells], isFull: () => full });
    full = true;
    await crash(shop, 12_000);
    full = false;
    await shop.clock.advance(2_000);
    expect(story(shop)).toEqual(['crash 7', 'rule_acted n']);
  });

  it('waits while another Healer does it', async () => {
    let held = true;
    const lease = () =>
      held
        ? failed({ code: 'restart/lease-held', message: 'Another Healer …' })
        : success({ begun: () => {}, release: () => {} });
    const shop = await withWorker({ lease });
    await crash(shop, 20_000);
    expect(story(shop)).toEqual(['crash 7', 'restart_withheld r']);
    held = false;
    await shop.clock.advance(6_000);
    expect(shop.done.at(-1)).toBe('start worker --serve');
  });

  it('is silent under a silence, and the crash is on record all the same', async () => {
    const silence = { ends: '2026-11-22T05:00:00.000Z', reason: 'moving' } as Silence;
    const check = watched('queue', { probe: { type: 'process', name: 'worker', cpu: false } });
    const shop = await withWorker({ checks: [check], silence: () => silence });
    await crash(shop, 120_000);
    expect(story(shop)).toEqual(['crash 7']);
    expect(shop.done).toEqual(['crash report queue']);
  });

  it('leaves a workload alone whose dependency is down', async () => {
    const check = watched('queue', { probe: { type: 'process', name: 'worker', cpu: false }, dependsOn: ['db'] });
    const shop = await withWorker({ checks: [check, watched('db')] });
    shop.answers.set('db/http', 'refused');
    await shop.clock.advance(30_000);
    await crash(shop);
    expect(shop.done).not.toContain('start worker --serve');
  });

  it('that is changed while running is taken up, with its count', async () => {
    const shop = await withWorker();
    await crash(shop, 40_000);
    shop.definitions.rules = [written({ ...onCrash.value, name: 'r', max_retries: 2 })];
    await shop.watch.reload();
    await shop.clock.advance(60_000);
    expect(story(shop)).toEqual(['crash 7', 'rule_acted r', 'rule_acted r', 'rule_exhausted r']);
  });

  it('that cannot act for a reason that stays calls a person, once', async () => {
    const why = failed({ code: 'rule/not-startable', message: 'worker cannot be started again by Healer: …' });
    const shop = await withWorker({ rules: [onMemory], processOrigin: async () => why });
    shop.processes.set('worker', [running(7, { memory: 101 * mebibyte })]);
    await shop.clock.advance(180_000);
    expect(story(shop)).toEqual(['limit_exceeded m', 'restart_withheld m']);
    expect(shop.done.filter((what) => /^(incident|join|note|start)/.test(what))).toEqual(['incident worker']);
    const [open] = value(await shop.incidents.openOf(['worker']));
    expect(open?.title).toMatch(/^worker: pid 7 holds 101MiB of memory, .*, and the rule m did not act: worker cannot/);

    shop.processes.set('worker', [running(7, { memory: mebibyte })]);
    await shop.clock.advance(120_000);
    shop.processes.set('worker', [running(7, { memory: 101 * mebibyte })]);
    await shop.clock.advance(10_000);
    expect(shop.done.filter((what) => /^(incident|join|note|start)/.test(what)).slice(1)).toEqual([
      expect.stringMatching(/^join worker: pid 7 holds/),
    ]);
  });

  it('that has had no report for a minute calls a person', async () => {
    const shop = await withWorker({ report: async () => failed(brokenReport) });
    await crash(shop, 50_000);
    expect(shop.done).not.toContain('incident worker');
    await shop.clock.advance(20_000);
    expect(shop.done).toContain('incident worker');
  });

  it('that could never act is among the failures', async () => {
    const shop = await night({
      checks: [],
      rules: [written({ name: 'x', on: 'crash', action: 'notify', workload: 'nobody' })],
    });
    expect(shop.watch.failures()).toMatchObject([{ code: 'rule/unusable' }]);
    expect(shop.told()).toContain('definitions_invalid');
  });
});

describe('a process that ends while no daemon watches', () => {
  /** A daemon that is killed, `ms` before the next one begins. */
  async function killedBefore(ms: number, given: Partial<Parameters<typeof night>[0]> = {}) {
    const { clock, database, watch } = await withWorker(given);
    const next = (then: Night['processes'], more: Partial<Parameters<typeof night>[0]> = {}) =>
      night({
        checks: [],
        rules: [onCrash],
        ...given,
        ...more,
        database,
        clock: fakeClock(clock.now().getTime() + ms),
        processes: then,
      });
    return { next, stop: watch.stop };
  }
  const none = () => new Map([['worker', []]]);
  const queue = watched('queue', { probe: { type: 'process', name: 'worker', cpu: false } });
  const restarts = written({ ...onCrash.value, name: 'r', action: 'restart_container' });

  it('is told of with its report by the next, once', async () => {
    const { next } = await killedBefore(120_000, { checks: [queue], rules: [] });
    const shop = await next(none());
    await shop.clock.advance(5_000);
    const crashed = shop.events.find(({ kind }) => kind === 'crash');
    expect(crashed).toMatchObject({
      message: 'worker (pid 7) ended while nothing watched, some time after 2026-11-22T03:00:01.000Z',
      data: { pid: 7, running: [], unwatched_since: '2026-11-22T03:00:01.000Z' },
    });
    expect(shop.done).toEqual(['crash report queue']);

    const after = await next(none());
    await after.clock.advance(5_000);
    expect(story(after)).toEqual([]);
  });

  it.each<[string, readonly SeenProcess[], string, readonly string[]]>([
    ['nothing where it goes on', [running(7)], 'boot', []],
    ['a crash where another of its name runs', [running(8)], 'boot', ['crash 7']],
    ['a crash where another has its pid', [running(7, { start: '9' })], 'boot', ['crash 7']],
    ['nothing after the host started anew', [], 'another boot', []],
  ])('says %s', async (_, then, boot, expected) => {
    const { next } = await killedBefore(60_000);
    const shop = await next(new Map([['worker', then]]), { boot });
    await shop.clock.advance(5_000);
    expect(story(shop)).toEqual(expected);
  });

  it.each<[string, WrittenRule, number, RegExp]>([
    ['is restarted by what needs no memory of it', restarts, 60_000, /^restart container$/],
    ['is left to a person where how it was started is needed', onCrash, 60_000, /^incident worker$/],
    ['is left to a person after long', restarts, 700_000, /^incident worker$/],
  ])('%s', async (_, rule, ms, expected) => {
    const { next } = await killedBefore(ms, { rules: [rule] });
    const shop = await next(none());
    await shop.clock.advance(20_000);
    const acts = /^(restart|start|incident)/;
    expect(shop.done.filter((what) => acts.test(what))).toEqual([expect.stringMatching(expected)]);
    expect(story(shop)).toEqual(['crash 7', expected.test('incident worker') ? 'restart_withheld r' : 'rule_acted r']);
  });

  it('was seen last when the daemon was stopped', async () => {
    const { next, stop } = await killedBefore(60_000, { checks: [queue], rules: [] });
    await stop();
    const shop = await next(none());
    await shop.clock.advance(5_000);
    const crashed = shop.events.find(({ kind }) => kind === 'crash');
    expect(crashed?.data).toMatchObject({ unwatched_since: '2026-11-22T03:00:05.000Z' });
  });

  it('is forgotten where nobody watches it any more', async () => {
    const { next, stop } = await killedBefore(60_000);
    await stop();
    const without = await next(none(), { rules: [] });
    await without.watch.stop();
    const shop = await next(none());
    await shop.clock.advance(5_000);
    expect(story(shop)).toEqual([]);
  });
});

describe('a limit', () => {
  it('is told and reported once while it is exceeded, and acted on', async () => {
    const shop = await withWorker({
      rules: [onMemory],
      async startAgain(shop) {
        shop.processes.set('worker', [running(8, { memory: mebibyte })]);
        return success(undefined);
      },
    });
    shop.processes.set('worker', [running(7, { memory: 101 * mebibyte })]);
    await shop.clock.advance(10_000);
    expect(story(shop)).toEqual(['limit_exceeded m', 'rule_acted m']);
    expect(shop.done).toEqual(['memory report worker', 'start worker --serve']);
  });

  it('of threads is measured against what is usual, and told once', async () => {
    const rule = written({
      name: 't',
      on: 'threads',
      action: 'notify',
      process: 'worker',
      threads: 5,
      channel: 'desk',
    });
    const shop = await withWorker({ rules: [rule] });
    await shop.clock.advance(10_000);
    shop.processes.set('worker', [running(7, { threads: 30 })]);
    await shop.clock.advance(300_000);
    expect(story(shop)).toEqual(['limit_exceeded t', 'rule_acted t']);
    expect(shop.done).toContain(
      'log worker: the rule t tells desk: pid 7 went from 4 to 30 threads, a change of more than 5',
    );
    const acted = shop.events.find(({ kind }) => kind === 'rule_acted');
    expect(acted?.data).toMatchObject({ channel: 'desk', delivered: false, report: 'report-1' });
  });
});

describe('while the report is written', () => {
  const check = watched('queue', { probe: { type: 'process', name: 'worker', cpu: false } });
  const other: Check = { ...check, restart: { ...check.restart, target: { type: 'unit', unit: 'other.service' } } };
  const byWorkload = written({ ...onCrash.value, name: 'r', action: 'restart_workload' });
  const told = written({ name: 'r', on: 'crash', action: 'notify', process: 'worker' });
  const calls = written({ ...onCrash.value, name: 'r', max_retries: 0 });
  it.each<[string, WrittenRule, readonly WrittenRule[], Check, readonly string[]]>([
    ['that is deleted does nothing', onCrash, [], check, []],
    ['that only tells by now does only that', onCrash, [told], check, ['log queue: the rule r tells nobody: …']],
    ['that only told and is deleted tells nothing', told, [], check, []],
    ['that may not act and is deleted calls nobody', calls, [], check, []],
    ['that may act by now calls nobody, and acts', calls, [onCrash], check, ['start worker --serve']],
    ['that stays acts', onCrash, [written({ ...onCrash.value, name: 'r' })], check, ['start worker --serve']],
    ['goes by the health config of now', byWorkload, [byWorkload], other, ['restart other.service']],
  ])('a rule %s', async (_, before, now, checkNow, expected) => {
    const written = Promise.withResolvers<void>();
    const report = async () => {
      await written.promise;
      return success('report-1');
    };
    const shop = await withWorker({ checks: [check], rules: [before], report });
    await crash(shop);
    Object.assign(shop.definitions, { checks: [checkNow], rules: now });
    await shop.watch.reload();
    written.resolve();
    await shop.clock.advance(2_000);
    const did = shop.done.map((what) => what.replace(/(tells nobody: ).*/, '$1…'));
    expect(did.filter((what) => /^(start|restart|note|incident|log .* tells)/.test(what))).toEqual(expected);
  });

  it.each<[string, readonly SeenProcess[]]>([
    ['holds less again', [running(7, { memory: mebibyte })]],
    ['was started again by somebody else', [running(8, { memory: mebibyte })]],
    ['was started again by somebody else, and holds too much', [running(8, { memory: 101 * mebibyte })]],
  ])('a process that %s is not restarted for what it was', async (_, now) => {
    const written = Promise.withResolvers<void>();
    const report = async () => {
      await written.promise;
      return success('report-1');
    };
    const shop = await withWorker({ rules: [onMemory], report });
    shop.processes.set('worker', [running(7, { memory: 101 * mebibyte })]);
    await shop.clock.advance(5_000);
    shop.processes.set('worker', now);
    await shop.clock.advance(5_000);
    written.resolve();
    await shop.clock.advance(0);
    expect(shop.done.filter((what) => what.startsWith('start'))).toEqual([]);
  });
});

it('a process that has ended is not started again while nobody knows whether it runs again', async () => {
  const written = Promise.withResolvers<void>();
  let unknown = false;
  const report = async () => {
    await written.promise;
    return success('report-1');
  };
  const shop = await withWorker({ report, isUnknown: () => unknown });
  await crash(shop);
  unknown = true;
  written.resolve();
  await shop.clock.advance(50_000);
  const starts = () => shop.done.filter((what) => what.startsWith('start'));
  expect(starts()).toEqual([]);
  expect(story(shop)).toEqual(['crash 7', 'restart_withheld r', 'watch_held_up']);
  expect(shop.events.find(({ kind }) => kind === 'restart_withheld')?.message).toBe(
    'the rule r did not act: nobody knows how it stands: whether worker runs again cannot be seen. See to that, or restart it by hand.',
  );
  expect(shop.done).not.toContain('incident worker');
  await shop.clock.advance(600_000);
  expect(shop.done.filter((what) => what === 'incident worker')).toHaveLength(1);
  expect(story(shop).filter((what) => what.startsWith('restart_withheld'))).toHaveLength(1);
  unknown = false;
  await shop.clock.advance(6_000);
  expect(starts()).toEqual(['start worker --serve']);
});

describe('an unhealthy workload', () => {
  const rule = written({
    name: 'u',
    on: 'unhealthy',
    action: 'restart_workload',
    workload: 'web',
    cooldown_seconds: 20,
  });

  it('is restarted by its rule, after the report and the incident', async () => {
    const shop = await night({ checks: [watched('web')], rules: [rule] });
    shop.answers.set('web/http', 'HTTP 503');
    await shop.clock.advance(12_000);
    expect(shop.done.slice(0, 3)).toEqual(['report web', 'incident web', 'restart web.service']);
    expect(shop.watch.board.stateOf('web')).toMatchObject({ restartCount: 1, attempts: 0 });
  });

  it('of which the next daemon has seen nothing yet is not said to be one that cannot be read', async () => {
    const checks = [watched('web', { interval: 30_000 })];
    const shop = await night({ checks, rules: [rule] });
    shop.answers.set('web/http', 'HTTP 503');
    await shop.clock.advance(65_000);
    await shop.watch.stop();
    const answered = Promise.withResolvers<void>();
    const { database, clock } = shop;
    const next = await night({ checks, rules: [rule], database, clock, until: () => answered.promise });
    next.answers.set('web/http', 'HTTP 503');
    await next.clock.advance(60_000);
    expect(story(next)).toEqual([]);
    answered.resolve();
    await next.clock.advance(60_000);
    expect(story(next)).toContain('rule_acted u');
  });

  it('is left alone by its rule while nobody has seen it, which is on record once an hour and noted once', async () => {
    const written = Promise.withResolvers<void>();
    const report = async () => {
      await written.promise;
      return success('report-1');
    };
    const shop = await night({ checks: [watched('web', { interval: 30_000 })], rules: [rule], report });
    shop.answers.set('web/http', 'cannot read the pid file /mnt/run/web.pid: it does not answer');
    await shop.clock.advance(60_000);
    expect(story(shop)).toEqual(['unhealthy']);
    written.resolve();
    await shop.clock.advance(65 * 60_000);
    expect(story(shop)).toEqual(['unhealthy', 'restart_withheld u', 'restart_withheld u']);
    expect(shop.events.findLast(({ kind }) => kind === 'restart_withheld')?.message).toBe(
      'the rule u did not act: nobody knows how it stands: what its checks go by could not be read. See to that, or restart it by hand.',
    );
    expect(shop.done.filter((what) => /^(incident|join|note|restart)/.test(what))).toEqual([
      'incident web',
      expect.stringMatching(/^note the rule u did not act/),
    ]);
    shop.answers.set('web/http', 'HTTP 503');
    await shop.clock.advance(65_000);
    expect(shop.done).toContain('restart web.service');
  });

  it('is restarted by its rule after a report, however much it flaps', async () => {
    const eager = written({ ...rule.value, name: 'u', cooldown_seconds: 15, max_retries: 20 });
    const shop = await night({ checks: [watched('web', { retries: 1 })], rules: [eager] });
    for (let time = 0; time < 8; time++) {
      for (const answer of ['HTTP 503', 'ok']) {
        shop.answers.set('web/http', answer);
        await shop.clock.advance(10_000);
      }
    }
    const restarts = shop.done.filter((what) => what.startsWith('restart')).length;
    expect(restarts).toBeGreaterThanOrEqual(8);
    expect(shop.done.filter((what) => what === 'report web')).toHaveLength(8);
    expect(shop.done.indexOf('restart web.service')).toBeGreaterThan(shop.done.indexOf('report web'));
  });

  it('is left to auto_restart until that has given up', async () => {
    const shop = await night({ checks: [watched('web', { auto: true, max: 1 })], rules: [rule] });
    shop.answers.set('web/http', 'HTTP 503');
    await shop.clock.advance(90_000);
    const kinds = shop.told().filter((kind) => /restart|rule/.test(kind));
    expect(kinds.slice(0, 3)).toEqual(['restart web', 'restart_exhausted web', 'rule_acted web']);
    const at = shop.events
      .filter(({ kind }) => kind === 'restart' || kind === 'rule_acted')
      .map((e) => Date.parse(e.at));
    for (const [index, time] of at.entries())
      if (index > 0) expect(time - (at[index - 1] ?? 0)).toBeGreaterThanOrEqual(10_000);
  });
});
