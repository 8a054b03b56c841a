import { describe, expect, it } from 'vitest';
import type { WrittenRule } from '../../../engine/model/definition.ts';
import { failed, success } from '../../../engine/model/failure.ts';
import { brokenReport, type Night, night, running, watched } from './night.ts';

const process = { type: 'process', name: 'worker', cpu: false } as const;

/** Workers of these pids that a process check watches. */
async function withWorkers(
  pids: readonly number[],
  options: Partial<Parameters<typeof night>[0]> = {},
): Promise<Night> {
  const check = { ...watched('queue', { interval: 3_600_000, probe: process }), name: 'process' };
  const shop = await night({ checks: [check], ...options });
  shop.processes.set(
    'worker',
    pids.map((pid) => running(pid)),
  );
  await shop.clock.advance(5_000);
  return shop;
}

/** Only these go on to run. */
async function left(shop: Night, pids: readonly number[], ms = 2_000): Promise<void> {
  shop.processes.set(
    'worker',
    pids.map((pid) => running(pid)),
  );
  await shop.clock.advance(ms);
}

const reportsIn = ({ done }: Night) => done.filter((what) => what === 'crash report queue').length;
const crashes = ({ events }: Night) => events.filter(({ kind }) => kind === 'crash');

describe('the processes of one name', () => {
  it('that end within seconds of each other leave a report each', async () => {
    const shop = await withWorkers([1, 2, 3, 4]);
    await left(shop, [3, 4]);
    await left(shop, [4]);
    await left(shop, []);
    expect(reportsIn(shop)).toBe(4);
    expect(crashes(shop).map(({ message }) => message)).toEqual([
      'worker (pid 1) has ended; running now: pid 3, 4',
      'worker (pid 2) has ended; running now: pid 3, 4',
      'worker (pid 3) has ended; running now: pid 4',
      'worker (pid 4) has ended',
    ]);
  });

  it('that end again and again leave six an hour, and the others name the one they share', async () => {
    let written = 0;
    const shop = await withWorkers([1], { report: async () => success(`report-${++written}`) });
    for (let pid = 2; pid <= 8; pid++) await left(shop, [pid]);
    await left(shop, [], 3_600_000);
    expect(reportsIn(shop)).toBe(6);
    const [first, ...others] = crashes(shop).slice(5);
    expect(first?.data).not.toHaveProperty('shares_report_of');
    expect(others.map(({ message, data }) => [message, data?.['shares_report_of'], data?.['shared_report']])).toEqual([
      [
        'worker (pid 7) has ended; running now: pid 8; no report of its own, as 6 an hour are written: it shares that of pid 6 (report-6)',
        6,
        'report-6',
      ],
      [
        'worker (pid 8) has ended; no report of its own, as 6 an hour are written: it shares that of pid 6 (report-6)',
        6,
        'report-6',
      ],
    ]);
    await left(shop, [9]);
    await left(shop, [], 10_000);
    expect(reportsIn(shop)).toBe(7);
  });

  it('that end all at once leave six, and the others name one by its pid while none is written', async () => {
    const held = Promise.withResolvers<void>();
    const report = () => held.promise.then(() => success('report-1'));
    const shop = await withWorkers([1, 2, 3, 4, 5, 6, 7], { report });
    await left(shop, []);
    expect(crashes(shop).at(-1)?.message).toBe(
      'worker (pid 7) has ended; no report of its own, as 6 an hour are written: it shares that of pid 6',
    );
    held.resolve();
    await shop.clock.advance(1_000);
    expect(reportsIn(shop)).toBe(6);
  });

  it('share none that could not be written, of which there is a try a minute', async () => {
    let tries = 0;
    let full = true;
    const report = async () => {
      tries += 1;
      return full ? failed(brokenReport) : success('report-1');
    };
    const shop = await withWorkers([1], { report });
    for (let pid = 2; pid <= 46; pid++) await left(shop, [pid]);
    expect(tries).toBe(2);
    expect(crashes(shop).filter(({ data }) => data?.['shares_report_of'] !== undefined)).toEqual([]);
    expect(crashes(shop)[1]?.message).toContain(
      'no report of its own, as none could be written within the last minute',
    );
    full = false;
    await shop.clock.advance(60_000);
    for (let pid = 50; pid <= 53; pid++) await left(shop, [pid]);
    expect(tries).toBe(6);
  });

  it('have a report before each action of a rule, however many', async () => {
    let written = 0;
    let pid = 1;
    const value = { on: 'crash', action: 'restart_process', process: 'worker', max_retries: 20, cooldown_seconds: 1 };
    const rule = { name: 'r', value, source: { file: '/shop/rules/r.rule.yaml', line: 1 } } as WrittenRule;
    const shop = await withWorkers([pid], {
      rules: [rule],
      report: async () => success(`report-${++written}`),
      async startAgain({ processes }) {
        processes.set('worker', [running(++pid)]);
        return success(undefined);
      },
    });
    for (let times = 0; times < 8; times++) await left(shop, [], 10_000);
    const acted = shop.events.filter(({ kind }) => kind === 'rule_acted').map(({ data }) => data?.['report']);
    expect(new Set(acted).size).toBe(8);
    expect(acted).toHaveLength(8);
    expect(crashes(shop).filter(({ data }) => data?.['shared_report'] !== undefined)).toHaveLength(2);
  });
});
