import type { CheckEvidence, Evidence, GitEvidence, HostEvidence, ReportEvidence } from '../model/evidence.ts';
import { inline, utc } from './markdown.ts';

/** What was seen as the incident opened, in a few lines a source; the whole of it stays in the incident. */
export function evidenceSection(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return 'None was kept.';
  return evidence.map(summaryOf).join('\n\n');
}

function summaryOf(item: Evidence): string {
  const head = `**${inline(item.title)}** (${utc(item.takenAt)} UTC)`;
  if (item.status === 'unavailable') return `${head}: not available. ${inline(item.reason ?? '')}`.trimEnd();
  switch (item.data.type) {
    case 'host':
      return `${head}: ${hostSummary(item.data)}`;
    case 'check':
      return `${head}: ${checkSummary(item.data)}`;
    case 'git':
      return `${head}: ${gitSummary(item.data)}`;
    case 'report':
      return `${head}: ${reportSummary(item.data)}`;
    case 'history':
    case 'log':
    case 'incident':
    case 'metrics':
      return `${head}: kept with the incident.`;
    case 'nothing':
      return `${head}: nothing was found.`;
  }
}

function hostSummary(host: HostEvidence): string {
  const load = host.load.map((value) => value.toFixed(2)).join(', ');
  const memory =
    host.memory.total > 0 ? `, ${size(host.memory.available)} of ${size(host.memory.total)} memory available` : '';
  const disks = host.disks.map(
    (disk) => `${inline(disk.mount)}: ${size(disk.available)} of ${size(disk.size)} available`,
  );
  const unread = (host.unread ?? []).map((part) => `not read: ${inline(part)}`);
  return withList(`${inline(host.hostname)}, load ${load} on ${count(host.cpus, 'CPU')}${memory}.`, [
    ...disks,
    ...unread,
  ]);
}

function checkSummary({ checks, notRun = [], unread = [] }: CheckEvidence): string {
  const failing = checks.filter((check) => check.result === 'failed');
  const skipped = notRun.map((check) => `${inline(check)}: not run, as the time for evidence was up`);
  const list = failing.map((check) => `${inline(check.workload)}, ${inline(check.check)}: ${inline(check.message)}`);
  const broken = unread.map((definition) => `not loaded: ${inline(definition)}`);
  return withList(`${failing.length} of ${checks.length} failed.`, [...list, ...skipped, ...broken]);
}

/** Without the authors: a change is a fact about the system. */
function gitSummary(git: GitEvidence): string {
  const uncommitted = git.uncommitted.length + (git.moreUncommitted ?? 0);
  const line = `branch ${inline(git.branch)}, ${count(git.commits.length, 'recent commit')}, ${count(uncommitted, 'uncommitted file')}.`;
  const list = git.commits.map(
    (commit) =>
      `${utc(commit.at)} ${commit.hash.slice(0, 7)} ${inline(commit.subject)} (${count(commit.files.length + (commit.moreFiles ?? 0), 'file')})`,
  );
  return withList(line, list);
}

function reportSummary({ reports, moreReports = 0 }: ReportEvidence): string {
  const list = reports.map(({ at, message, path }) => `${utc(at)} ${inline(message)} (${inline(path)})`);
  return withList(`${count(reports.length + moreReports, 'report')} of the hours before.`, list);
}

function withList(line: string, items: readonly string[]): string {
  return items.length === 0 ? line : `${line}\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Bytes for a person, in binary units. */
function size(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`;
}
