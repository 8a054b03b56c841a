import { formatDuration } from '../../schemas/duration.ts';
import type { Incident, Milestones } from '../model/incident.ts';
import { inline } from './markdown.ts';

/** How long each stage took and what it cost, as rows of name and value; what is not known is said to be unknown. */
export function metrics(incident: Incident): readonly (readonly [string, string])[] {
  const { milestones, resolution } = incident;
  const from = milestones.started ? 'started' : milestones.detected ? 'detected' : 'opened';
  const toil = minutes(resolution?.toil_minutes);
  return [
    ['Time to detect', span(milestones, 'started', 'detected')],
    ['Time to acknowledge', span(milestones, milestones.detected ? 'detected' : 'opened', 'acknowledged')],
    ['Time to mitigate', span(milestones, from, 'mitigated')],
    ['Time to resolve', span(milestones, from, 'resolved')],
    ['Downtime', minutes(resolution?.downtime_minutes)],
    ['Toil', resolution?.toil_category ? `${toil} (${inline(resolution.toil_category)})` : toil],
  ];
}

function span(milestones: Milestones, from: keyof Milestones, to: keyof Milestones): string {
  const [begin, end] = [milestones[from], milestones[to]];
  if (!begin) return `unknown: no time is recorded for when it ${from}`;
  if (!end) return `unknown: no time is recorded for when it was ${to}`;
  const took = Date.parse(end) - Date.parse(begin);
  const was = from === 'started' ? from : `was ${from}`;
  if (took < 0) {
    return `unknown: it is recorded as ${to} ${inSeconds(-took)} before it ${was}. Correct the times with \`healer incident times\``;
  }
  return from === 'opened' ? `${inSeconds(took)}, from when it was opened` : inSeconds(took);
}

function minutes(count: number | undefined): string {
  return count === undefined ? '_missing_' : inSeconds(count * 60_000);
}

function inSeconds(ms: number): string {
  return formatDuration(Math.round(ms / 1000) * 1000);
}
