import { describe, expect, it } from 'vitest';
import { failed, success } from '../../../engine/model/failure.ts';
import type { ProcessState } from '../../../engine/model/report.ts';
import { createListeners } from '../../../engine/watch/listeners.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const passed = { type: 'http', target: 'http://127.0.0.1:80/', result: 'passed' } as const;
const notPassed = { ...passed, result: 'failed' } as const;
const elsewhere = { ...passed, target: 'http://example.com/' } as const;

/** Processes that listen by port, how often that was looked at, and what is kept of them. */
function host(listening: Record<number, number> = { 80: 7 }) {
  const clock = fakeClock();
  const looks: (readonly number[])[] = [];
  const snapshots: number[] = [];
  const listeners = createListeners({
    clock,
    looker: {
      async look(ports) {
        looks.push([...ports]);
        return new Map([...ports].flatMap((port) => (listening[port] === undefined ? [] : [[port, listening[port]]])));
      },
    },
    async snapshot(pid) {
      snapshots.push(pid);
      return pid === 404
        ? failed({ code: 'report/part-unread', message: 'it has ended' })
        : success({ pid, takenAt: clock.now().toISOString() } as ProcessState);
    },
    onFault(error) {
      throw error;
    },
  });
  const observe = async (report: Parameters<typeof listeners.observed>[0], after = 0) => {
    await clock.advance(after);
    listeners.observed(report);
    await clock.advance(0);
  };
  return { clock, listening, looks, snapshots, listeners, observe };
}

describe('the process behind a check', () => {
  it('is the one that listens now, with how it stood while the check passed', async () => {
    const { listeners, observe } = host();
    await observe(passed);
    expect(await listeners.behind(passed)).toMatchObject({ pid: 7, snapshot: { pid: 7 } });
  });

  it('is the one that listened when the check passed, once nobody does', async () => {
    const { listening, listeners, observe } = host();
    await observe(passed);
    delete listening[80];
    expect(await listeners.behind(notPassed)).toMatchObject({ pid: 7, snapshot: { pid: 7 } });
  });

  it('is another one that listens by now, of which nothing is kept', async () => {
    const { listening, listeners, observe } = host();
    await observe(passed);
    listening[80] = 8;
    expect(await listeners.behind(notPassed)).toEqual({ pid: 8 });
  });

  it('is found although the check never passed', async () => {
    const { listeners, observe, snapshots } = host();
    await observe(notPassed);
    expect(await listeners.behind(notPassed)).toEqual({ pid: 7 });
    expect(snapshots).toEqual([]);
  });

  it('is known without a snapshot where none could be taken', async () => {
    const { listening, listeners, observe } = host({ 80: 404 });
    await observe(passed);
    delete listening[80];
    expect(await listeners.behind(notPassed)).toEqual({ pid: 404 });
  });

  it.each([
    ['of another host', elsewhere],
    ['where nobody listens', { ...passed, target: 'http://127.0.0.1:81/' }],
  ] as const)('is not known %s', async (_, report) => {
    const { listeners, observe } = host();
    await observe(report);
    expect(await listeners.behind(report)).toBeUndefined();
  });
});

describe('looking at it', () => {
  it.each<[string, readonly [typeof passed | typeof notPassed, number][], number]>([
    ['once a minute while it passes', Array.from({ length: 61 }, () => [passed, 1_000]), 2],
    ['not while it fails', [[passed, 0], ...Array.from({ length: 61 }, () => [notPassed, 1_000] as const)] as never, 1],
    [
      'soon after it failed',
      [
        [passed, 0],
        [notPassed, 1_000],
        [passed, 1_000],
        [passed, 4_000],
      ],
      2,
    ],
  ])('happens %s', async (_, reports, times) => {
    const { observe, snapshots } = host();
    for (const [report, after] of reports) await observe(report, after);
    expect(snapshots).toHaveLength(times);
  });

  it('happens at most once a second for all of them', async () => {
    const listening = Object.fromEntries(Array.from({ length: 100 }, (_, port) => [port + 1, port + 1]));
    const { clock, listeners, snapshots } = host(listening);
    const reports = Object.keys(listening).map((port) => ({ ...passed, target: `http://127.0.0.1:${port}/` }));
    const watchFor = async (seconds: number) => {
      for (let passedBy = 0; passedBy < seconds; passedBy += 10) {
        await clock.advance(10_000);
        for (const report of reports) listeners.observed(report);
      }
    };
    await watchFor(100);
    snapshots.length = 0;
    await watchFor(200);
    await clock.advance(0);
    expect(snapshots.length).toBeGreaterThan(150);
    expect(snapshots.length).toBeLessThanOrEqual(220);
  });

  it('is one look for all who ask while one is under way', async () => {
    const { listeners, looks } = host();
    const ask = (port: number) => listeners.behind({ ...passed, target: `http://127.0.0.1:${port}/` });
    await Promise.all([ask(80), ask(81), ask(82)]);
    await Promise.all([ask(80)]);
    expect(looks).toEqual([[80, 81, 82], [80]]);
  });

  it('begins no more once stopped', async () => {
    const { listeners, observe, looks } = host();
    await listeners.stop();
    await observe(passed);
    expect(looks).toEqual([]);
  });
});
