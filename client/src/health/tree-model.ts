import { basename, relative } from 'node:path';
import {
  asLastSeen,
  briefError,
  byUrgency,
  type CheckHealth,
  type Failure,
  filesOf,
  type HealthOverview,
  type HealthState,
  isUnused,
  type Location,
  notTaken,
  urgentSeverity,
  type WorkloadHealth,
} from '../../../engine/protocol/rpc.ts';
import { matches } from './filter.ts';
import { looks, states, stateText } from './looks.ts';
import { ageText, countText, latencyText, measuredText, shortNames, timeText, valueText } from './words.ts';

/** One row of the Health view. The same thing has the same id from one drawing to the next. */
export interface Row {
  readonly id: string;
  readonly kind: 'folder' | 'group' | 'workload' | 'check' | 'broken';
  readonly label: string;
  readonly description?: string;
  /** Lines, the first the most important. */
  readonly tooltip: readonly string[];
  readonly icon?: { readonly name: string; readonly colour?: string };
  /** What a screen reader says. */
  readonly spoken: string;
  /** Whether it is open before anybody has opened or closed it. */
  readonly open: boolean;
  /** Words that `when` clauses of its actions look for. */
  readonly context: string;
  readonly subject?: Subject;
  /** Where to look at what cannot be used. */
  readonly place?: { readonly file: string; readonly line?: number };
  readonly children: readonly Row[];
}

/** What an action on a row is about. */
export interface Subject {
  /** The folder watched, as the workspace names it. */
  readonly folder: string;
  readonly workload: string;
  readonly check?: string;
  readonly source?: Location;
}

/** How a folder stands, for its rows. */
export interface ShownFolder {
  readonly folder: string;
  readonly name: string;
  readonly overview: HealthOverview;
  /** A daemon watches it now; else this is how it last stood. */
  readonly live: boolean;
}

export interface TreeOptions {
  readonly folders: readonly ShownFolder[];
  /** Ids of the workloads pinned. */
  readonly pins: ReadonlySet<string>;
  readonly filter: string;
  readonly now: Date;
}

/** A healthy group longer than this is closed while there is another. */
const longGroup = 12;

/** The rows: pinned workloads first, then the others by state, the worst first; within a group what to look at first. */
export function rowsOf(options: TreeOptions): readonly Row[] {
  const { folders } = options;
  const all = folders.map((shown) => {
    const { folder, name, overview } = shown;
    const groups = groupsOf(shown, options);
    const unhealthy = overview.workloads.filter(({ state }) => state === 'unhealthy').length;
    const when = shown.live ? '' : ' when last seen';
    const description = unhealthy > 0 ? `${unhealthy} unhealthy${when}` : undefined;
    return { folder, name, groups, description };
  });
  if (folders.length === 1) return all[0]?.groups ?? [];
  return all
    .filter(({ groups }) => groups.length > 0)
    .map(({ folder, name, groups, description }) => ({
      id: `folder\n${folder}`,
      kind: 'folder',
      label: name,
      ...(description && { description }),
      tooltip: [folder],
      spoken: [name, description].filter(Boolean).join(', '),
      icon: { name: 'root-folder' },
      open: true,
      context: 'folder',
      children: groups,
    }));
}

/** The id of a workload's row. */
export function workloadId(folder: string, workload: string): string {
  return `workload\n${folder}\n${workload}`;
}

function groupsOf({ folder, overview, live }: ShownFolder, options: TreeOptions): readonly Row[] {
  const shown = overview.workloads.filter((workload) => matches(workload, options.filter)).sort(byUrgency);
  const isPinned = ({ workload }: WorkloadHealth) => options.pins.has(workloadId(folder, workload));
  const drawn = { now: options.now, live, nameOf: shortNames(overview.workloads.map(({ workload }) => workload)) };
  const rows = (some: readonly WorkloadHealth[]) => some.map((one) => workloadRow(folder, one, isPinned(one), drawn));
  const pinned = shown.filter(isPinned);
  const broken = options.filter === '' ? brokenGroup(folder, overview) : [];
  const groups = states.flatMap((state) => {
    const children = rows(shown.filter((one) => one.state === state && !isPinned(one)));
    const group = children.length > 0 ? [groupRow(folder, state, children)] : [];
    return state === 'at_risk' ? [...group, ...broken] : group;
  });
  const all = pinned.length > 0 ? [pinnedRow(folder, rows(pinned)), ...groups] : groups;
  return all.map((row) => ({ ...row, open: all.length === 1 || row.open }));
}

