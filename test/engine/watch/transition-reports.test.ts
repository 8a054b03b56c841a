import { describe, expect, it } from 'vitest';
import { failed, success } from '../../../engine/model/failure.ts';
import type { WorkloadOnBoard } from '../../../engine/watch/board.ts';
import { freshWorkload } from '../../../engine/watch/settle.ts';
import { createTransitionReports } from '../../../engine/watch/transition-reports.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { brokenReport, watched } from './night.ts';

/** Reports of `web`, which turns unhealthy each time it is asked to. */
function reporting(written: ReadonlyMap<string, readonly number[]> = new Map()) {
  const clock = fakeClock();
  const disk = { full: false, tries: 0 };
  const reports = createTransitionReports({
    clock,
    async report() {
      disk.tries++;
      return disk.full ? failed(brokenReport) : success(`report-${disk.tries}`);
    },
    reportSince: async () => undefined,
    lastErrorOf: () => 'HTTP 503',
    written,
  });
  const turned = (): WorkloadOnBoard => ({ memory: freshWorkload('web', { at: clock.now().toISOString(), tick: 0 }) });
  const ensure = (entry: WorkloadOnBoard, needed = false) => reports.ensure(entry, watched('web'), needed);
  return { clock, disk, turned, ensure };
}

describe('the reports of a workload that turns unhealthy again and again', () => {
  it('are six an hour, and one more for each that is needed', async () => {
    const { clock, disk, turned, ensure } = reporting();
    for (let time = 0; time < 10; time++) {
      await ensure(turned());
      await clock.advance(60_000);
    }
    expect(disk.tries).toBe(6);
    const entry = turned();
    await ensure(entry);
    expect(entry).toMatchObject({ spared: true });
    await ensure(entry, true);
    expect(entry).toMatchObject({ report: 'report-7' });
    expect(entry).not.toHaveProperty('spared');
    await clock.advance(3_600_000);
    await ensure(turned());
    expect(disk.tries).toBe(8);
  });

  it('are counted with those of a daemon before this one', async () => {
    const { clock, disk, turned, ensure } = reporting(
      new Map([['web', [-50, -40, -30, -20, -10].map((m) => m * 60_000)]]),
    );
    await ensure(turned());
    await ensure(turned());
    expect(disk.tries).toBe(1);
    await clock.advance(10 * 60_000);
    await ensure(turned());
    expect(disk.tries).toBe(2);
  });

  it('are one, however many ask for it at once', async () => {
    const { disk, turned, ensure } = reporting();
    const entry = turned();
    await Promise.all([ensure(entry), ensure(entry, true), ensure(entry)]);
    expect(disk.tries).toBe(1);
  });

  it('are tried every 5 s while one cannot be written, and at once for another failure', async () => {
    const { clock, disk, turned, ensure } = reporting();
    disk.full = true;
    const entry = turned();
    for (let time = 0; time < 60; time++) {
      expect(await ensure(entry, true)).toEqual(brokenReport);
      await clock.advance(1_000);
    }
    expect(disk.tries).toBe(12);
    await ensure(turned());
    expect(disk.tries).toBe(13);
  });
});
