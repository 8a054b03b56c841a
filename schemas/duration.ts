const unitInMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const whole = /^([-+]?)(?:0|((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+))$/;
const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;

/**
 * Milliseconds of a duration in Go's notation (`1h30m`, `1.5h`, `500ms`, `-2s`, `0`), or undefined when it is not one.
 * The grammar is that of Go's `time.ParseDuration`: a unit on every number, no days.
 */
export function parseDuration(text: string): number | undefined {
  const match = whole.exec(text);
  if (!match) return undefined;
  let total = 0;
  for (const [, number, unit] of (match[2] ?? '').matchAll(part)) total += Number(number) * (unitInMs[unit ?? ''] ?? 0);
  return match[1] === '-' ? -total : total;
}

/**
 * Milliseconds of a duration as a command's flags take it: Go's notation, with `d` (24 h) and `w` (7 d) besides, which
 * come first (`2d12h`). Undefined when it is not that.
 */
export function parseLongDuration(text: string): number | undefined {
  const match = /^(?:(\d+(?:\.\d+)?)w)?(?:(\d+(?:\.\d+)?)d)?([\d.].*)?$/.exec(text);
  if (!match || text === '') return parseDuration(text);
  const [, weeks = '0', days = '0', rest = '0'] = match;
  const short = parseDuration(rest);
  return short === undefined ? undefined : (Number(weeks) * 7 + Number(days)) * 24 * 3_600_000 + short;
}

/** A duration in ms as people write it: `500ms`, `30s`, `1h30m`, `0s`. Parts of zero are left out. From 1 ms on it rounds to ms, below to three digits of µs. */
export function formatDuration(ms: number): string {
  const sign = ms < 0 ? '-' : '';
  let rest = Math.round(Math.abs(ms));
  if (rest === 0 && ms !== 0) return `${sign}${Number((Math.abs(ms) * 1000).toPrecision(3))}µs`;
  if (rest === 0) return '0s';
  const parts: string[] = [];
  for (const unit of ['h', 'm', 's', 'ms'] as const) {
    const size = unitInMs[unit] ?? 1;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return sign + parts.join('');
}
