const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** An age or a length in its two largest units: `45s`, `19m 28s`, `5h 12m`, `2d 4h`. `ms` below 0 counts as 0. */
export function ageText(ms: number): string {
  const age = Math.max(0, ms);
  if (age < minute) return `${Math.floor(age / second)}s`;
  if (age < hour) return two(age, minute, 'm', second, 's');
  if (age < day) return two(age, hour, 'h', minute, 'm');
  return two(age, day, 'd', hour, 'h');
}

/** An age in its largest unit: `45s`, `19m`, `5h`, `2d`. */
export function ageShort(ms: number): string {
  const age = Math.max(0, ms);
  if (age < minute) return `${Math.floor(age / second)}s`;
  if (age < hour) return `${Math.floor(age / minute)}m`;
  if (age < day) return `${Math.floor(age / hour)}h`;
  return `${Math.floor(age / day)}d`;
}

/** A limit as people write it: `500ms`, `60s`, `1m 30s`, `5m`, `2h`. */
export function limitText(ms: number): string {
  if (ms < second) return `${Math.round(ms)}ms`;
  if (ms <= minute) return `${tidy(ms / second)}s`;
  return ageText(ms).replace(/ 0[smh]$/, '');
}

/** How long something took: `12 ms`, `1.2 s`, `2m 3s`. */
export function tookText(ms: number): string {
  if (ms < second) return `${Math.round(ms)} ms`;
  if (ms < minute) return `${(ms / second).toFixed(1)} s`;
  return ageText(ms);
}

/** The time of day in UTC: `02:53:12`. */
export function utcTime(at: string): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** The day in UTC: `21 Nov 2026`. */
export function utcDay(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}

/** `02:53:12 UTC`, with the day before it when that is not the day of `now` (ms since 1970). */
export function utcMoment(at: string, now: number): string {
  const sameDay = at.slice(0, 10) === new Date(now).toISOString().slice(0, 10);
  return sameDay ? `${utcTime(at)} UTC` : `${utcDay(at)} ${utcTime(at)} UTC`;
}

/** When something is tried again, as of `now` (ms since 1970): `Trying again in 4s.`; without the time where it is not known, or past. */
export function retryText(at: string | undefined, now: number): string {
  const left = at === undefined ? 0 : Math.ceil((Date.parse(at) - now) / second);
  return left > 0 ? `Trying again in ${ageText(left * second)}.` : 'Trying again.';
}

/** The same moment where the reader is, for a tooltip. */
export function localMoment(at: string): string {
  return `${new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' })}`;
}

function two(ms: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  return `${Math.floor(ms / large)}${largeUnit} ${Math.floor((ms % large) / small)}${smallUnit}`;
}

function tidy(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
