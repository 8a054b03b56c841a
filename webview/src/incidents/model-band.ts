import type { IncidentDetail } from '../../../engine/protocol/page.ts';
import { countText } from '../ui/model-size.ts';
import { limitText } from '../ui/model-time.ts';
import { checksOf } from './model-evidence.ts';
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
  /** What broke, as the checks saw it; never the title, which stands above. */
  readonly broken: string;
  /** The shape beside `broken`. */
  readonly mark: Shape;
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
    ...brokenOf(detail),
    since: sinceOf(detail),
    next: nextOf(detail, best),
    ...(note === undefined ? {} : { nextNote: note }),
  };
}

function brokenOf({ incident, evidence }: IncidentDetail): Pick<Band, 'label' | 'broken' | 'mark' | 'detail'> {
  const active = isActive(incident);
  const told = active ? incident.description : incident.resolution?.summary;
  const detail = told === undefined || told === '' ? [] : [told];
  const checks = checksOf(evidence);
  const failing = checks.filter((check) => check.result === 'failed');
  const [first] = failing;
  if (first !== undefined) {
    const label = active ? (incident.state === 'mitigated' ? 'Mitigated' : 'Broken') : 'Was broken';
    const broken =
      checks.length === 1
        ? `${first.workload}: check ${first.check} failed`
        : `${incident.service ?? first.workload}: ${failing.length} of ${checks.length} checks failed`;
    const said = failing.slice(0, 2).map((check) => `${check.target}: ${check.message}`);
    return { label, broken, mark: shapeOf(incident), detail: active ? said : [...detail, ...said] };
  }
  const passed = checks.filter((check) => check.result === 'passed').length;
  const broken = passed > 0 ? `${countText(passed, 'check')} passed when it was opened` : 'No check was run';
  return { label: 'Checks', broken, mark: active ? (passed > 0 ? 'fine' : 'risk') : 'done', detail };
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
