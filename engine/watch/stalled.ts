import type { Check } from '../model/check.ts';

/** A busy host may begin and end a check this much later, in ms. */
const allowance = 30_000;

/**
 * Why a watch that observed nothing for `idle` ms counts as stalled: by now the quickest of its enabled checks should
 * have been looked at twice. Undefined while it does not.
 */
export function stalled(
  checks: readonly Pick<Check, 'enabled' | 'interval' | 'timeout'>[],
  idle: number,
): string | undefined {
  const spans = checks.filter(({ enabled }) => enabled).map(({ interval, timeout }) => 2 * interval + timeout);
  if (spans.length === 0 || idle <= Math.min(...spans) + allowance) return undefined;
  return `No check was observed for ${Math.round(idle / 1000)} s, and ${spans.length} should be.`;
}
