import type { Stability } from '../model/health.ts';

/** A score must rise this far above its threshold to count as recovered, so that it does not come and go. */
const margin = 5;

/**
 * What is to be said of a score, once each way: that it fell below the threshold, or that it is well above it again.
 * `low` is what was said last.
 */
export function judgeStability(
  { score }: Pick<Stability, 'score'>,
  threshold: number,
  low: boolean,
): 'stability_low' | 'stability_recovered' | undefined {
  if (!low) return score < threshold ? 'stability_low' : undefined;
  return score >= Math.min(100, threshold + margin) ? 'stability_recovered' : undefined;
}
