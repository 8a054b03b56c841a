import type { Parameters } from 'fast-check';

/**
 * How long a property is tried. As a test, `runs` times and always on the same inputs, so that a change is judged by what
 * it changes; in a soak (`npm run test:soak`), `HEALER_FUZZ` times as often and on new inputs, from a seed that is printed
 * and that `HEALER_SEED` repeats. A failure names its seed in either case.
 */
export function fuzz<T>(runs: number): Parameters<T> {
  const more = Number(process.env['HEALER_FUZZ'] ?? 1);
  const seed = Number(process.env['HEALER_SEED'] ?? (more > 1 ? Date.now() % 0x7fffffff : 1));
  if (more > 1) console.info(`seed ${seed}, ${runs * more} runs`);
  return { numRuns: runs * more, seed };
}
