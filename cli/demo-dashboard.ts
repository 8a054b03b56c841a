import { count } from '../engine/forensics/units.ts';
import type { DashboardFacts } from './demo-facts.ts';
import { lasting, utc } from './times.ts';
import { columns } from './words.ts';

const width = 80;
/** Overdue action items shown. */
const mostOverdue = 5;

/** A dashboard for a terminal of 80 columns, without colour. */
export function dashboardText({ asOf, workloads, active, month, overdue }: DashboardFacts): string {
  const now = Date.parse(asOf);
  const blocks = [
    [headLine(asOf), overallLine(workloads)],
    table(
      ['WORKLOAD', 'STATE', 'FOR', 'CHECKS', 'RESTARTS', 'OUTAGES 7D', 'STABILITY'],
      workloads.map(({ workload, state, since, checks, restartCount, outages, stability }) => [
        workload,
        state.replace('_', ' '),
        since === undefined ? '-' : lasting(now - Date.parse(since)),
        `${checks.filter(({ healthy }) => healthy).length}/${checks.length}`,
        String(restartCount),
        String(outages),
        `${stabilityBar(stability)} ${stability}`,
      ]),
    ),
    [
      `ACTIVE INCIDENTS  ${active.length}`,
      ...table(
        [],
        active.map(({ severity, milestones, state, owner, title }) => [
          severity,
          lasting(now - Date.parse(milestones.started ?? milestones.opened)),
          state,
          owner ?? 'nobody has it',
          title,
        ]),
      ),
    ],
    ['LAST 30 DAYS', ...monthLines(month)],
    [
      `OVERDUE ACTION ITEMS  ${overdue.length}`,
      ...table(
        [],
        overdue
          .slice(0, mostOverdue)
          .map(({ due, owner, incident, what }) => [due ?? '-', owner ?? '-', incident, what]),
      ),
      ...(overdue.length > mostOverdue ? [`… and ${overdue.length - mostOverdue} more`] : []),
    ],
  ];
  return blocks.map((lines) => `${lines.map(cut).join('\n')}\n`).join('\n');
}

function headLine(asOf: string): string {
  const title = 'Healer: a small shop (sample data)';
  return title + `${utc(asOf).slice(0, 16)} UTC`.padStart(width - title.length);
}

function overallLine(workloads: DashboardFacts['workloads']): string {
  const down = workloads.filter(({ state }) => state === 'unhealthy' || state === 'suppressed');
  if (down.length === 0) return `HEALTHY: ${count(workloads.length, 'workload')}`;
  const names = down.map(({ workload }) => workload).join(', ');
  return `UNHEALTHY: ${down.length} of ${count(workloads.length, 'workload')} (${names})`;
}

function monthLines({ opened, resolved, median, services }: DashboardFacts['month']): readonly string[] {
  const half = median === undefined ? '' : `, half of them within ${lasting(median)}`;
  const most = services.map(({ service, count: times }) => `${service} ${times}`).join(', ');
  return [`${count(opened, 'incident')} opened, ${resolved} resolved${half}`, `by service: ${most || 'none'}`];
}

/** A score (0–100) as ten marks. */
function stabilityBar(score: number): string {
  const full = Math.round(score / 10);
  return `${'#'.repeat(full)}${'.'.repeat(10 - full)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = head.length > 0 ? [head, ...rows] : rows;
  return rows.length === 0 ? [] : columns(all).trimEnd().split('\n');
}

function cut(line: string): string {
  const characters = [...line];
  return characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : line;
}
