import type { SeriesGatherer } from '../checks/series.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../daemon/log.ts';
import { patiently } from '../store/patient.ts';
import type { SeriesStore } from '../store/series.ts';
import type { Told } from './event.ts';
import { every } from './every.ts';
import { droppedTold } from './watch-telling.ts';

/** Between two looks for measurements to write, in ms; how many are written at once, so that no check waits for them, and how soon more follow. */
const looksEvery = 1_000;
const atOnce = 100;
const soon = 100;

export interface KeepSeriesOptions {
  readonly clock: Clock;
  readonly gatherer: SeriesGatherer;
  readonly store: SeriesStore;
  readonly tell: (told: Told) => unknown;
  readonly guard: (what: string, work: Promise<unknown>) => Promise<unknown>;
  readonly log: Log;
}

/** Writes measurements when they are whole, a few at a time, until stopped; then those that are not whole too. */
export function keepSeries({ clock, gatherer, store, tell, guard, log }: KeepSeriesOptions): {
  stop(): Promise<void>;
} {
  /** Whether there may be more. What the disk refuses is held on. */
  const some = async () => {
    const points = gatherer.take(clock.now().getTime(), atOnce);
    if (points.length === 0) return false;
    const kept = await patiently(() => store.add(points));
    if (kept.ok) return points.length === atOnce;
    const dropped = gatherer.giveBack(points);
    if (dropped > 0) {
      const told = droppedTold(dropped, 'measurements');
      log(told.message, 'error');
      await tell(told);
    }
    return false;
  };
  const cancel = every(clock, looksEvery, async () =>
    (await guard('writing measurements', some())) === true ? soon : looksEvery,
  );
  return {
    async stop() {
      cancel();
      const last = gatherer.take(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
      const written = await patiently(() => store.add(last));
      if (written.ok) return;
      const lost = last.reduce((sum, { count }) => sum + count, 0);
      log(`${lost} measurements are lost: ${written.failure.message}`, 'error');
    },
  };
}
