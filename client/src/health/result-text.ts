import type { CheckHealth } from '../../../engine/protocol/rpc.ts';
import { plainText } from '../plain-text.ts';
import { ageText, measuredText } from './words.ts';

/** The longest error on one line above a check, in characters. */
const longest = 100;

/** What the watch last saw of a check, for the line above it; undefined before it saw anything. */
export function resultText(check: CheckHealth, now: Date): string | undefined {
  if (check.lastCheck === undefined) return undefined;
  const age = `${ageText(now.getTime() - Date.parse(check.lastCheck))} ago`;
  if (check.lastError === undefined) return ['$(pass) passed', measuredText(check), age].filter(Boolean).join(' · ');
  const error = check.lastError.length > longest ? `${check.lastError.slice(0, longest)}…` : check.lastError;
  const count = check.consecutiveFails > 1 ? `${check.consecutiveFails} in a row` : undefined;
  return [`$(error) failed: ${plainText(error)}`, count, age].filter(Boolean).join(' · ');
}
