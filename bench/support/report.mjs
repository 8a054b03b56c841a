import { summary } from './statistics.mjs';

/** A number of about three significant digits, or a dash for none. */
export function figure(value) {
  if (value === undefined || !Number.isFinite(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value >= 10 ? 1 : 2);
}

/** `median (min–max)`, or a dash where nothing was measured. */
export function spread(values) {
  const found = summary(values);
  return found ? `**${figure(found.median)}** (${figure(found.min)}–${figure(found.max)})` : '–';
}

/** Our median as a share of the other's, as `1/7.0` below one and `1.4` above; a dash where either is missing. */
export function ratio(ours, theirs) {
  const [mine, other] = [summary(ours)?.median, summary(theirs)?.median];
  if (!mine || !other) return '–';
  return mine < other ? `1/${figure(other / mine)}` : figure(mine / other);
}

/** A Markdown table with its columns in line, to be read as it stands too. The first column is text, the rest numbers. */
export function table(head, rows) {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => [...row[column]].length)));
  const pad = (cell, column) => {
    const space = ' '.repeat(widths[column] - [...cell].length);
    return column === 0 ? cell + space : space + cell;
  };
  const line = (cells) => `| ${cells.map(pad).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** One benchmark's result as a section of the report. */
export function section({ title, about, tables, notes }, { machine, taken }) {
  const parts = tables.map(({ title: name, head, rows }) => `### ${name}\n\n${table(head, rows)}`);
  const listed = notes.map((note) => `- ${note}`).join('\n');
  return [`## ${title}`, about, `Taken ${taken} on ${machine}.`, ...parts, listed].join('\n\n');
}

/**
 * The report with one benchmark's section put in place of the one before, or added at the end. Sections of benchmarks
 * that were not run stay as they are, with the date and machine they were taken on.
 */
export function withSection(report, name, text) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [report.indexOf(open), report.indexOf(close)];
  const block = `${open}\n${text}\n${close}`;
  if (from < 0 || to < from) return `${report.trimEnd()}\n\n${block}\n`;
  return report.slice(0, from) + block + report.slice(to + close.length);
}
