import {
  type IncidentDetail,
  itemDrafts,
  type Resolution,
  type SimilarIncident,
} from '../../../engine/protocol/page.ts';
import { limitText, utcTime } from '../ui/model-time.ts';
import { checksOf, gitOf, logsOf } from './model-evidence.ts';
import type { Draft, TextField } from './model-resolution.ts';
import { beganAt } from './model-state.ts';

/** What is known before anybody types: the resolution so far, else facts of the incident. `now` is ms since 1970. */
export function knownOf(detail: IncidentDetail, now: number): Draft {
  const { incident } = detail;
  if (incident.resolution !== undefined) return draftOf(incident.resolution);
  const began = beganAt(incident);
  const end = incident.milestones.mitigated ?? incident.milestones.resolved;
  const minutes = Math.max(0, Math.round(((end ? Date.parse(end) : now) - Date.parse(began)) / 60_000));
  const fields: Partial<Record<TextField, string>> = { downtime_minutes: String(minutes) };
  const from: Partial<Record<TextField, string>> = { downtime_minutes: 'from states' };
  if (incident.service !== undefined) {
    fields.component = incident.service;
    from.component = 'from the service';
  }
  const late = Date.parse(incident.milestones.opened) - Date.parse(began);
  fields.detection = `${noticedBy(detail)}${late >= 1000 ? `, ${limitText(late)} after it began` : ''}`;
  from.detection = 'from states';
  return { fields, items: [], from };
}

/** By a person, whose name does not matter, else by the check that failed. */
function noticedBy({ incident, evidence }: IncidentDetail): string {
  const { openedBy, workload, check } = incident;
  if (openedBy.via !== 'daemon' && openedBy.via !== 'webhook') return 'by hand';
  if (workload !== undefined && check !== undefined) return `check ${workload}/${check}`;
  const failed = checksOf(evidence).find(({ result }) => result === 'failed');
  return failed === undefined ? openedBy.name : `check ${failed.workload}/${failed.check}`;
}

function draftOf(resolution: Resolution): Draft {
  const { action_items, ...rest } = resolution;
  return {
    fields: Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])),
    items: itemDrafts(action_items),
    from: {},
  };
}

/** Something a person may take into an empty field with a click. */
export interface Suggestion {
  readonly text: string;
  /** Where it comes from, in a word or two. */
  readonly from: string;
}

/** What evidence and the past suggest for a field; never taken by itself. At most three. */
export function suggestionsFor(
  name: TextField,
  detail: IncidentDetail,
  similar: readonly SimilarIncident[],
): readonly Suggestion[] {
  const began = beganAt(detail.incident);
  const commit = gitOf(detail)?.commits.find(({ at }) => at <= began);
  const changed = commit && `${commit.subject} (${commit.hash.slice(0, 7)})`;
  switch (name) {
    case 'trigger':
      return commit && changed ? [{ text: `${changed}, ${utcTime(commit.at)} UTC`, from: 'git' }] : [];
    case 'root_cause': {
      const [pattern] = logsOf(detail).flatMap(({ patterns }) => patterns.filter(({ level }) => isError(level)));
      const failed = checksOf(detail.evidence).find(({ result }) => result === 'failed');
      return [
        ...(changed ? [{ text: changed, from: 'git' }] : []),
        ...(pattern ? [{ text: pattern.text, from: `log, ×${pattern.count}` }] : []),
        ...(failed ? [{ text: `${failed.workload}: ${failed.message}`, from: `check ${failed.check}` }] : []),
      ];
    }
    case 'fix':
      return similar
        .flatMap(({ fix, incident }) => (fix === undefined ? [] : [{ text: fix, from: incident.id }]))
        .slice(0, 2);
    case 'summary':
      return detail.incident.description ? [{ text: detail.incident.description, from: 'description' }] : [];
    default:
      return [];
  }
}

/** Whether a log's level tells of an error. */
export function isError(level: string | undefined): boolean {
  return /^(error|fatal|critical|panic|emerg|alert)/i.test(level ?? '');
}
