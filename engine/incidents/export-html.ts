import { span, utc } from '../forensics/units.ts';
import type { Incident, Resolution } from '../model/incident.ts';
import { chartSvg } from './chart-svg.ts';
import { evidenceCharts } from './evidence-charts.ts';
import type { IncidentExport } from './export.ts';
import { evidenceHtml } from './export-html-evidence.ts';
import { exportStyle } from './export-html-style.ts';
import { type Content, html, type Markup } from './html.ts';
import { beginning } from './milestones.ts';
import { resolutionFields } from './resolution.ts';

/**
 * An incident as one HTML page that needs nothing else: no script, no network (its content security policy forbids
 * both), styles inside. Every text of the incident is escaped.
 */
export function exportHtml(exported: IncidentExport): string {
  const { incident, exportedAt, healer } = exported;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${incident.id}: ${incident.title}</title>
<style>${{ markup: exportStyle }}</style>
</head>
<body>
<header>
<p class="soft">${incident.id}</p>
<h1>${incident.title}</h1>
<p><span class="chip${incident.severity === 'P1' ? ' bad' : ''}">${incident.severity}</span><span class="chip">${incident.state}</span></p>
</header>
<main>
${facts(incident)}
${incident.description && section('As reported', text(incident.description))}
${section('Times (UTC)', milestones(incident))}
${section('Resolution', resolution(exported))}
${section('Action items', actionItems(incident.resolution))}
${section('Timeline (UTC)', timeline(exported))}
${section('Evidence', evidence(exported))}
${section('Similar incidents', similar(exported))}
</main>
<footer>Exported ${utc(exportedAt)} UTC by Healer ${healer}.</footer>
</body>
</html>
`;
  return page.markup;
}

function section(heading: string, ...content: readonly Content[]): Markup {
  const id = heading.toLowerCase().replace(/[^a-z]+/g, '-');
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${content}
</section>`;
}

function text(words: string): Markup {
  return html`<p class="text">${words}</p>`;
}

function facts({ service, workload, check, alert, profile, owner, openedBy }: Incident): Markup {
  const failing = workload !== undefined && check !== undefined ? `${workload}/${check}` : workload;
  return list([
    ['Service', service],
    ['Failing', failing],
    ['Alert', alert],
    ['Profile', profile],
    ['Owner', owner ?? 'nobody'],
    ['Opened by', `${openedBy.name} (${openedBy.via})`],
  ]);
}

/** Names and what they are, without those of which nothing is known. */
function list(rows: readonly (readonly [string, Content])[]): Markup {
  const known = rows.filter(([, content]) => content !== undefined);
  return html`<dl>${known.map(([name, content]) => html`<dt>${name}</dt><dd>${content}</dd>\n`)}</dl>`;
}

const inOrder = ['started', 'detected', 'opened', 'acknowledged', 'mitigated', 'resolved', 'reviewed'] as const;

function milestones({ milestones: times, state }: Incident): Markup {
  const { at: began, what } = beginning(times);
  const reached = inOrder.indexOf(state === 'open' ? 'opened' : state);
  const rows = inOrder.map((name, index) => {
    const at = times[name];
    const unknown = index > reached ? 'not yet' : 'not known';
    const after = at === undefined ? 0 : Date.parse(at) - Date.parse(began);
    return html`<tr><th scope="row">${name}</th><td class="time">${at === undefined ? unknown : utc(at)}</td><td>${after > 0 ? `${span(after)} after ${what}` : ''}</td></tr>\n`;
  });
  return html`<table><tbody>${rows}</tbody></table>`;
}

function resolution({ incident, missing }: IncidentExport): Content {
  const { resolution } = incident;
  if (!resolution) return html`<p class="soft">Not resolved yet.</p>`;
  const rows = resolutionFields.flatMap((field) => {
    const value = field === 'action_items' ? undefined : resolution[field];
    if (value === undefined) return [];
    const shown = typeof value === 'number' ? span(value * 60_000) : html`<span class="text">${value}</span>`;
    return [[label(field), shown] as const];
  });
  const lacking = missing.map(label).join(', ');
  return [list(rows), lacking === '' ? undefined : html`<p class="soft">Not filled in: ${lacking}.</p>`];
}

function label(field: keyof Resolution): string {
  const words = field.replace(/_minutes$/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function actionItems(resolution: Resolution | undefined): Markup {
  const items = resolution?.action_items ?? [];
  if (items.length === 0) return html`<p class="soft">None.</p>`;
  const rows = items.map(({ what, owner, due, ticket, done }) => {
    const state = done === undefined ? 'to do' : `done ${utc(done)}`;
    return html`<tr><td>${what}</td><td>${owner ?? 'nobody yet'}</td><td class="time">${due ?? 'no date'}</td><td>${ticket}</td><td>${state}</td></tr>\n`;
  });
  return table(['What', 'Owner', 'Due', 'Ticket', 'State'], rows);
}

function timeline({ timeline }: IncidentExport): Markup {
  const rows = timeline.map(({ at, kind, actor, message }) => {
    const note = kind === 'incident_note' ? html`<span class="soft">Note: </span>` : undefined;
    return html`<tr><td class="time">${utc(at)}</td><td class="text">${note}${message}</td><td class="name">${actor.name}</td></tr>\n`;
  });
  return table(['Time', 'What happened', 'By'], rows);
}

function evidence({ evidence, incident }: IncidentExport): Content {
  if (evidence.length === 0) return html`<p class="soft">None was kept.</p>`;
  const charts = evidenceCharts(evidence, incident.milestones.opened);
  return evidence.map((item) => {
    const own = charts.filter((one) => one.evidence === item.id);
    return evidenceHtml(
      item,
      own.map(({ chart }) => chartSvg(chart)),
    );
  });
}

function similar({ similar }: IncidentExport): Markup {
  if (similar.length === 0) return html`<p class="soft">No past incident resembles it.</p>`;
  const rows = similar.map(
    ({ incident, reasons, fix }) =>
      html`<tr><td class="name">${incident.id}</td><td>${incident.title}</td><td>${reasons.join('; ')}</td><td class="text">${fix}</td></tr>\n`,
  );
  return table(['Incident', 'Title', 'Why', 'What ended it'], rows);
}

function table(headings: readonly string[], rows: readonly Markup[]): Markup {
  return html`<table>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}
