import { closeSync, constants, fchmodSync, fsyncSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../model/actor.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import { type Report, type ReportFacts, reportTriggers } from '../model/report.ts';
import { type ReportStore, reportFolder } from '../store/reports.ts';
import { reportUnreadable } from './failures.ts';
import { reportEvent } from './report.ts';
import { sha256 } from './report-files.ts';
import { reportName } from './report-name.ts';
import { type ReportHead, reportHead } from './report-text.ts';

/** Who records what a killed daemon has left. */
const actor: Actor = { name: 'recovery', via: 'daemon' };

export interface AdoptOptions {
  readonly stateDirectory: string;
  readonly store: ReportStore;
  readonly clock: () => Date;
  readonly source: string;
  readonly scope: string;
  /** Files of reports that are off the record and could not be removed so far, by path as in the record. */
  readonly removed?: readonly string[];
}

/**
 * Records the reports that a daemon before this one had written when it was killed, and could not record. What was cut
 * off as it was written is kept as it is, and says so; so does what does not show that Healer wrote it: its JSON, and a
 * name that fits that. Links are passed over. The caller holds the lock: nobody else is writing.
 */
export async function adoptReports(options: AdoptOptions): Promise<Result<readonly Report[]>> {
  const { stateDirectory, store, clock, removed = [] } = options;
  const recorded = await store.list({});
  if (!recorded.ok) return recorded;
  const known = new Set([...removed, ...recorded.value.flatMap(({ id, path }) => [id, path])]);
  const adopted: Report[] = [];
  try {
    for (const name of namesIn(join(stateDirectory, reportFolder))) {
      if (known.has(`${reportFolder}/${name}`)) continue;
      const found = readReport(options, name);
      // A copy of a report is another one.
      const report = known.has(found.id) ? { ...found, id: uuidv7() } : found;
      const kept = await store.add(report, reportEvent(report, clock().toISOString(), true));
      if (!kept.ok) return kept;
      known.add(report.id);
      adopted.push(report);
    }
    return success(adopted);
  } catch (error) {
    return failed(reportUnreadable(join(stateDirectory, reportFolder), fileReason(error)));
  }
}

/**
 * Whether a report says all it should. One that was taken up without its JSON may have been cut off: a text is whole
 * before its JSON is begun.
 */
export function isWhole({ actor: by, jsonPath }: Pick<Report, 'actor' | 'jsonPath'>): boolean {
  return by.name !== actor.name || jsonPath !== undefined;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d{8}T\d{9}Z-.*\.txt$/.test(name) && lstatSync(join(folder, name)).isFile())
      .sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** The record of a file that has none, as far as it and its JSON can tell; both are whole and durable afterwards. */
function readReport({ stateDirectory, source, scope, clock }: AdoptOptions, name: string): Report {
  const path = `${reportFolder}/${name}`;
  const text = seal(join(stateDirectory, path));
  if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
  const jsonPath = path.replace(/\.txt$/, '.json');
  const json = seal(join(stateDirectory, jsonPath));
  const facts = json && factsIn(json.bytes.toString('utf8'));
  const head = facts ?? reportHead(text.bytes.toString('utf8'));
  const what = head?.what ?? 'it does not say what happened';
  return {
    id: facts?.id ?? uuidv7(),
    at: facts?.at ?? timeIn(name) ?? clock().toISOString(),
    source: facts?.source ?? source,
    scope: facts?.scope ?? scope,
    ...(head?.workload !== undefined && { workload: head.workload }),
    ...(head?.check !== undefined && { check: head.check }),
    trigger: head?.trigger ?? 'manual',
    message: text.whole ? `${isNamedBy(name, facts) ? '' : unproved}${what}` : `Cut off as it was written: ${what}`,
    path,
    sha256: sha256(text.bytes),
    bytes: text.bytes.length,
    ...(json && { jsonPath, jsonSha256: sha256(json.bytes) }),
    actor,
  };
}

/** A file's content once it is on the disk and closed to changes; `whole` where its writer came to its end. */
function seal(file: string): { readonly bytes: Buffer; readonly whole: boolean } | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return undefined;
  const whole = (found.mode & 0o222) === 0;
  let bytes: Buffer;
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    if (!whole) fchmodSync(descriptor, 0o444);
    fsyncSync(descriptor);
    bytes = readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return { bytes, whole };
}

const unproved = 'Perhaps not as Healer wrote it, for its JSON is missing or of another report: ';

/** Whether the file has the name that the report of these facts was given, alone or with a number after it. */
function isNamedBy(name: string, facts: ReturnType<typeof factsIn>): boolean {
  return facts !== undefined && name.startsWith(reportName(new Date(facts.at), facts.workload, facts.what));
}

/** What is taken from a report's JSON: no more than is as it should be, as anybody could have changed it. */
function factsIn(json: string): (ReportHead & Pick<ReportFacts, 'id' | 'at' | 'source' | 'scope'>) | undefined {
  let facts: Readonly<Record<string, unknown>> | null;
  try {
    facts = JSON.parse(json) as typeof facts;
  } catch {
    return undefined;
  }
  const text = (key: string) => (typeof facts?.[key] === 'string' ? facts[key] : undefined);
  const [id, at, source, scope, what] = ['id', 'at', 'source', 'scope', 'what'].map(text);
  const trigger = reportTriggers.find((known) => known === facts?.['trigger']);
  const workload = text('workload');
  const check = text('check');
  if (!id || !source || !scope || what === undefined || !trigger) return undefined;
  if (at === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at)) return undefined;
  return { id, at, source, scope, what, trigger, ...(workload && { workload }), ...(check && { check }) };
}

/** `20261121T025412123Z-…` */
function timeIn(name: string): string | undefined {
  const [, year, month, day, hour, minute, second, ms] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(name) ?? [];
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
