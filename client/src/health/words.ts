import type { CheckHealth } from '../../../engine/protocol/rpc.ts';

/** A latency in ms: `0.8 ms`, `142 ms`, `1.8 s`. */
export function latencyText(ms: number): string {
  if (ms >= 1000) return `${Number((ms / 1000).toFixed(1))} s`;
  return `${Number(ms.toFixed(ms < 10 ? 1 : 0))} ms`;
}

/** What a check measured, with its unit: a `ratio` in percent, `bytes` in the largest fitting power of 1024. */
export function valueText({ number, unit }: { readonly number: number; readonly unit: string }): string {
  if (unit === 'ratio') return `${Number((number * 100).toFixed(Math.abs(number) < 0.1 ? 1 : 0))}%`;
  if (unit === 'bytes') return sizeText(number);
  if (unit === 'ms') return latencyText(number);
  const shown = number.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return unit === 'count' ? shown : `${shown} ${unit}`;
}

function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}

/** How long ago, from ms: `8s`, `19m`, `3h 5m`, `2d 4h`. */
export function ageText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours}h ${minutes % 60}m` : `${hours}h`;
  return hours % 24 ? `${Math.floor(hours / 24)}d ${hours % 24}h` : `${hours / 24}d`;
}

/** A time (UTC, RFC 3339) as `02:53:12 UTC`, with its day where it is not the day of `now`. */
export function timeText(at: string, now: Date): string {
  const [day, time = ''] = at.split('T');
  const clock = `${time.slice(0, 8)} UTC`;
  return day === now.toISOString().slice(0, 10) ? clock : `${day} ${clock}`;
}

/** What a check measured last, in a word: its value, else its latency; nothing where it has not answered. */
export function measuredText({ value, latency }: Pick<CheckHealth, 'value' | 'latency'>): string | undefined {
  if (value) return valueText(value);
  return latency === undefined ? undefined : latencyText(latency);
}

/** `a`, `a and b`, `a, b and c`; with more than `most`, `a, b and 3 more`. */
export function listText(names: readonly string[], most = 3): string {
  const more = names.length - most;
  const shown = more > 0 ? [...names.slice(0, most), `${more} more`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `1 check`, `2 checks`. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A check's name where its workload is not told beside it: the workload's own when it is named by its type. */
export function nameOf({ workload, check, type }: { workload: string; check: string; type?: string }): string {
  return check === type ? workload : `${workload}/${check}`;
}

/** The longest name that leaves room beside it in a row of a view at its usual width, in characters. */
const longestName = 24;

/**
 * How each of some names is shown in a row: with its middle left out where it is too long, as names of one kind often differ
 * in their ends only, and whole where another would look the same.
 */
export function shortNames(names: readonly string[]): (name: string) => string {
  const alike = Map.groupBy(new Set(names), shortName);
  return (name) => ((alike.get(shortName(name))?.length ?? 0) > 1 ? name : shortName(name));
}

function shortName(name: string): string {
  if (name.length <= longestName) return name;
  const tail = Math.floor((longestName - 1) / 2);
  return `${name.slice(0, longestName - 1 - tail)}…${name.slice(-tail)}`;
}
