import type { CheckHealth, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { countText, percentText } from '../ui/model-size.ts';
import { ageText, utcMoment, utcTime } from '../ui/model-time.ts';

const day = 24 * 3_600_000;

/** Attempts, when the last was and how it went; undefined where nothing was ever restarted and nothing will be. */
export function restartFact({ restart }: WorkloadHealth, now: number): string | undefined {
  const { auto, attempts, max, last, count } = restart;
  if (!auto && count === 0) return undefined;
  const parts = [auto ? (max === 0 ? `${attempts}, no limit` : `${attempts} of ${max}`) : `${count} in all`];
  if (last !== undefined) parts.push(`${shortMoment(last.began, now)}, ${last.message ?? outcomes[last.outcome]}`);
  return parts.join(' · ');
}

const outcomes = { under_way: 'under way', worked: 'worked', failed: 'failed', unknown: 'outcome not known' } as const;

/** When it is restarted next, or why not; undefined where there is nothing to say. `now` is ms since 1970. */
export function nextRestartFact(one: WorkloadHealth, now: number): string | undefined {
  const { auto, exhausted, max, next } = one.restart;
  if (!auto) return undefined;
  if (exhausted) return `none: ${countText(max, 'attempt')} did not help, a person is needed`;
  if (next === undefined) return undefined;
  const left = Date.parse(next) - now;
  return left > 0 ? `${utcMoment(next, now)}, in ${ageText(left)}` : 'due now';
}

/** `71 of 100 over 7 days: 2 outages, MTBF 3.4 d`, with what it is counted from. */
export function stabilityFact({ stability }: WorkloadHealth): string | undefined {
  if (stability === undefined) return undefined;
  const { score, window, outages, crashes, mtbf, restartSuccess } = stability;
  const parts = [
    ...(outages > 0 ? [countText(outages, 'outage')] : []),
    ...(crashes > 0 ? [countText(crashes, 'crash', 'crashes')] : []),
    ...(mtbf === undefined ? [] : [`MTBF ${mtbfText(mtbf)}`]),
    ...(restartSuccess === undefined ? [] : [`${percentText(restartSuccess)} of restarts worked`]),
  ];
  const over = window % day === 0 ? countText(window / day, 'day') : ageText(window);
  return `${Math.round(score)} of 100 over ${over}: ${parts.length === 0 ? 'no outage' : parts.join(', ')}`;
}

/** How often it was observed and failed, ever. */
export function observedFact({ totalChecks, totalFails }: CheckHealth): string {
  const failed = totalFails === 0 ? 'none failed' : `${totalFails.toLocaleString('en-GB')} failed`;
  return `${totalChecks.toLocaleString('en-GB')} times, ${failed}`;
}

function mtbfText(ms: number): string {
  return ms >= day ? `${Math.round((ms / day) * 10) / 10} d` : ageText(ms);
}

/** The time alone where it is today. */
function shortMoment(at: string, now: number): string {
  const moment = utcMoment(at, now);
  return moment === `${utcTime(at)} UTC` ? utcTime(at) : moment;
}