function groupRow(folder: string, state: HealthState, children: readonly Row[]): Row {
  const { heading } = looks[state];
  return {
    id: `group\n${folder}\n${state}`,
    kind: 'group',
    label: heading,
    description: String(children.length),
    tooltip: [],
    spoken: `${heading}, ${countText(children.length, 'workload')}`,
    open: children.length <= longGroup || state === 'unhealthy',
    context: 'group',
    children,
  };
}

function pinnedRow(folder: string, children: readonly Row[]): Row {
  return {
    id: `group\n${folder}\npinned`,
    kind: 'group',
    label: 'Pinned',
    description: String(children.length),
    tooltip: [],
    spoken: `Pinned, ${countText(children.length, 'workload')}`,
    open: true,
    context: 'group',
    children,
  };
}

/** What cannot be used of the definitions: a row a mistake, which opens where it is. */
function brokenGroup(folder: string, overview: HealthOverview): readonly Row[] {
  const failures = notTaken(overview);
  if (failures.length === 0) return [];
  const alone = namedAlone(failures);
  const count = `${countText(failures.length, 'mistake')} in ${countText(filesOf(failures), 'file')}`;
  return [
    {
      id: `group\n${folder}\nbroken`,
      kind: 'group',
      label: 'Cannot be used',
      description: count,
      tooltip: ['Definitions that Healer could not take as they are written'],
      spoken: `Cannot be used, ${count}`,
      open: true,
      context: 'group',
      children: failures.map((failure, index) => brokenRow(folder, failure, index, overview, alone)),
    },
  ];
}

/** The files of these that no other is called like: their names alone, which a narrow view has room for, tell them apart. */
function namedAlone(failures: readonly Failure[]): ReadonlySet<string> {
  const files = new Set(failures.flatMap(({ file }) => file ?? []));
  const called = Map.groupBy(files, (file) => basename(file));
  return new Set([...called.values()].flatMap((some) => (some.length === 1 ? some : [])));
}

function brokenRow(
  folder: string,
  failure: Failure,
  index: number,
  overview: HealthOverview,
  alone: ReadonlySet<string>,
): Row {
  const { file, line, message, code } = failure;
  const inside = file === undefined ? undefined : relative(folder, file);
  const name = inside === undefined ? code : inside === '' || inside.startsWith('..') ? (file ?? '') : inside;
  const place = line === undefined ? name : `${name}:${line}`;
  const short = file !== undefined && alone.has(file) ? basename(file) : name;
  const before = isUnused(overview, failure) ? 'Nothing of this is watched' : 'What was taken before is watched on';
  return {
    id: `broken\n${folder}\n${place}\n${index}`,
    kind: 'broken',
    label: line === undefined ? short : `${short}:${line}`,
    description: message,
    tooltip: [place, message, ...(overview.watching ? [before] : []), ...(place === code ? [] : [code])],
    icon: { name: 'warning', colour: 'problemsWarningIcon.foreground' },
    spoken: `${place}, ${message}`,
    open: false,
    context: 'broken',
    ...(file !== undefined && { place: { file, ...(line !== undefined && { line }) } }),
    children: [],
  };
}

/** When rows are drawn, and whether they are of now. */
interface Moment {
  readonly now: Date;
  readonly live: boolean;
}

/** How the names of rows beside each other are shown. */
interface Drawn extends Moment {
  readonly nameOf: (name: string) => string;
}

function workloadRow(folder: string, seen: WorkloadHealth, pinned: boolean, moment: Drawn): Row {
  const health = moment.live ? seen : asLastSeen(seen);
  const { workload, state, checks, unusable } = health;
  const look = looks[state];
  const [only] = checks.length === 1 ? checks : [];
  const description = state === 'healthy' ? calmText(checks) : troubleText(health);
  const source = (checks.find(({ lastError }) => lastError !== undefined) ?? checks[0])?.source ?? brokenAt(unusable);
  return {
    id: workloadId(folder, workload),
    kind: 'workload',
    label: moment.nameOf(workload),
    ...(description && { description }),
    tooltip: [...workloadLines(health, moment), ...(only ? checkLines(only, moment, health.message) : [])],
    icon: { name: look.icon, colour: look.colour },
    spoken: `${workload}, ${stateText(state, moment.live)}${description ? `, ${description}` : ''}`,
    open: false,
    context: [
      'workload',
      pinned ? 'pinned' : 'unpinned',
      health.incident && 'incident',
      health.silence ? 'silenced' : 'unsilenced',
      health.report && 'report',
      health.runbook && 'runbook',
    ]
      .filter(Boolean)
      .join(' '),
    subject: { folder, workload, ...(source && { source }) },
    children: only
      ? []
      : checks.map((check) =>
          checkRow(folder, health, check, { ...moment, nameOf: shortNames(checks.map((one) => one.check)) }),
        ),
  };
}

