import type { Event } from '../model/event.ts';
import type { ActionItem, Incident, IncidentDetail, Resolution } from '../model/incident.ts';
import { evidenceSection } from './evidence-markdown.ts';
import { block, cell, inline, table, utc } from './markdown.ts';
import { metrics } from './metrics.ts';

/**
 * The postmortem as Markdown. What is missing is said to be missing, with the question that would fill it. It names
 * nobody but the incident's owner and those who took on action items.
 */
export function postmortem(detail: IncidentDetail, now: Date): string {
  const { incident, timeline, evidence, missing } = detail;
  const { resolution } = incident;
  const written = (field: TextField) => writtenOrMissing(resolution, field);
  const sections = [
    `# Postmortem: ${inline(incident.title)}`,
    facts(incident, now),
    purpose,
    ...(missing.length > 0 ? [stillMissing(incident, missing)] : []),
    section('Summary', written('summary'), ...(incident.description ? [reported(incident.description)] : [])),
    section('Impact', written('impact')),
    section('Timeline', 'All times are UTC.', timelineTable(timeline)),
    section('Root cause and trigger', '### Root cause', written('root_cause'), '### Trigger', written('trigger')),
    section('Resolution', written('fix')),
    section('Detection', written('detection')),
    section('What went well', written('went_well')),
    section('What could be better', written('could_be_better')),
    section(
      'Where we got lucky',
      '_To be written in the review: what could have made this worse, and did not by chance alone?_',
    ),
    section('Lessons', written('lessons')),
    section('Action items', actionItems(resolution?.action_items)),
    section('Metrics', table(['Measure', 'Value'], metrics(incident))),
    section('Evidence', evidenceSection(evidence)),
  ];
  return `${sections.join('\n\n')}\n`;
}

const purpose =
  '> This looks for what made the failure possible and how the system can be made safer. ' +
  'Everyone acted on what they knew then, so Healer writes no names into the account of events.';

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

function section(title: string, ...parts: readonly string[]): string {
  return [`## ${title}`, ...parts].join('\n\n');
}

function writtenOrMissing(resolution: Resolution | undefined, field: TextField): string {
  const text = resolution?.[field];
  return text ? block(text) : `_Missing (\`${field}\`): ${questions[field]}_`;
}

function facts(incident: Incident, now: Date): string {
  const { milestones, resolution } = incident;
  const field = (name: 'category' | 'component') => (resolution?.[name] ? inline(resolution[name]) : '_missing_');
  const ended = milestones.resolved ? `${utc(milestones.resolved)} UTC` : 'not yet';
  return table(
    ['Incident', incident.id],
    [
      ['Severity', incident.severity],
      ['State', incident.state],
      ['Service', incident.service ? inline(incident.service) : 'not named'],
      ['Category', field('category')],
      ['Component', field('component')],
      ['Owner', incident.owner ? inline(incident.owner) : 'nobody yet'],
      ['Opened', `${utc(milestones.opened)} UTC`],
      ['Resolved', ended],
      ['Written', `${utc(now.toISOString())} UTC`],
    ],
  );
}

function stillMissing(incident: Incident, missing: readonly (keyof Resolution)[]): string {
  const names = missing.map((field) => `\`${field}\``).join(', ');
  return section(
    'Still missing',
    `${names}.`,
    `Fill them in with Resolve in the incident panel, or with \`healer incident resolve\` for ${incident.id}; then have this postmortem written again.`,
  );
}

function reported(description: string): string {
  return `As reported when it was opened:\n\n${block(description)}`;
}

/** Postmortems themselves are no part of the story they tell. */
function timelineTable(timeline: readonly Event[]): string {
  const told = timeline.filter((event) => event.kind !== 'postmortem_written');
  return table(
    ['Time', 'What happened'],
    told.map((event) => [utc(event.at), `${event.kind === 'incident_note' ? 'Note: ' : ''}${cell(event.message)}`]),
  );
}

function actionItems(items: readonly ActionItem[] | undefined): string {
  if (!items || items.length === 0) {
    return '_Missing (`action_items`): what will make this less likely, shorter or easier to see? Give each an owner and a date._';
  }
  const rows = items.map((item) => [
    cell(item.what),
    item.owner ? inline(item.owner) : '_nobody yet_',
    item.due ?? '_no date yet_',
  ]);
  return table(['What', 'Owner', 'Due'], rows);
}
