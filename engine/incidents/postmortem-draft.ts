import { resolve } from 'node:path';
import { type Disk, disk, errorCode } from '../../schemas/files/disk.ts';
import { isInside } from '../../schemas/files/inside.ts';
import { notAProject } from '../definitions/failures.ts';
import { readProject } from '../definitions/project.ts';
import { readText } from '../definitions/read.ts';
import type { Event } from '../model/event.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { IncidentDetail } from '../model/incident.ts';
import type { EventStore } from '../store/events.ts';
import { noPostmortemTemplate } from './failures.ts';
import { type ChartFile, type PostmortemRecord, postmortemBlocks, postmortemCharts } from './postmortem.ts';
import { watchedKinds } from './postmortem-timeline.ts';
import type { IncidentReader } from './service.ts';
import type { FindSimilar } from './similar-store.ts';
import { type Draft, fillTemplate } from './template.ts';
import { defaultTemplate } from './template-default.ts';

/** Where what a postmortem is written from is kept. */
export interface PostmortemSources {
  readonly incidents: Pick<IncidentReader, 'show'>;
  readonly events: Pick<EventStore, 'list'>;
  readonly similar: FindSimilar;
}

/** A postmortem as `healer.yaml` wants it: in which folder (as named there), and what a new file would say. */
export interface Drafted {
  readonly folder: string;
  readonly draft: Draft;
  /** The images its evidence shows. */
  readonly charts: readonly ChartFile[];
}

/** How long before an incident opened its workloads are looked at where nobody said when it began, in ms. */
const lookBack = 15 * 60_000;

/** Drafts the postmortem of an incident by the `healer.yaml` and the template of a root (absolute path). */
export async function draftPostmortem(sources: PostmortemSources, root: string, id: string): Promise<Result<Drafted>> {
  const record = await readRecord(sources, id);
  if (!record.ok) return record;
  const read = await readProject(root, disk);
  if (!read.usable) return failed(read.failures[0] ?? notAProject(root));
  const { postmortems: folder = 'postmortems', postmortemTemplate } = read.project?.value ?? {};
  const template = await readTemplate(root, postmortemTemplate, disk);
  if (!template.ok) return template;
  const draft = fillTemplate(template.value, record.value.incident, postmortemBlocks(record.value));
  return draft.ok ? success({ folder, draft: draft.value, charts: postmortemCharts(record.value) }) : draft;
}

/** Everything that is known of an incident, and of its workloads while it lasted. */
async function readRecord(
  { incidents, events, similar }: PostmortemSources,
  id: string,
): Promise<Result<PostmortemRecord>> {
  const detail = await incidents.show(id);
  if (!detail.ok) return detail;
  const alike = await similar(id);
  if (!alike.ok) return alike;
  const watched: Event[] = [];
  for (const workload of workloadsOf(detail.value)) {
    const told = await events.list({ ...spanOf(detail.value), workload, kinds: watchedKinds });
    if (!told.ok) return told;
    watched.push(...told.value);
  }
  watched.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return success({ ...detail.value, watched, similar: alike.value });
}

/** What it was opened for, what joined it, and what the checks of its service watch. */
function workloadsOf({ incident, timeline, evidence }: IncidentDetail): ReadonlySet<string> {
  const joined = timeline.flatMap(({ kind, workload }) => (kind === 'incident_joined' && workload ? [workload] : []));
  const checked = evidence.flatMap(({ data }) =>
    incident.service !== undefined && data.type === 'check' ? data.checks.map(({ workload }) => workload) : [],
  );
  return new Set([...(incident.workload === undefined ? [] : [incident.workload]), ...joined, ...checked]);
}

function spanOf({ incident: { milestones } }: IncidentDetail): { readonly since: string; readonly until?: string } {
  const { started, detected, opened, resolved } = milestones;
  const before = new Date(Date.parse(opened) - lookBack).toISOString();
  const since = started ?? (detected !== undefined && detected < before ? detected : before);
  return { since, ...(resolved !== undefined && { until: resolved }) };
}

/** The team's template, which lies inside the root, links followed; Healer's own where none is named. */
async function readTemplate(
  root: string,
  path: string | undefined,
  from: Disk,
): Promise<Result<{ readonly file: string; readonly text: string }>> {
  if (path === undefined) return success({ file: 'postmortem-template.md', text: defaultTemplate });
  const file = resolve(root, path);
  try {
    const [found, home] = [await from.look(file), await from.look(root)];
    if (!found) return failed(noPostmortemTemplate(file, 'there is no such file'));
    if (!home || !isInside(found.realPath, home.realPath))
      return failed(noPostmortemTemplate(file, `it is not inside ${root}`));
    if (found.type !== 'file') return failed(noPostmortemTemplate(file, 'it is not a file'));
  } catch (error) {
    return failed(noPostmortemTemplate(file, errorCode(error)));
  }
  const text = await readText(file, from);
  return text.ok ? success({ file, text: text.value }) : failed(noPostmortemTemplate(file, text.failure.message));
}
