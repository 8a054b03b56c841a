import { count, size, span, utc } from '../forensics/units.ts';
import type {
  CheckEvidence,
  Evidence,
  EvidenceData,
  GitEvidence,
  HistoryEvidence,
  HostEvidence,
  IncidentEvidence,
  LogEvidence,
  MetricsEvidence,
  ReportEvidence,
} from '../model/evidence.ts';
import { type Content, html, type Markup } from './html.ts';

/** One source's answer as a card, with its charts (SVG), whole: nothing that was kept is left out. */
export function evidenceHtml(item: Evidence, charts: readonly string[]): Markup {
  const { title, status, reason, takenAt, took, data } = item;
  const answer =
    status === 'unavailable'
      ? html`<p class="bad">Not available: ${reason ?? 'no reason was given'}</p>`
      : contentOf(data);
  return html`<article>
<h3>${title}</h3>
<p class="soft">Taken ${utc(takenAt)} UTC in ${span(took)}</p>
${charts.map((markup) => html`<figure>${{ markup }}</figure>\n`)}${answer}
</article>
`;
}

function contentOf(data: EvidenceData): Content {
  switch (data.type) {
    case 'host':
      return host(data);
    case 'check':
      return check(data);
    case 'history':
      return history(data);
    case 'log':
      return log(data);
    case 'git':
      return git(data);
    case 'report':
      return report(data);
    case 'incident':
      return incident(data);
    case 'metrics':
      return metrics(data);
    case 'nothing':
      return html`<p>Nothing was found.</p>`;
  }
}

function host({
  hostname,
  platform,
  uptime,
  load,
  cpus,
  memory,
  swap,
  disks,
  topProcesses,
  unread,
}: HostEvidence): Content {
  const loads = load.map((value) => value.toFixed(2)).join(', ');
  return [
    html`<p>${hostname} (${platform}), up ${span(uptime * 1_000)}: load ${loads} on ${count(cpus, 'CPU')}</p>`,
    bullets([
      `memory: ${size(memory.available)} of ${size(memory.total)} available`,
      ...(swap ? [`swap: ${size(swap.free)} of ${size(swap.total)} free`] : []),
      ...disks.map((disk) => `${disk.mount}: ${size(disk.available)} of ${size(disk.size)} available`),
      ...topProcesses.map(({ pid, name, memory: held }) => `process ${name} (${pid}): ${size(held)}`),
    ]),
    notRead(unread),
  ];
}

function check({ checks, notRun = [], unread }: CheckEvidence): Content {
  const rows = checks.map(
    ({ workload, check, target, result, message }) =>
      html`<tr><td class="${result === 'passed' ? 'good' : 'bad'}">${result}</td><td>${workload}/${check}</td><td>${message}</td><td class="soft">${target}</td></tr>\n`,
  );
  return [
    html`<table><tbody>\n${rows}</tbody></table>`,
    bullets(notRun.map((name) => `${name}: not run, as the time for evidence was up`)),
    notRead(unread),
  ];
}

function history({ checks, from, to, moreChecks = 0 }: HistoryEvidence): Content {
  const rows = checks.map(({ workload, check, finding, points }) => {
    const failures = points.reduce((sum, point) => sum + point.failures, 0);
    const looks = points.reduce((sum, point) => sum + point.count, 0);
    return `${workload}/${check}: ${finding ?? `${failures} of ${looks} failed`}`;
  });
  return [
    html`<p>From ${utc(from)} to ${utc(to)} UTC</p>`,
    bullets([...rows, ...(moreChecks > 0 ? [`and ${count(moreChecks, 'check')} more`] : [])]),
  ];
}

function log({ files, unread }: LogEvidence): Content {
  const shown = files.map(({ path, size: bytes, modified, lines, patterns }) => [
    html`<p><code>${path}</code> <span class="soft">${size(bytes)}, last written ${utc(modified)} UTC</span></p>\n`,
    bullets(patterns.map(({ text, level, count: times }) => `${times} × ${level ? `${level}: ` : ''}${text}`)),
    html`<pre tabindex="0">${lines.join('\n')}</pre>\n`,
  ]);
  return [shown, notRead(unread)];
}

/** Without the authors, as a postmortem: a change is a fact about the system. */
function git({ branch, commits, diff, uncommitted, moreUncommitted = 0 }: GitEvidence): Content {
  const rows = commits.map(({ hash, at, subject, files, moreFiles = 0 }) => {
    const changed = html`<br><span class="soft">${files.join(', ')}${beyond(moreFiles)}</span>`;
    const lines = diff?.hash === hash ? html`<pre tabindex="0">${diff.lines.join('\n')}</pre>` : undefined;
    return html`<tr><td class="time">${utc(at)}</td><td><code>${hash.slice(0, 8)}</code></td><td>${subject}${changed}${lines}</td></tr>\n`;
  });
  return [
    html`<p>Branch ${branch}, ${count(commits.length, 'recent commit')}</p>\n<table><tbody>\n${rows}</tbody></table>`,
    uncommitted.length > 0
      ? html`<p>Not committed: ${uncommitted.join(', ')}${beyond(moreUncommitted)}</p>`
      : undefined,
  ];
}

function report({ reports, moreReports = 0 }: ReportEvidence): Content {
  return bullets([
    ...reports.map(({ at, trigger, message, path }) => `${utc(at)} ${trigger}: ${message} (${path})`),
    ...(moreReports > 0 ? [`${moreReports} more`] : []),
    ...(reports.length === 0 ? ['none of the hours before'] : []),
  ]);
}

function incident({ incidents, moreIncidents = 0 }: IncidentEvidence): Content {
  if (incidents.length === 0) return html`<p>None was open.</p>`;
  return bullets([
    ...incidents.map(({ id, severity, state, title }) => `${id} (${severity}, ${state}): ${title}`),
    ...(moreIncidents > 0 ? [`and ${moreIncidents} more`] : []),
  ]);
}

function metrics({ backend, from, to, series, unread = [] }: MetricsEvidence): Content {
  const asked = series.map(({ title, promql, points, warnings = [] }) => {
    const said = [...(points.length === 0 ? ['no value'] : []), ...warnings].join('; ');
    return html`<dt>${title}</dt><dd><code>${promql}</code>${said && ` (${said})`}</dd>\n`;
  });
  return [
    html`<p>${backend}, from ${utc(from)} to ${utc(to)} UTC</p>\n<dl>${asked}</dl>`,
    notRead(unread.map(({ title, promql, reason }) => `${title} (${promql}): ${reason}`)),
  ];
}

function beyond(number: number): string {
  return number > 0 ? ` and ${number} more` : '';
}

function bullets(lines: readonly string[]): Content {
  return lines.length === 0 ? undefined : html`<ul>\n${lines.map((line) => html`<li>${line}</li>\n`)}</ul>\n`;
}

function notRead(parts: readonly string[] = []): Content {
  return bullets(parts.map((part) => `not read: ${part}`));
}
