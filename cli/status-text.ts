import type { Check } from '../engine/model/check.ts';
import { type Standing, type StandingStatus, statusesOf } from '../engine/watch/standing.ts';
import { type VoltStatus, voltStatuses } from '../engine/watch/volt-status.ts';
import { failureLine } from './failure.ts';
import { needsPerson, processRow, type RuleProcess } from './process-text.ts';
import type { Standings } from './standings.ts';
import { lasting, utc } from './times.ts';
import { columns } from './words.ts';

/** What a table shows. */
export interface StatusTable extends Pick<Standings, 'standings' | 'processes' | 'stale'> {
  readonly disabled: readonly Check[];
}

/**
 * Workloads a line each under a heading, the worst first, among them the processes that only rules watch, then those that
 * are not enabled. `now` in ms since 1970; of what is `stale` each line says how long ago it was seen.
 */
export function statusText({ standings, processes, disabled, stale }: StatusTable, now: number): string {
  const rows = standings.map((standing) => {
    const { workload, state, since, checks, restartCount } = standing;
    const passing = checks.filter((check) => check.healthy && check.consecutiveFails === 0).length;
    return [
      words(state),
      workload,
      since === undefined ? '-' : lasting(now - Date.parse(since)),
      `${passing}/${checks.length}`,
      String(restartCount),
      [told(standing), ...(stale ? [seenAgo(standing, now)] : [])].filter(Boolean).join('; '),
    ];
  });
  const notEnabled = disabled.map(({ workload, name }) => ['not enabled', workload, '-', '-', '-', `check ${name}`]);
  const needed = processes.filter(needsPerson).map((one) => processRow(one, now));
  const well = processes.filter((one) => !needsPerson(one)).map((one) => processRow(one, now));
  const all = [...needed, ...rows, ...well, ...notEnabled];
  return all.length === 0 ? '' : columns([['STATE', 'WORKLOAD', 'FOR', 'PASSING', 'RESTARTS', 'MESSAGE'], ...all]);
}

/** Those of these names, and those on record under them; all where no name is given. */
export function narrowProcesses(processes: readonly RuleProcess[], names: readonly string[]): readonly RuleProcess[] {
  return processes.filter(
    ({ process, workload }) => names.length === 0 || names.includes(process) || names.includes(workload),
  );
}

/** One workload whose state changed, as a line with when that was seen (ms since 1970). */
export function changeLine(standing: Standing, now: number): string {
  const time = utc(new Date(now).toISOString());
  return `${time}  ${words(standing.state).padEnd('unhealthy'.length)}  ${standing.workload}  ${told(standing)}`.trimEnd();
}

function seenAgo({ checks }: Standing, now: number): string {
  const last = checks
    .flatMap(({ lastCheck }) => lastCheck ?? [])
    .toSorted()
    .at(-1);
  return last === undefined ? 'never seen' : `seen ${lasting(now - Date.parse(last))} ago`;
}

/** Definitions that could not be taken, a line each. */
export function failureLines({ failures, unused, stale }: Standings, cwd: string): readonly string[] {
  const silent = new Set(unused.map((failure) => failureLine(failure, cwd)));
  return failures.map((failure) => {
    const line = failureLine(failure, cwd);
    const goes = silent.has(line) ? 'Nothing of it is watched.' : 'What it said before is watched.';
    return stale ? line : `${line} ${goes}`;
  });
}

/** Why what is shown may not be so any more; undefined while a daemon watches. */
export function staleness({ stale }: Standings, now: number): string | undefined {
  if (stale === undefined) return undefined;
  const { asOf, why } = stale;
  if (asOf === undefined) return why ? `Not known: ${why.message}` : 'Nothing is watched, and nothing was yet.';
  const head = why ? `Not known: ${why.message} This` : 'Nothing is watched now: this';
  return `${head} is how it stood ${lasting(now - Date.parse(asOf))} ago, at ${utc(asOf)}.`;
}

/** Every check in the Volt health daemon's field names, and how its workload stands; those that are not enabled say so. */
export function statusJson(
  standings: readonly Standing[],
  disabled: readonly Check[],
): readonly (StandingStatus | (VoltStatus & { readonly enabled: false }))[] {
  const untouched = { healthy: true, consecutiveFails: 0, totalChecks: 0, totalFails: 0 };
  const off = voltStatuses(
    disabled.map(({ workload, name }) => ({ workload, check: name, ...untouched })),
    standings,
  );
  return [...statusesOf(standings), ...off.map((status) => ({ ...status, enabled: false as const }))];
}

function told({ message, incident }: Standing): string {
  return [message.replaceAll('\n', ' '), incident].filter(Boolean).join('; ');
}

function words(state: string): string {
  return state.replace('_', ' ');
}
