import type { CheckEvidence, Evidence, IncidentDetail } from '../../../engine/protocol/page.ts';
import { countText } from '../ui/model-size.ts';
import { limitText } from '../ui/model-time.ts';
import type { Playbook } from './model-playbooks.ts';
import { beganAt, isActive, type Shape, shapeOf } from './model-state.ts';

export type NextStep =
  | { readonly act: 'dryRun'; readonly word: string; readonly key: 'D'; readonly playbook: string }
  | { readonly act: 'acknowledge'; readonly word: string; readonly key: 'A' }
  | { readonly act: 'mitigated'; readonly word: string; readonly key: 'M' }
  | { readonly act: 'resolve'; readonly word: string; readonly key: 'R' }
  | { readonly act: 'postmortem'; readonly word: string; readonly key: 'P' };

/** The three answers of the first two seconds. */
export interface Band {
  readonly shape: Shape;
  readonly label: string;
  readonly broken: string;
  readonly detail: readonly string[];
  /** What the age is counted from; `to` when it no longer grows. */
  readonly since: { readonly label: string; readonly from: string; readonly to?: string; readonly note?: string };
  readonly next: NextStep;
  readonly nextNote?: string;
}

/** `best` is the playbook to offer, undefined when none is tied to the incident or nothing may execute here. */
export function bandOf(detail: IncidentDetail, best: Playbook | undefined): Band {
  const { incident } = detail;
  const note = nextNote(detail, best);
  return {
    shape: shapeOf(incident),
    label: isActive(incident) ? (incident.state === 'mitigated' ? 'Mitigated' : 'Broken') : 'Was broken',
    ...brokenOf(detail),
    since: sinceOf(detail),
    next: nextOf(detail, best),
    ...(note === undefined ? {} : { nextNote: note }),
  };
}

function brokenOf({ incident, evidence }: IncidentDetail): { broken: string; detail: readonly string[] } {
  const checks = checksOf(evidence);
  const failing = checks.filter((check) => check.result === 'failed');
  const summary = incident.resolution?.summary;
  if (!isActive(incident) && summary) return { broken: incident.title, detail: [summary] };
  const [first] = failing;
  if (first !== undefined) {
    const where = incident.service ?? first.workload;
    const broken =
      checks.length === 1
        ? `${first.workload}: check ${first.check} failed`
        : `${where}: ${failing.length} of ${checks.length} checks failed`;
    return { broken, detail: failing.slice(0, 2).map((check) => `${check.target}: ${check.message}`) };
  }
  const passed = checks.filter((check) => check.result === 'passed').length;
  const lines = [
    incident.description,
    passed > 0 ? `${countText(passed, 'check')} passed when it was opened.` : undefined,
  ].filter((line) => line !== undefined && line !== '');
  return { broken: incident.title, detail: lines as string[] };
}

function sinceOf({ incident }: IncidentDetail): Band['since'] {
  const from = beganAt(incident);
  const { opened, resolved } = incident.milestones;
  const before = Date.parse(opened) - Date.parse(from);
  const note = before >= 1000 ? `${limitText(before)} before opening` : undefined;
  return {
    label: resolved === undefined ? 'Since' : 'Lasted',
    from,
    ...(resolved === undefined ? {} : { to: resolved }),
    ...(note === undefined ? {} : { note }),
  };
}

function nextOf({ incident }: IncidentDetail, best: Playbook | undefined): NextStep {
  const { state } = incident;
  if (best !== undefined && (state === 'open' || state === 'acknowledged'))
    return { act: 'dryRun', word: `Dry-run ${best.name}`, key: 'D', playbook: best.name };
  if (state === 'open') return { act: 'acknowledge', word: 'Acknowledge', key: 'A' };
  if (state === 'acknowledged') return { act: 'mitigated', word: 'Mark mitigated', key: 'M' };
  if (state === 'mitigated') return { act: 'resolve', word: 'Resolve…', key: 'R' };
  return { act: 'postmortem', word: 'Open postmortem', key: 'P' };
}

function nextNote({ incident, missing }: IncidentDetail, best: Playbook | undefined): string | undefined {
  if (!isActive(incident))
    return missing.length === 0 ? 'All fifteen fields are filled' : `${missing.length} of 15 fields missing`;
  if (incident.state === 'mitigated') return 'Write down what happened while it is fresh';
  if (best !== undefined) return 'Shows what it would do; changes nothing';
  return incident.state === 'open' ? 'Says that somebody has it' : 'When users no longer feel it';
}

function checksOf(evidence: readonly Evidence[]): CheckEvidence['checks'] {
  return evidence.flatMap(({ data }) => (data.type === 'check' ? data.checks : []));
}
