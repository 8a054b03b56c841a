import type { Check } from '../engine/model/check.ts';
import type { Standing } from '../engine/watch/standing.ts';
import { type VoltStatus, voltStatuses } from '../engine/watch/volt-status.ts';
import type { Standings } from './standings.ts';
import { lasting, utc } from './times.ts';
import { columns } from './words.ts';

/** Workloads a line each under a heading, the worst first, then those that are not enabled. `now` in ms since 1970. */
export function statusText(standings: readonly Standing[], disabled: readonly Check[], now: number): string {
  const rows = standings.map((standing) => {
    const { workload, state, since, checks, restartCount } = standing;
    const passing = checks.filter((check) => check.healthy && check.consecutiveFails === 0).length;
    return [
      words(state),
      workload,
      since === undefined ? '-' : lasting(now - Date.parse(since)),
      `${passing}/${checks.length}`,
      String(restartCount),
      told(standing),
    ];
  });
  const notEnabled = disabled.map(({ workload, name }) => ['not enabled', workload, '-', '-', '-', `check ${name}`]);
  const all = [...rows, ...notEnabled];
  return all.length === 0 ? '' : columns([['STATE', 'WORKLOAD', 'FOR', 'PASSING', 'RESTARTS', 'MESSAGE'], ...all]);
}

/** One workload whose state changed, as a line with when that was seen (ms since 1970). */
export function changeLine(standing: Standing, now: number): string {
  const time = utc(new Date(now).toISOString());
  return `${time}  ${words(standing.state).padEnd('unhealthy'.length)}  ${standing.workload}  ${told(standing)}`.trimEnd();
}

/** Why what is shown may not be so any more; undefined while a daemon watches. */
export function staleness({ stale }: Standings, now: number): string | undefined {
  if (stale === undefined) return undefined;
  const asOf = stale.asOf;
  if (asOf === undefined) return 'Nothing is watched, and nothing was yet.';
  return `Nothing is watched now: this is how it stood ${lasting(now - Date.parse(asOf))} ago, at ${utc(asOf)} UTC.`;
}

/** Every check in the Volt health daemon's field names; those that are not enabled say so. */
export function statusJson(
  standings: readonly Standing[],
  disabled: readonly Check[],
): readonly (VoltStatus & { readonly enabled?: false })[] {
  const statuses = voltStatuses(
    standings.flatMap(({ checks }) => checks),
    standings,
  );
  const untouched = { healthy: true, consecutiveFails: 0, totalChecks: 0, totalFails: 0 };
  const off = voltStatuses(
    disabled.map(({ workload, name }) => ({ workload, check: name, ...untouched })),
    standings,
  );
  return [...statuses, ...off.map((status) => ({ ...status, enabled: false as const }))];
}

function told({ message, incident }: Standing): string {
  return [message.replaceAll('\n', ' '), incident].filter(Boolean).join('; ');
}

function words(state: string): string {
  return state.replace('_', ' ');
}
