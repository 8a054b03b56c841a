import { unanswered } from '../engine/incidents/end-evidence.ts';
import type { CheckEvidence, Evidence, GitEvidence, HostEvidence, ReportEvidence } from '../engine/model/evidence.ts';
import type { IncidentDetail } from '../engine/protocol/rpc.ts';
import { factsLine, resolutionLines, timesLines } from './incident-facts.ts';
import { flagOf } from './resolution-flags.ts';
import { utc } from './times.ts';
import { count } from './words.ts';

/** One incident as a person reads it: what, times, resolution, evidence, timeline. */
export function incidentText(detail: IncidentDetail): string {
  const { incident, timeline, evidence, missing } = detail;
  const lines = [
    `${incident.id}  ${incident.title}`,
    factsLine(incident),
    ...(incident.description ? ['', incident.description] : []),
    ...timesLines(incident),
    ...resolutionLines(detail),
    '',
    'Evidence',
    ...(evidence.length > 0 ? evidence.flatMap(evidenceLines) : ['  none']),
    ...unanswered(detail).map(({ title }) => `  ${title}: being taken, or cut off as the daemon ended`),
    '',
    'Timeline (UTC)',
    ...timeline.map(({ at, message, actor }) => `  ${utc(at)}  ${message}  (${actor.name})`),
  ];
  if (incident.state === 'resolved' && missing.length > 0) {
    lines.push(
      '',
      `${count(missing.length, 'field')} of the resolution still empty: ${missing.map(flagOf).join(', ')}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function evidenceLines({ title, status, reason, data, took }: Evidence): string[] {
  const head = `  ${title} [${Math.round(took)} ms]`;
  if (status === 'unavailable') return [`${head}: not available: ${reason ?? 'no reason given'}`];
  switch (data.type) {
    case 'host':
      return [head, ...hostLines(data).map(indented)];
    case 'check':
      return [head, ...checkLines(data).map(indented)];
    case 'git':
      return [head, ...gitLines(data).map(indented)];
    case 'report':
      return [head, ...reportLines(data).map(indented)];
    case 'history':
    case 'log':
    case 'incident':
    case 'metrics':
    case 'nothing':
      return [head];
  }
}

/** Disks fuller than this are worth a line, 0–1. */
const full = 0.8;

function hostLines({ hostname, load, cpus, memory, disks, topProcesses, unread = [] }: HostEvidence): string[] {
  const loads = load.map((one) => one.toFixed(2)).join(' ');
  const used = `${gib(memory.total - memory.available)} of ${gib(memory.total)} GiB memory in use`;
  const largest = topProcesses.map(
    ({ name, pid, memory: held }) => `${name} (${pid}) ${Math.round(held / 2 ** 20)} MiB`,
  );
  return [
    `${hostname}: load ${loads} on ${count(cpus, 'CPU')}, ${used}`,
    ...disks
      .map((disk) => ({ ...disk, used: 1 - disk.available / disk.size }))
      .filter((disk) => disk.used > full)
      .map(
        (disk) =>
          `${disk.mount} is ${Math.round(disk.used * 100)}% full: ${gib(disk.available)} of ${gib(disk.size)} GiB left`,
      ),
    ...(largest.length > 0 ? [`most memory: ${largest.join(', ')}`] : []),
    ...unread.map((part) => `not read: ${part}`),
  ];
}

function checkLines({ checks, notRun = [], unread = [] }: CheckEvidence): string[] {
  return [
    ...checks.map(({ workload, check, result, message }) => `${result}  ${workload}/${check}: ${message}`),
    ...notRun.map((check) => `not run  ${check}: the time for evidence was up`),
    ...unread.map((definition) => `not loaded  ${definition}`),
  ];
}

function gitLines({ branch, commits, uncommitted, moreUncommitted = 0 }: GitEvidence): string[] {
  const changed = commits.map(({ hash, author, subject, files, moreFiles = 0 }) => {
    return `${hash.slice(0, 8)}  ${subject}  (${author}, ${count(files.length + moreFiles, 'file')})`;
  });
  const more = moreUncommitted > 0 ? ` and ${moreUncommitted} more` : '';
  return [
    `branch ${branch}`,
    ...changed,
    ...(uncommitted.length > 0 ? [`not committed: ${uncommitted.join(', ')}${more}`] : []),
  ];
}

function reportLines({ reports, moreReports = 0 }: ReportEvidence): string[] {
  return [
    ...reports.map(({ at, trigger, message, path }) => `${utc(at)}  ${trigger}  ${message}  (${path})`),
    ...(moreReports > 0 ? [`and ${moreReports} more: healer reports list`] : []),
    ...(reports.length === 0 ? ['none of the hours before'] : []),
  ];
}

function indented(line: string): string {
  return `    ${line}`;
}

function gib(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}
