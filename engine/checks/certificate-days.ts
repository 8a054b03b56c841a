import type { Unmet } from './judgement.ts';

const day = 86_400_000;

/** Days from one time to another, both as text; negative once it is past. */
export function daysLeft(ends: string, from: string): number {
  return (Date.parse(ends) - Date.parse(from)) / day;
}

/** That a certificate is valid for fewer than `limit` days more. `subject` names it at the beginning of the message. */
export function unmetDays(limit: number | undefined, ends: string, from: string, subject: string): Unmet | undefined {
  const left = daysLeft(ends, from);
  if (left >= (limit ?? 0)) return undefined;
  const expected = limit === undefined ? 'a certificate that is valid' : `at least ${inDays(limit)}`;
  const actual = left < 0 ? `expired ${inDays(Math.floor(-left))} ago` : `${inDays(Math.floor(left))} left`;
  const message =
    left < 0
      ? `${subject} expired ${ends.slice(0, 10)}, ${inDays(Math.floor(-left))} ago, expected ${expected}`
      : `${subject} is valid for ${inDays(Math.floor(left))} more, until ${ends.slice(0, 10)}, expected ${expected}`;
  return { message, expected, actual };
}

function inDays(days: number): string {
  return `${days} day${days === 1 ? '' : 's'}`;
}
