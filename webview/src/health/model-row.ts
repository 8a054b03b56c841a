import { briefError, type CheckHealth, type HealthState, type WorkloadHealth } from '../../../engine/protocol/page.ts';
import { countText } from '../ui/model-size.ts';
import { utcMoment } from '../ui/model-time.ts';
import { latencyText, valueText } from '../ui/model-value.ts';
import { isFailing, leadingCheck, measuresValue } from './model-check.ts';

const nothing = '–';

/** What a check that was too slow saw: `1s840ms`. */
const aDuration = /^(\d+(ms|[smh]))+$/;

/** What was seen last, in a word: a value, else why it failed, else how long the answer took. */
export function nowText(check: CheckHealth | undefined): string {
  if (check === undefined) return nothing;
  if (check.value !== undefined && measuresValue(check)) return valueText(check.value.number, check.value.unit);
  const { actual } = check;
  if (isFailing(check) && actual !== undefined && !aDuration.test(actual)) return shortActual(actual);
  return check.latency === undefined ? nothing : latencyText(check.latency);
}

/** `503` for `HTTP 503`, `exit 1` for `exit code 1`. */
function shortActual(actual: string): string {
  return actual.replace(/^HTTP /, '').replace(/^exit code/, 'exit');
}

/** Failures in a row: `0`, `2 of 3` while they are not enough, `38 in a row` after that. */
export function failsText(check: CheckHealth | undefined): string {
  if (check === undefined) return nothing;
  const { consecutiveFails, retries } = check;
  if (consecutiveFails === 0) return '0';
  return consecutiveFails < retries ? `${consecutiveFails} of ${retries}` : `${consecutiveFails} in a row`;
}

/** Attempts since it was last healthy for long, of those allowed; `–` where nothing restarts it. */
export function restartsText({ restart }: WorkloadHealth): string {
  if (!restart.auto) return restart.count === 0 ? nothing : String(restart.count);
  return restart.max === 0 ? String(restart.attempts) : `${restart.attempts} of ${restart.max}`;
}

export function stabilityText({ stability }: WorkloadHealth): string {
  return stability === undefined ? nothing : String(Math.round(stability.score));
}

/** The tone of what a row says now. */
export function rowTone(state: HealthState): 'bad' | 'risk' | '' {
  return state === 'unhealthy' ? 'bad' : state === 'at_risk' ? 'risk' : '';
}

/**
 * The parts of the second line of a row, which only what is not healthy has. `now` is ms since 1970. What is not `watched`
 * any more stood so when it was last seen.
 */
export function whyParts(one: WorkloadHealth, now: number, watched: boolean): readonly string[] {
  if (one.unusable) return unusableParts(one.unusable);
  switch (one.state) {
    case 'healthy':
      return [];
    case 'unhealthy':
      return [sentence(one.message)];
    case 'at_risk':
      return [
        sentence(leadingCheck(one)?.lastError ?? one.message),
        ...(watched ? untilUnhealthy(leadingCheck(one)) : []),
      ];
    case 'suppressed':
      return [
        one.suppressedBy === undefined
          ? sentence(one.message)
          : `Depends on ${one.suppressedBy}, which ${watched ? 'is' : 'was'} unhealthy`,
        ...(watched ? ['no alert of its own'] : []),
      ];
    case 'silenced':
      return [...(one.silence ? [silenceText(one.silence, now)] : []), ...failing(one)];
    case 'unknown':
      return [one.message === '' ? 'Not checked yet' : sentence(one.message)];
  }
}

/** `Silenced until 04:00 UTC by jonas: “nightly reindex”`, with the day when that is another. */
export function silenceText(silence: NonNullable<WorkloadHealth['silence']>, now: number): string {
  const { ends, by, reason } = silence;
  const until = utcMoment(ends, now).replace(/(\d\d:\d\d):\d\d UTC$/, '$1 UTC');
  return `Silenced until ${until} by ${by.name}: “${reason}”`;
}

function unusableParts({ failure, checks }: NonNullable<WorkloadHealth['unusable']>): readonly string[] {
  const last = checks.find(({ lastError }) => lastError !== undefined)?.lastError;
  return [
    `Its definition cannot be used: ${failure.message.replace(/\.$/, '')}`,
    ...(last === undefined ? [] : [`when it was watched: ${last}`]),
  ];
}

function failing(one: WorkloadHealth): readonly string[] {
  const check = leadingCheck(one);
  return check?.lastError === undefined || !isFailing(check) ? [] : [sentence(check.lastError)];
}

function untilUnhealthy(check: CheckHealth | undefined): readonly string[] {
  if (check === undefined || check.consecutiveFails === 0) return [];
  const left = check.retries - check.consecutiveFails;
  if (left <= 0) return [];
  return [`${left === 1 ? 'one more failure makes' : `${countText(left, 'more failure')} make`} it unhealthy`];
}

/** What was seen without its address: the row names the target. */
function sentence(text: string): string {
  const brief = briefError(text);
  return brief.charAt(0).toUpperCase() + brief.slice(1);
}
