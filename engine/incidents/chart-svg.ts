import { inUnit, type Unit } from '../forensics/units.ts';

/** What one chart shows: a line over time, failures on its floor, and the moment the incident opened. */
export interface Chart {
  readonly title: string;
  /** What can be seen in it, in a sentence or two, for those who cannot see it. */
  readonly description: string;
  readonly unit: Unit;
  /** ms since 1970 */
  readonly from: number;
  readonly to: number;
  /** ms between two points; the line is broken where points are further apart than two of them. */
  readonly step: number;
  /** ms since 1970, and the value; in order. */
  readonly points: readonly (readonly [at: number, value: number])[];
  /** Spans of `step` ms in which something failed, ms since 1970, in order. */
  readonly failures?: readonly number[];
  /** ms since 1970 */
  readonly opened: number;
}

const width = 640;
const height = 180;
/** The area of the line, in pixels. */
const area = { left: 56, right: 628, top: 34, bottom: 148 };

/** Colours with a contrast of 4.5:1 and more for texts, 3:1 for lines, on light ground and on dark. */
const colours = {
  light: { ground: '#ffffff', ink: '#1f2328', soft: '#59636e', rule: '#d1d9e0', line: '#0860ca', bad: '#c9251b' },
  dark: { ground: '#1f1f1f', ink: '#e6e6e6', soft: '#a6a6a6', rule: '#3c3c3c', line: '#6cb6ff', bad: '#ff7b72' },
};

const style = [
  '.healer-chart text{font:11px system-ui,sans-serif}',
  '.healer-chart path{fill:none}',
  ...paints(colours.light),
  `@media (prefers-color-scheme:dark){${paints(colours.dark).join('')}}`,
].join('\n');

function paints({ ground, ink, soft, rule, line, bad }: typeof colours.light): readonly string[] {
  return [
    `.healer-chart .ground{fill:${ground}}.healer-chart text{fill:${soft}}.healer-chart .name{font-weight:600;fill:${ink}}`,
    `.healer-chart .rule{stroke:${rule}}.healer-chart .line{stroke:${line}}.healer-chart .mark{stroke:${ink}}.healer-chart .bad{fill:${bad}}`,
  ];
}

/**
 * A chart as an SVG image that stands alone: on a ground of its own, light or dark as the reader prefers, and with its
 * title and description for a screen reader. May be written to a file or put into a page, several to a page.
 */
export function chartSvg(chart: Chart): string {
  const { from, to } = chart;
  const top = roundedUp(Math.max(0, ...chart.points.map(([, value]) => value)), chart.unit);
  const x = (at: number) => round(area.left + ((at - from) / Math.max(1, to - from)) * (area.right - area.left));
  const y = (value: number) => round(area.bottom - (Math.max(0, value) / top) * (area.bottom - area.top));
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="healer-chart" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${text(chart.title)}</title>`,
    `<desc>${text(chart.description)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text class="name" x="12" y="20">${text(chart.title)}</text>`,
    ...[0, top / 2, top].flatMap((value) => [
      `<path class="rule" d="M${area.left} ${y(value)}H${area.right}"/>`,
      `<text x="${area.left - 8}" y="${y(value) + 4}" text-anchor="end">${text(inUnit(value, chart.unit))}</text>`,
    ]),
    ...timesBetween(from, to).map(
      (at) => `<text x="${x(at)}" y="${area.bottom + 20}" text-anchor="middle">${clock(at)}</text>`,
    ),
    ...failureMarks(chart, x),
    ...openingMark(chart, x),
    ...lineOf(chart, x, y),
    ...(chart.points.length === 0 && !chart.failures?.length
      ? [`<text x="${width / 2}" y="${(area.top + area.bottom) / 2}" text-anchor="middle">nothing was measured</text>`]
      : []),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

type Place = (value: number) => number;

/** Where something failed: a shade over the whole height and a bar on the floor, one for spans next to each other. */
function failureMarks({ failures = [], step, from, to }: Chart, x: Place): readonly string[] {
  const runs: { start: number; end: number }[] = [];
  for (const start of failures) {
    const last = runs.at(-1);
    if (last && start <= last.end) last.end = start + step;
    else runs.push({ start, end: start + step });
  }
  return runs.flatMap(({ start, end }) => {
    const left = x(Math.max(start, from));
    const wide = Math.max(2, round(x(Math.min(end, to)) - left));
    return [
      `<rect class="bad" x="${left}" y="${area.top}" width="${wide}" height="${area.bottom - area.top}" opacity="0.12"/>`,
      `<rect class="bad" x="${left}" y="${area.bottom - 6}" width="${wide}" height="6"/>`,
    ];
  });
}

function openingMark({ opened, from, to }: Chart, x: Place): readonly string[] {
  if (opened < from || opened > to) return [];
  const at = x(opened);
  const anchor = at > width / 2 ? 'end' : 'start';
  return [
    `<path class="mark" d="M${at} ${area.top - 4}V${area.bottom}" stroke-dasharray="3 3"/>`,
    `<text x="${at}" y="${area.top - 8}" text-anchor="${anchor}">opened ${clock(opened)}</text>`,
  ];
}

/** The line, broken where nothing was measured; a point alone is a dot. */
function lineOf({ points, step }: Chart, x: Place, y: Place): readonly string[] {
  const pieces: (readonly [number, number])[][] = [];
  for (const point of points) {
    const piece = pieces.at(-1);
    const before = piece?.at(-1);
    if (piece && before && point[0] - before[0] <= 2 * step) piece.push(point);
    else pieces.push([point]);
  }
  return pieces.map((piece) => {
    const places = piece.map(([at, value]) => `${x(at)} ${y(value)}`);
    return places.length === 1
      ? `<path class="line" d="M${places[0]}h0" stroke-width="3" stroke-linecap="round"/>`
      : `<path class="line" d="M${places.join('L')}" stroke-width="1.5" stroke-linejoin="round"/>`;
  });
}

/** The next of 1, 2 or 5 times a power of ten, so that the axis and its middle have short texts. */
function roundedUp(most: number, unit: Unit): number {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const top = ([1, 2, 5, 10].find((factor) => factor * power >= most) ?? 10) * power;
  return unit === 'ratio' && most <= 1 ? Math.min(1, top) : top;
}

/** Distances between the texts of the time axis, in ms; the first that leaves at most six. */
const distances = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440].map((minutes) => minutes * 60_000);

function timesBetween(from: number, to: number): readonly number[] {
  const distance = distances.find((one) => (to - from) / one <= 6) ?? to - from;
  const times: number[] = [];
  for (let at = Math.ceil(from / distance) * distance; at <= to; at += distance) times.push(at);
  return times;
}

/** `02:54` in UTC. */
function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/** A text as it may stand in XML, which has no place for control characters. */
function text(words: string): string {
  return words
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
