import type { Event } from '../model/event.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { EventQuery } from '../protocol/rpc.ts';

/** Events in one answer unless asked for otherwise, and at most. */
const usual = 100;
const most = 1_000;

const known = ['since', 'after', 'limit', 'workload'];

/**
 * The query of `/api/events`, read from its URL: after an event or from a time on the oldest come first, a page at a
 * time; with neither, the newest of all.
 */
export function eventQueryOf(given: Readonly<Record<string, unknown>>): Result<EventQuery> {
  const odd = Object.keys(given).find((key) => !known.includes(key));
  if (odd !== undefined) return failed(invalid(`there is no parameter "${odd}", only ${known.join(', ')}`));
  const twice = known.find((key) => Array.isArray(given[key]));
  if (twice !== undefined) return failed(invalid(`${twice} is given more than once`));
  const { since, after, limit = String(usual), workload } = given as Readonly<Record<string, string | undefined>>;
  if (!/^[1-9]\d{0,3}$/.test(limit) || Number(limit) > most) {
    return failed(invalid(`limit is "${limit}", and 1 to ${most} are possible`));
  }
  const from = since === undefined ? undefined : timeOf(since);
  if (since !== undefined && from === undefined) {
    return failed(invalid(`since is "${since}", which is no time such as 2026-11-22T03:00:00Z`));
  }
  const size = Number(limit);
  return success({
    ...(from !== undefined && { since: from }),
    ...(after !== undefined && { after }),
    ...(workload !== undefined && { workload }),
    ...(from === undefined && after === undefined ? { limit: size } : { page: size }),
  });
}

/** The parameters that ask for what comes after a full page; undefined where all was told. */
export function nextPage({ page, workload }: EventQuery, events: readonly Event[]): string | undefined {
  const last = events.at(-1);
  if (page === undefined || events.length < page || last === undefined) return undefined;
  const parameters = new URLSearchParams({ after: last.id, limit: String(page) });
  if (workload !== undefined) parameters.set('workload', workload);
  return parameters.toString();
}

/** RFC 3339 with a zone, as UTC with ms, which is how events are kept. */
function timeOf(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function invalid(what: string): Failure {
  return { code: 'http/invalid-query', message: `The events cannot be asked for like this: ${what}.` };
}
