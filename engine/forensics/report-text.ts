import { formatDuration } from '../../schemas/duration.ts';
import type { CheckReport } from '../model/check.ts';
import {
  type ReportFacts,
  type ReportSections,
  type ReportTrigger,
  reportTriggers,
  type SectionData,
} from '../model/report.ts';
import { printable } from '../printable.ts';
import { type ReportSources, sectionNames } from './report-sections.ts';
import { utc } from './units.ts';

const width = 14;

/** What the head of a report tells, for one whose facts are not at hand. */
export interface ReportHead {
  readonly what: string;
  readonly trigger: ReportTrigger;
  readonly workload?: string;
  readonly check?: string;
}

/**
 * A report as text. Names at the beginning of a line are Healer's; everything that was found is indented, so that no log
 * line can pass for a part of the report, and nothing in it can steer a terminal.
 */
export function reportText(facts: ReportFacts, sources: ReportSources): string {
  const head: (readonly [string, string | undefined])[] = [
    ['What', facts.what],
    ['Trigger', facts.trigger],
    ['Time', `${facts.at.replace('T', ' ').replace('Z', '')} UTC`],
    ['Workload', facts.workload],
    ['Check', facts.check],
    ['Process id', facts.pid?.toString()],
    ['Written by', `${facts.source} (${facts.scope})`],
    ['Folder', `${facts.root}${facts.trusted ? '' : ' (not trusted)'}`],
    ['Report', facts.id],
  ];
  const happened = [...(facts.lastReport ? checkLines(facts.lastReport) : []), ...eventLines(facts)];
  const notRead = sectionNames.flatMap((name) => {
    return unreadOf(name, sources, facts.sections).map((part) => `${sources[name].title}: ${part}`);
  });
  const blocks = [
    ['Forensic report', ...head.flatMap(([name, text]) => (text === undefined ? [] : [row(name, text)]))],
    ...(happened.length > 0 ? [['What happened', ...indented(happened)]] : []),
    ...sectionNames.map((name) => [sources[name].title, ...indented(sectionLines(name, sources, facts.sections))]),
    ['Not read', ...indented(notRead.length > 0 ? notRead : ['every source answered'])],
  ];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** The head of a report's text; undefined where it is not one, or was cut off before its end. */
export function reportHead(text: string): ReportHead | undefined {
  const [first, ...lines] = (text.split('\n\n')[0] ?? '').split('\n');
  const found = new Map(lines.map((line) => [line.slice(0, width).trimEnd(), line.slice(width)]));
  const what = found.get('What');
  const trigger = reportTriggers.find((known) => known === found.get('Trigger'));
  const workload = found.get('Workload');
  const check = found.get('Check');
  if (first !== 'Forensic report' || what === undefined || trigger === undefined) return undefined;
  return {
    what,
    trigger,
    ...(workload !== undefined && { workload }),
    ...(check !== undefined && { check }),
  };
}

function row(name: string, text: string): string {
  return `${name.padEnd(width)}${oneLine(text)}`;
}

function sectionLines<Name extends keyof SectionData>(
  name: Name,
  sources: ReportSources,
  sections: ReportSections,
): readonly string[] {
  const section: ReportSections[Name] = sections[name];
  const unread = unreadOf(name, sources, sections).map((part) => `not read: ${part}`);
  return section.status === 'read' ? [...sources[name].lines(section.data), ...unread] : unread;
}

/** What a section lacks: all of it, or parts. */
function unreadOf<Name extends keyof SectionData>(
  name: Name,
  sources: ReportSources,
  sections: ReportSections,
): readonly string[] {
  const section: ReportSections[Name] = sections[name];
  if (section.status === 'read') return sources[name].unread?.(section.data) ?? [];
  return [section.status === 'late' ? `late, ${section.reason}` : section.reason];
}

function checkLines({ workload, check, target, result, message, expected, actual, took }: CheckReport): string[] {
  return [
    `${workload}/${check} ${result} in ${formatDuration(took)}: ${message}`,
    `target      ${target}`,
    ...(expected === undefined ? [] : [`expected    ${expected}`]),
    ...(actual === undefined ? [] : [`actual      ${actual}`]),
  ];
}

function eventLines({ events }: ReportFacts): string[] {
  return events.map(({ at, kind, message }) => `${utc(at)}  ${kind}  ${message}`);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${oneLine(line)}`));
}

function oneLine(text: string): string {
  return printable(text.replace(/\r?\n/g, ' ↵ '));
}
