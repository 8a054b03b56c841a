import type { Parameters } from 'fast-check';

/**
 * How long a property is tried: `runs` times as a test, `HEALER_FUZZ` times as often in a soak (`npm run test:soak`),
 * from a seed that a soak prints; `HEALER_SEED` repeats one. A failure names its seed in either case.
 */
export function fuzz<T>(runs: number): Parameters<T> {
  const more = Number(process.env['HEALER_FUZZ'] ?? 1);
  const seed = Number(process.env['HEALER_SEED'] ?? Date.now() % 0x7fffffff);
  if (more > 1) console.info(`seed ${seed}, ${runs * more} runs`);
  return { numRuns: runs * more, seed };
}