/** What was measured last, of the first check that measured, and how many checks there are where that is not plain. */
function calmText(checks: readonly CheckHealth[]): string | undefined {
  const measured = checks.flatMap((check) => measuredText(check) ?? [])[0];
  if (checks.length === 1) return measured;
  return [measured, countText(checks.length, 'check')].filter(Boolean).join(' · ');
}

function troubleText(health: WorkloadHealth): string {
  return [urgentSeverity(health), briefError(health.message)].filter(Boolean).join(' · ');
}

function brokenAt(unusable: WorkloadHealth['unusable']): Location | undefined {
  const { file, line = 1 } = unusable?.failure ?? {};
  return file === undefined ? undefined : { file, line };
}

function workloadLines(health: WorkloadHealth, { now, live }: Moment): readonly string[] {
  const { workload, state, since, message, incident, restart, dependsOn, stability, runbook } = health;
  const from = since && `since ${timeText(since, now)}`;
  const age = from && (live ? `${from} (${ageText(now.getTime() - Date.parse(since))})` : from);
  const was = live || state === 'unknown' ? 'is' : 'was';
  return [
    [`${workload} ${was} ${stateText(state, live)}`, age].filter(Boolean).join(live ? ' ' : ', '),
    message,
    ...(incident ? [`Incident ${incident}`] : []),
    ...(restart.count > 0
      ? [`Restarted ${countText(restart.count, 'time')}${restart.exhausted ? '; no attempt is left' : ''}`]
      : []),
    ...(dependsOn.length > 0 ? [`Depends on ${dependsOn.join(', ')}`] : []),
    ...(stability ? [`Stability ${Math.round(stability.score)} of 100`] : []),
    ...(runbook === undefined ? [] : [`Runbook ${runbook}`]),
  ];
}

function checkRow(folder: string, { workload, state }: WorkloadHealth, check: CheckHealth, moment: Drawn): Row {
  const shown = stateOf(check, state);
  const look = looks[shown];
  const description = check.lastError ? briefError(check.lastError) : (measuredText(check) ?? check.target);
  return {
    id: `check\n${folder}\n${workload}\n${check.check}`,
    kind: 'check',
    label: moment.nameOf(check.check),
    description,
    tooltip: [`${workload}/${check.check}`, ...checkLines(check, moment)],
    icon: { name: look.icon, colour: look.colour },
    spoken: `${check.check}, ${stateText(shown, moment.live)}, ${description}`,
    open: false,
    context: 'check',
    subject: { folder, workload, check: check.check, source: check.source },
    children: [],
  };
}

/** How one check stands for a person; what is silenced or suppressed is the workload's. */
function stateOf({ healthy, lastCheck, lastError }: CheckHealth, workload: HealthState): HealthState {
  if (lastCheck === undefined) return 'unknown';
  if (lastError === undefined) return 'healthy';
  if (workload === 'suppressed' || workload === 'silenced') return workload;
  return healthy ? 'at_risk' : 'unhealthy';
}

/** `known` is said already. */
function checkLines(check: CheckHealth, { now, live }: Moment, known?: string): readonly string[] {
  const { target, type, lastError, message, expected, actual, value, latency, lastCheck, interval } = check;
  const seen = lastError ?? message ?? 'Not checked yet';
  return [
    `${type}: ${target}`,
    ...(seen === known ? [] : [seen]),
    ...(lastError !== undefined && expected !== undefined
      ? [`Expected ${expected}${actual === undefined ? '' : `, got ${actual}`}`]
      : []),
    ...(check.consecutiveFails > 0
      ? [`${countText(check.consecutiveFails, 'failure')} in a row; ${check.retries} make it unhealthy`]
      : []),
    ...(value ? [`Value ${valueText(value)}`] : []),
    ...(latency === undefined ? [] : [`Took ${latencyText(latency)}`]),
    `${lastCheck ? `Last checked ${timeText(lastCheck, now)}` : 'Never checked'}, every ${ageText(interval)}${live ? '' : ' while watched'}`,
  ];
}
