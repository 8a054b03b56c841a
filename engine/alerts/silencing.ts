import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../model/actor.ts';
import type { Check } from '../model/check.ts';
import type { Event, EventKind } from '../model/event.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Silence } from '../model/silence.ts';
import type { Params } from '../protocol/rpc.ts';
import type { RowOrigin } from '../store/health.ts';
import type { SilenceStore } from '../store/silences.ts';
import { tooManySilences, unknownSilence } from './failures.ts';
import { describeMatch, inForce, type SilenceSubject, silenceOf, subjectOfCheck, validSilence } from './silences.ts';

export interface SilencingOptions {
  readonly store: SilenceStore;
  readonly origin: RowOrigin;
  readonly clock: () => Date;
  /** Told each event once it is on the disk. */
  readonly onEvents: (events: readonly Event[]) => void;
}

/** The silences of one daemon, which alone writes them. */
export interface Silencing {
  add(params: Params<'silence/add'>): Promise<Result<Silence>>;
  list(params: Params<'silence/list'>): Promise<Result<readonly Silence[]>>;
  end(params: Params<'silence/end'>): Promise<Result<Silence>>;
  /** The silence in force for a subject now: what follows from its end comes after the record of it. Asks no disk. */
  of(subject: SilenceSubject): Silence | undefined;
  /** As `of`, for a check. */
  ofCheck(check: Check): Silence | undefined;
  /** When the next one ends by itself, in ms since 1970. */
  nextEnd(): number | undefined;
  /** Writes the end of those whose time is over, each once, and answers with them. */
  expire(now: Date): Promise<Result<readonly Silence[]>>;
}

/** Silences in force at once: more are one that matches more. */
const most = 200;

/** How long after its end a silence holds that nobody could record meanwhile, in ms: `expire` is called more often. */
const grace = 2_000;

const daemon: Actor = { name: 'silence', via: 'daemon' };

/** Reads the silences kept, those that ended while no daemon ran included: `expire` writes their end. */
export async function openSilences({ store, origin, clock, onEvents }: SilencingOptions): Promise<Result<Silencing>> {
  const opened = await store.open();
  if (!opened.ok) return opened;
  let open = opened.value;
  const ending = new Set<Silence>();

  const holding = (subject: SilenceSubject) => silenceOf(open, subject, clock().getTime(), grace);

  const event = (kind: EventKind, at: Date, actor: Actor, { id, match, ends }: Silence, message: string): Event => ({
    id: uuidv7(),
    at: at.toISOString(),
    kind,
    ...origin,
    ...(match.workload !== undefined && !match.workload.includes('*') && { workload: match.workload }),
    ...(match.check !== undefined && !match.check.includes('*') && { check: match.check }),
    actor,
    message,
    data: { silence: id, match, ends },
  });

  /** They hold until that is kept; meanwhile they are ending, so that none is ended twice. */
  const close = async (
    silences: readonly Silence[],
    ends: Parameters<SilenceStore['end']>[0],
  ): Promise<Result<void>> => {
    for (const silence of silences) ending.add(silence);
    const kept = await store.end(ends);
    for (const silence of silences) ending.delete(silence);
    if (!kept.ok) return kept;
    open = open.filter((silence) => !silences.includes(silence));
    onEvents(ends.map((end) => end.event));
    return kept;
  };

  return success({
    async add({ actor, ...request }) {
      const valid = validSilence(request);
      if (!valid.ok) return valid;
      const { match, reason, duration } = valid.value;
      const now = clock();
      if (open.filter((silence) => inForce(silence, now.getTime())).length >= most)
        return failed(tooManySilences(most));
      const ends = new Date(now.getTime() + duration).toISOString();
      const silence: Silence = { id: uuidv7(), match, reason, by: actor, starts: now.toISOString(), ends };
      const message = `Silenced ${describeMatch(match)} until ${ends}: ${reason}`;
      const started = event('silence_started', now, actor, silence, message);
      const kept = await store.add(silence, started);
      if (!kept.ok) return kept;
      open = [silence, ...open];
      onEvents([started]);
      return success(silence);
    },

    async list({ ended = false }) {
      const now = clock();
      const current = open.filter((silence) => inForce(silence, now.getTime()));
      if (!ended) return success(current);
      const past = await store.past(now.toISOString());
      return past.ok ? success([...current, ...past.value]) : past;
    },

    async end({ actor, id }) {
      const now = clock();
      const silence = open.find((one) => one.id === id && inForce(one, now.getTime()) && !ending.has(one));
      if (!silence) return failed(unknownSilence(id));
      const message = `${actor.name} ended the silence of ${describeMatch(silence.match)} (${silence.reason})`;
      const told = event('silence_ended', now, actor, silence, message);
      const kept = await close([silence], [{ id, at: now.toISOString(), event: told }]);
      return kept.ok ? success({ ...silence, ended: now.toISOString() }) : kept;
    },

    of: holding,
    ofCheck: (check) => holding(subjectOfCheck(check)),

    nextEnd: () =>
      open.reduce<number | undefined>(
        (least, { ends }) => Math.min(least ?? Number.POSITIVE_INFINITY, Date.parse(ends)),
        undefined,
      ),

    async expire(now) {
      const over = open.filter((silence) => Date.parse(silence.ends) <= now.getTime() && !ending.has(silence));
      if (over.length === 0) return success([]);
      const ends = over.map((silence) => {
        const message = `The silence of ${describeMatch(silence.match)} by ${silence.by.name} is over (${silence.reason})`;
        return { id: silence.id, at: silence.ends, event: event('silence_ended', now, daemon, silence, message) };
      });
      const kept = await close(over, ends);
      return kept.ok ? success(over) : kept;
    },
  });
}
