import type { IncidentSummary } from '../../../engine/protocol/rpc.ts';
import { ageText, countText, timeText } from '../health/words.ts';
import { beganAt, byLatest, byNeed, isActive, type Look, lookOf } from './looks.ts';

/** One row of the Incidents view. The same thing has the same id from one drawing to the next. */
export interface Row {
  readonly id: string;
  readonly kind: 'folder' | 'group' | 'incident';
  readonly label: string;
  readonly description?: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly icon?: Look;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Whether it is open before anybody has opened or closed it. */
  readonly open: boolean;
  /** Words that `when` clauses of its actions look for. */
  readonly context: string;
  readonly subject?: Subject;
  readonly children: readonly Row[];
}

/** Which incident a row is. */
export interface Subject {
  /** The folder it is kept for, as the workspace names it. */
  readonly folder: string;
  readonly incident: IncidentSummary;
}

export interface TreeOptions {
  readonly folders: readonly {
    readonly folder: string;
    readonly name: string;
    readonly incidents: readonly IncidentSummary[];
  }[];
  /** The login name of who looks. */
  readonly me: string;
  readonly now: Date;
}

const minute = 60_000;
const week = 7 * 24 * 60 * minute;
/** Characters of a title in a row: the tooltip has it whole. */
const widest = 18;
/** Rows in a group of what is long over: the incident page has the others. */
const longest = 50;

/** The rows: what is active by need, what was resolved in the last seven days, and folded what is long over. */
export function rowsOf(options: TreeOptions): readonly Row[] {
  const { folders } = options;
  const all = folders.map(({ folder, name, incidents }) => ({
    folder,
    name,
    groups: groupsOf(folder, incidents, options),
    active: incidents.filter(isActive).length,
  }));
  if (folders.length === 1) return all[0]?.groups ?? [];
  return all
    .filter(({ groups }) => groups.length > 0)
    .map(({ folder, name, groups, active }) => {
      const description = active > 0 ? `${active} active` : undefined;
      return {
        id: `folder\n${folder}`,
        kind: 'folder',
        label: name,
        ...(description && { description }),
        tooltip: escaped(folder),
        spoken: [name, description].filter(Boolean).join(', '),
        icon: { icon: 'root-folder' },
        open: true,
        context: 'folder',
        children: groups,
      };
    });
}

/** The id of an incident's row. */
export function rowId(folder: string, incident: string): string {
  return `incident\n${folder}\n${incident}`;
}

/** What the badge counts: the incidents that are not resolved, in all folders. */
export function badgeOf(
  folders: TreeOptions['folders'],
): { readonly value: number; readonly tooltip: string } | undefined {
  const value = folders.flatMap(({ incidents }) => incidents).filter(isActive).length;
  return value > 0 ? { value, tooltip: countText(value, 'active incident') } : undefined;
}

function groupsOf(folder: string, incidents: readonly IncidentSummary[], options: TreeOptions): readonly Row[] {
  const since = new Date(options.now.getTime() - week).toISOString();
  const resolved = incidents.filter(({ state }) => state === 'resolved').sort(byLatest('resolved'));
  const isRecent = ({ milestones }: IncidentSummary) => (milestones.resolved ?? milestones.opened) >= since;
  const reviewed = incidents.filter(({ state }) => state === 'reviewed').sort(byLatest('reviewed'));
  const groups = [
    { name: 'Active', open: true, some: incidents.filter(isActive).sort(byNeed) },
    { name: 'Resolved, last 7 days', open: true, some: resolved.filter(isRecent) },
    {
      name: 'Resolved earlier',
      open: false,
      some: resolved.filter((incident) => !isRecent(incident)).slice(0, longest),
    },
    { name: 'Reviewed', open: false, some: reviewed.slice(0, longest) },
  ];
  return groups.flatMap(({ name, open, some }) => {
    if (some.length === 0) return [];
    const row: Row = {
      id: `group\n${folder}\n${name}`,
      kind: 'group',
      label: name,
      description: String(some.length),
      tooltip: name,
      spoken: `${name}, ${countText(some.length, 'incident')}`,
      open,
      context: 'group',
      children: some.map((incident) => incidentRow(folder, incident, options)),
    };
    return [row];
  });
}

function incidentRow(folder: string, incident: IncidentSummary, { me, now }: TreeOptions): Row {
  const { id, title, severity, state, owner } = incident;
  const description = descriptionOf(incident, now);
  return {
    id: rowId(folder, id),
    kind: 'incident',
    label: `${severity} ${shortened(title)}`,
    description,
    tooltip: tooltipOf(incident, now),
    icon: lookOf(incident),
    spoken: `${severity}, ${title}, ${state}, ${description}`,
    open: false,
    context: ['incident', state, isActive(incident) ? 'active' : 'over', owner === me ? 'mine' : 'others'].join(' '),
    subject: { folder, incident },
    children: [],
  };
}

/** A title as a row begins with it: age and owner behind it are to be seen in a narrow side bar too. */
function shortened(title: string): string {
  const characters = [...title.replace(' is unhealthy: ', ': ')];
  return characters.length > widest
    ? `${characters
        .slice(0, widest - 1)
        .join('')
        .trimEnd()}…`
    : title;
}

/** How long it goes on and who has it; of one that is over, how long ago. In minutes: a row is not drawn more often. */
export function descriptionOf(incident: IncidentSummary, now: Date): string {
  const { state, owner, milestones } = incident;
  const passed = (at: string) => now.getTime() - Date.parse(at);
  if (state === 'resolved' || state === 'reviewed') {
    const ms = passed(milestones[state] ?? milestones.opened);
    return [ms < minute ? 'just now' : `${ageText(ms)} ago`, owner].filter(Boolean).join(' · ');
  }
  const ms = passed(beganAt(incident));
  const how = state === 'mitigated' ? ['mitigated'] : state === 'open' && owner ? ['not acknowledged'] : [];
  return [ms < minute ? 'now' : ageText(ms), ...how, owner ?? 'nobody has it'].join(' · ');
}

function tooltipOf(incident: IncidentSummary, now: Date): string {
  const { id, title, severity, state, owner, service, workload, check, alert, openedBy, milestones } = incident;
  const times = (
    ['started', 'detected', 'opened', 'acknowledged', 'mitigated', 'resolved', 'reviewed'] as const
  ).flatMap((name) => {
    const at = milestones[name];
    return at === undefined ? [] : [`- ${name} ${timeText(at, now)}`];
  });
  const about = [
    service && `service ${escaped(service)}`,
    workload && workload !== service && `workload ${escaped(workload)}`,
    check && `check ${escaped(check)}`,
    alert && `alert ${escaped(alert)}`,
    owner ? `owner ${escaped(owner)}` : isActive(incident) && '**nobody has it**',
    `opened by ${escaped(openedBy.name)}`,
  ].filter(Boolean);
  return [`**${severity}** ${escaped(title)}`, `\`${id}\` · ${state}`, about.join(' · '), times.join('\n')].join(
    '\n\n',
  );
}

/** Text as Markdown that shows it as it is: titles come from checks, and those from answers of other programs. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()<>#+\-.!|~&$:@]/g, '\\$&');
}
