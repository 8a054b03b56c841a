import { byUrgency, type HealthOverview, urgentSeverity, type WorkloadHealth } from '../../../engine/protocol/rpc.ts';
import { looks } from './looks.ts';
import { countText, listText, timeText } from './words.ts';

/** The workloads that people think are unhealthy, by name; undefined before the first look, of which nobody is told. */
export type Down = ReadonlySet<string> | undefined;

/** What is new since the last look. */
export interface News {
  readonly down: ReadonlySet<string>;
  /** The one that needs somebody most first. */
  readonly failed: readonly WorkloadHealth[];
  readonly recovered: readonly WorkloadHealth[];
}

/**
 * What turned unhealthy, and what people know as unhealthy and is healthy again. What is suppressed or silenced is neither;
 * one that was down when it was silenced stays so until it is healthy.
 */
export function newsOf(known: Down, { workloads }: HealthOverview): News {
  const unhealthy = workloads.filter(({ state }) => state === 'unhealthy');
  const recovered = workloads.filter(({ workload, state }) => known?.has(workload) && state === 'healthy');
  const over = new Set(recovered.map(({ workload }) => workload));
  const defined = new Set(workloads.map(({ workload }) => workload));
  const still = [...(known ?? [])].filter((workload) => defined.has(workload) && !over.has(workload));
  return {
    down: new Set([...still, ...unhealthy.map(({ workload }) => workload)]),
    failed: known ? unhealthy.filter(({ workload }) => !known.has(workload)).sort(byUrgency) : [],
    recovered,
  };
}

/** Whether the incident of a workload cannot wait: of P1 and P2 the message is the word of it too. */
export function isUrgent(one: WorkloadHealth): boolean {
  return urgentSeverity(one) !== undefined;
}

/** At most this many are named in a message. */
const mostNamed = 3;

/** One message for all that failed, given the one that needs somebody most first. */
export function failedText(failed: readonly WorkloadHealth[]): string {
  const [worst] = failed;
  const named = failed.map((one) => (isUrgent(one) ? `${urgentSeverity(one)} ${one.workload}` : one.workload));
  if (failed.length === 1) return `${named[0]} is unhealthy: ${worst?.message}`;
  const urgent = failed.filter(isUrgent).length;
  const count = `${countText(failed.length, 'workload')} are unhealthy`;
  const hidden = urgent > mostNamed ? `, ${urgent} of P1 or P2` : '';
  return `${count}${hidden}: ${listText(named, mostNamed)}. ${worst?.workload}: ${worst?.message}`;
}

/** What a message about failures leads to. */
export type Way = 'incident' | 'acknowledge' | 'health' | 'silence' | 'tools' | 'more';

/** Ways by the words on their buttons. A message has room for three; the others are behind the last. */
export interface Ways {
  readonly buttons: Readonly<Record<string, Way>>;
  readonly more: Readonly<Record<string, Way>>;
}

export function waysOf(failed: readonly WorkloadHealth[], hasTools: boolean): Ways {
  const alone = failed.length === 1;
  const urgent = [...new Set(failed.flatMap((one) => urgentSeverity(one) ?? []))].sort();
  const rest: Readonly<Record<string, Way>> = {
    'Show Health': 'health',
    ...(alone && { 'Silence…': 'silence' }),
    ...(hasTools && { 'Host Tools…': 'tools' }),
  };
  const several = Object.keys(rest).length > 1;
  return {
    buttons: {
      'Open Incident': 'incident',
      ...(urgent.length > 0 && { [alone ? 'Acknowledge' : `Acknowledge ${listText(urgent)}`]: 'acknowledge' }),
      ...(several ? { 'More…': 'more' } : rest),
    },
    more: several ? rest : {},
  };
}

/** How what failed stands since, where none of it is unhealthy any more; a message stays until it is closed. */
export function overText(
  failed: readonly WorkloadHealth[],
  { workloads }: HealthOverview,
  now: Date,
): string | undefined {
  const names = new Set(failed.map(({ workload }) => workload));
  const today = workloads.filter(({ workload }) => names.has(workload));
  if (today.some(({ state }) => state === 'unhealthy')) return undefined;
  if (failed.length > 1) return `None of these ${failed.length} workloads is unhealthy any more`;
  const [only] = today;
  if (!only) return `${failed[0]?.workload} is not watched any more`;
  if (only.state !== 'healthy') return `${only.workload} is ${looks[only.state].word} now`;
  return `${only.workload} is healthy again${only.since ? ` since ${timeText(only.since, now)}` : ''}`;
}

/** One message for all that is healthy again. */
export function recoveredText(recovered: readonly WorkloadHealth[]): string {
  const names = listText(recovered.map(({ workload }) => workload));
  return `${names} ${recovered.length === 1 ? 'is' : 'are'} healthy again`;
}
