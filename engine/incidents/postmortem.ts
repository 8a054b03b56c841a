import type { Event } from '../model/event.ts';
import type { ActionItem, Incident, IncidentDetail, Resolution, SimilarIncident } from '../model/incident.ts';
import { chartSvg } from './chart-svg.ts';
import { evidenceCharts } from './evidence-charts.ts';
import { evidenceSection } from './evidence-markdown.ts';
import { block, cell, inline, table, utc } from './markdown.ts';
import { metrics } from './metrics.ts';
import { timeline } from './postmortem-timeline.ts';

/** All that a postmortem is written from. */
export interface PostmortemRecord extends IncidentDetail {
  /** What the watch saw of the incident's workloads while it lasted, oldest first. */
  readonly watched: readonly Event[];
  /** The most alike first. */
  readonly similar: readonly SimilarIncident[];
}

/** The blocks there are, as a template's placeholders name them. */
export const blockNames = [
  'facts',
  'missing',
  'summary',
  'impact',
  'timeline',
  'root_cause',
  'trigger',
  'fix',
  'detection',
  'went_well',
  'could_be_better',
  'lessons',
  'action_items',
  'metrics',
  'evidence',
  'similar',
] as const;

export type BlockName = (typeof blockNames)[number];

/** The content of each block as Markdown; empty where there is nothing to say. */
export type Blocks = Readonly<Record<BlockName, string>>;

/**
 * What Healer has to say in a postmortem. What is missing is said to be missing, with the question that would fill it.
 * It names nobody but the incident's owner and those who took on action items. The same record gives the same blocks.
 */
export function postmortemBlocks(record: PostmortemRecord): Blocks {
  const { incident, evidence, missing, similar } = record;
  const { resolution, description } = incident;
  const written = (field: TextField) => writtenOrMissing(resolution, field);
  return {
    facts: facts(incident),
    missing: missing.length === 0 ? '' : stillMissing(incident, missing),
    summary: [written('summary'), ...(description ? [reported(description)] : [])].join('\n\n'),
    impact: written('impact'),
    timeline: timeline(record),
    root_cause: written('root_cause'),
    trigger: written('trigger'),
    fix: written('fix'),
    detection: written('detection'),
    went_well: written('went_well'),
    could_be_better: written('could_be_better'),
    lessons: written('lessons'),
    action_items: actionItems(resolution?.action_items),
    metrics: table(['Measure', 'Value'], metrics(incident)),
    evidence: evidenceWithCharts(incident, evidence),
    similar: similarIncidents(similar),
  };
}

/** An image beside a postmortem. */
export interface ChartFile {
  /** Relative to the postmortem's folder, as the Markdown names it. */
  readonly path: string;
  readonly svg: string;
}

/** The charts that the block `evidence` shows. The same evidence gives the same charts. */
export function postmortemCharts({
  incident,
  evidence,
}: Pick<PostmortemRecord, 'incident' | 'evidence'>): readonly ChartFile[] {
  return evidenceCharts(evidence, incident.milestones.opened).map(({ name, chart }) => ({
    path: chartPath(incident, name),
    svg: chartSvg(chart),
  }));
}

type TextField = Exclude<keyof Resolution, 'downtime_minutes' | 'toil_minutes' | 'action_items'>;

/** What to ask for a field that nobody has filled in. */
const questions: Readonly<Record<TextField, string>> = {
  summary: 'What happened, in two or three sentences?',
  impact: 'Who noticed it, how, and for how long?',
  root_cause: 'Which conditions in the system made the failure possible?',
  trigger: 'What set it off at that moment?',
  fix: 'What ended it?',
  detection: 'How was it noticed, and could it have been noticed sooner?',
  went_well: 'What helped?',
  could_be_better: 'What slowed the response down?',
  lessons: 'What do we know now that we did not know before?',
  category: 'What kind of failure was it?',
  component: 'Which part of the system failed?',
  toil_category: 'What kind of work by hand was it?',
};

function writtenOrMissing(resolution: Resolution | undefined, field: TextField): string {
  const text = resolution?.[field];
  return text ? block(text) : `_Missing (\`${field}\`): ${questions[field]}_`;
}

function facts(incident: Incident): string {
  const { milestones, resolution } = incident;
  const field = (name: 'category' | 'component') => (resolution?.[name] ? inline(resolution[name]) : '_missing_');
  const ended = milestones.resolved ? `${utc(milestones.resolved)} UTC` : 'not yet';
  return table(
    ['Incident', incident.id],
    [
      ['Severity', incident.severity],
      ['State', incident.state],
      ['Service', incident.service ? inline(incident.service) : 'not named'],
      ...(incident.workload ? [['Opened for', inline(openedFor(incident))]] : []),
      ['Category', field('category')],
      ['Component', field('component')],
      ['Owner', incident.owner ? inline(incident.owner) : 'nobody yet'],
      ['Opened', `${utc(milestones.opened)} UTC`],
      ['Resolved', ended],
    ],
  );
}

/** `billing_api/http (H4)`: what was found that it was opened for. */
function openedFor({ workload = '', check, alert }: Incident): string {
  return `${workload}${check === undefined ? '' : `/${check}`}${alert === undefined ? '' : ` (${alert})`}`;
}

function stillMissing(incident: Incident, missing: readonly (keyof Resolution)[]): string {
  const names = missing.map((field) => `\`${field}\``).join(', ');
  return (
    `**Still missing:** ${names}. Fill them in with Resolve in the incident panel, or with ` +
    `\`healer incident resolve\` for ${incident.id}; then have this postmortem written again. What you write here instead stays.`
  );
}

function reported(description: string): string {
  return `As reported when it was opened:\n\n${block(description)}`;
}

function actionItems(items: readonly ActionItem[] | undefined): string {
  if (!items || items.length === 0) {
    return '_Missing (`action_items`): what will make this less likely, shorter or easier to see? Give each an owner and a date._';
  }
  const rows = items.map((item) => [
    cell(item.what),
    item.owner ? inline(item.owner) : '_nobody yet_',
    item.due ?? '_no date yet_',
    item.ticket ? inline(item.ticket) : '_none yet_',
    item.done ? item.done.slice(0, 10) : 'to do',
  ]);
  return table(['What', 'Owner', 'Due', 'Ticket', 'Done'], rows);
}

function evidenceWithCharts(incident: Incident, evidence: PostmortemRecord['evidence']): string {
  if (evidence.length === 0) return evidenceSection(evidence);
  const charts = evidenceCharts(evidence, incident.milestones.opened);
  const parts = evidence.flatMap((item) => [
    evidenceSection([item]),
    ...charts
      .filter((one) => one.evidence === item.id)
      .map(({ name, chart }) => `![${inline(`${chart.title}. ${chart.description}`)}](${chartPath(incident, name)})`),
  ]);
  return parts.join('\n\n');
}

function chartPath({ id }: Incident, name: string): string {
  return `${id}/${name}.svg`;
}

function similarIncidents(similar: readonly SimilarIncident[]): string {
  if (similar.length === 0) return 'None is known.';
  const rows = similar.map(({ incident, reasons, fix }) => [
    `${incident.id}: ${inline(incident.title)}`,
    fix ? cell(fix) : '_not said_',
    inline(reasons.join(', ')),
  ]);
  return table(['Incident', 'What ended it', 'Why it is alike'], rows);
}
