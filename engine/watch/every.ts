import type { Clock } from '../clock.ts';

/** Does work again and again, `ms` after its end or as many as it answers with, until cancelled. It must not reject. */
export function every(clock: Clock, ms: number, work: () => Promise<unknown>): () => void {
  let stopped = false;
  let cancel = () => {};
  const arm = (wait: number) => {
    cancel = clock.after(wait, async () => {
      const next = await work();
      if (!stopped) arm(typeof next === 'number' ? next : ms);
    });
  };
  arm(ms);
  return () => {
    stopped = true;
    cancel();
  };
}
