import type { Told } from '../incidents/store.ts';
import type { Actor } from '../model/actor.ts';
import type { Evidence } from '../model/evidence.ts';
import type { ActionItem, Resolution } from '../model/incident.ts';
import { checkActor } from '../watch/event.ts';
import { causes, type DemoCause, jobsWait, noConnection, slowPage } from './causes.ts';
import { demoEvidence, sources } from './evidence.ts';
import type { Random } from './random.ts';
import { people } from './shop.ts';
import { begin, type Story } from './story.ts';

/** An incident of the demo. Times in ms since 1970. */
export interface DemoIncident {
  readonly id: string;
  readonly cause: DemoCause;
  readonly began: number;
  /** When it stopped failing; absent while it fails. */
  readonly ended?: number;
  readonly opened: number;
  /** Found by a person, before any check failed. */
  readonly byHand: boolean;
  readonly changes: readonly Told[];
  readonly evidence: readonly Evidence[];
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How far back the demo reaches, in ms. */
export const reach = 90 * day;
/** How many of them are over. */
const past = 57;

/** Ninety days of incidents before `now` (ms since 1970), oldest first: most over, three active. */
export function demoIncidents(random: Random, now: number): readonly DemoIncident[] {
  const width = (reach - day / 2) / past;
  const cards = causes.flatMap((cause) => Array.from({ length: cause.weight }, () => cause));
  const deck = Array.from({ length: Math.ceil(past / cards.length) }, () => random.shuffled(cards)).flat();
  const over = deck.slice(0, past).map((cause, index) => {
    const began = now - reach + Math.floor(index * width + random.next() * width * 0.3);
    return finished(random, now, cause, began - (began % second));
  });
  return [...over, ...active(random, now - (now % second))].toSorted((one, other) => one.opened - other.opened);
}

/** One that came to an end, worked on as people do: more or less quickly, written up more or less well. */
function finished(random: Random, now: number, cause: DemoCause, began: number): DemoIncident {
  const [low, high] = cause.minutes;
  const ended = began + random.between(low, high) * minute;
  const { story, ...made } = opened(random, cause, { began, ended, byHand: random.chance(0.15) });
  const [taker, helper] = [random.pick(people), random.pick(people)];
  const span = ended - made.opened;
  const within = (share: number) => made.opened + Math.floor((span * share) / second) * second;

  joins(random, story, cause, within(0.1));
  if (random.chance(0.9)) story.move(within(0.15 + random.next() * 0.1), taker, 'acknowledged');
  if (random.chance(0.12)) story.severity(within(0.3), taker, cause.severity === 'P1' ? 'P2' : 'P1');
  if (taker !== helper && random.chance(0.2)) story.assign(within(0.4), taker, helper.name);
  cause.notes.slice(0, random.between(0, cause.notes.length)).forEach((text, index) => {
    story.note(within(0.45 + index * 0.1), random.pick([taker, helper]), text);
  });
  if (random.chance(0.6)) story.move(within(0.8), helper, 'mitigated');

  const resolved = ended + random.between(2, 40) * minute;
  const resolution = resolutionOf(random, cause, { resolved, minutes: Math.round((ended - began) / minute) });
  story.resolve(resolved, taker, resolution);
  let last = resolved;
  if (random.chance(0.06)) {
    story.reopen(resolved + 30 * minute, helper, 'It came back after the next job');
    last = resolved + 70 * minute;
    story.resolve(last, helper, { fix: `${resolution.fix}; then once more` });
  }
  if (made.byHand || random.chance(0.1))
    story.correct(last + 20 * minute, taker, {
      started: new Date(began - random.between(1, 9) * minute).toISOString(),
      ...(made.byHand && { detected: new Date(made.opened - 5 * second).toISOString() }),
    });
  const reviewed = last + random.between(2, 9) * day;
  if (reviewed < now && random.chance(0.65)) story.move(reviewed, random.pick(people), 'reviewed');
  (resolution.action_items ?? []).forEach(({ due }, index) => {
    const done = Date.parse(due ?? '') - random.between(0, 6) * day + 10 * hour;
    if (done > last + day && done < now && random.chance(0.85)) story.done(done, random.pick(people), index + 1);
  });
  return { ...made, id: story.id, changes: story.changes };
}

/** What is being worked on now. */
function active(random: Random, now: number): readonly DemoIncident[] {
  const [mara, jonas] = people as readonly [Actor, Actor, ...Actor[]];

  const slowly = opened(random, slowPage, { began: now - 5 * hour, ended: now - 4 * hour, byHand: false });
  slowly.story.move(now - 5 * hour + 6 * minute, jonas, 'acknowledged');
  slowly.story.note(now - 5 * hour + 25 * minute, jonas, slowPage.notes[0] ?? '');
  slowly.story.move(now - 4 * hour, jonas, 'mitigated');

  const jobs = opened(random, jobsWait, { began: now - 41 * minute, byHand: false });

  const broken = opened(random, noConnection, { began: now - 19 * minute, byHand: false });
  joins(random, broken.story, noConnection, now - 17 * minute);
  broken.story.move(now - 16 * minute, mara, 'acknowledged');
  broken.story.note(now - 9 * minute, mara, noConnection.notes[0] ?? '');
  broken.story.note(now - 3 * minute, jonas, noConnection.notes[1] ?? '');

  return [slowly, jobs, broken].map(({ story, ...made }) => ({ ...made, id: story.id, changes: story.changes }));
}

interface Span {
  readonly began: number;
  readonly ended?: number;
  readonly byHand: boolean;
}

/** Opened by the check as soon as it has failed often enough, or by a person some minutes later. */
function opened(random: Random, cause: DemoCause, span: Span) {
  const { workload, check, alert, severity, error, title } = cause;
  const at = span.began + (span.byHand ? random.between(3, 6) * minute : random.between(20, 75) * second);
  const service = workload;
  const story = begin(random, {
    at,
    sources,
    ...(span.byHand
      ? { actor: random.pick(people), request: { title, severity, service } }
      : {
          actor: checkActor,
          request: {
            title: `${workload} is unhealthy: ${error}`,
            severity,
            service,
            description: `Runbook: runbooks/${workload}-${workload === 'worker' ? 'stuck' : 'down'}.md`,
          },
          cause: { workload, check, ...(alert && { alert }), started: new Date(span.began).toISOString() },
        }),
  });
  const complete = span.ended === undefined;
  const evidence = demoEvidence(random, story.id, { cause, at, began: span.began, complete });
  story.evidence(at + 2 * second, evidence);
  return { cause, ...span, opened: at, evidence, story };
}

function joins(random: Random, story: Story, cause: DemoCause, at: number): void {
  for (const { workload, check, error } of cause.joins) {
    const because = `depends on ${cause.workload}`;
    const message = `${workload} is unhealthy: ${error} (${because})`;
    story.join(at + random.between(0, 20) * second, checkActor, { workload, check, message, because });
  }
}

/** A resolution filled in to the degree that people do: fully, in part, or with what is required only. */
function resolutionOf(
  random: Random,
  cause: DemoCause,
  { resolved, minutes }: { readonly resolved: number; readonly minutes: number },
): Resolution {
  const { summary, root_cause, ...rest } = cause.resolution;
  const required = { summary, root_cause, fix: random.pick(cause.fixes) };
  const care = random.next();
  if (care < 0.25) return required;
  const { toil_category, went_well, could_be_better, lessons, ...told } = rest;
  const partly = { ...required, ...told, downtime_minutes: minutes };
  const items = itemsOf(random, cause, resolved);
  if (care < 0.6) return { ...partly, ...(items[0] && { action_items: [items[0]] }) };
  return { ...partly, ...rest, toil_minutes: random.between(5, 60), action_items: items };
}

function itemsOf(random: Random, { items }: DemoCause, resolved: number): readonly ActionItem[] {
  return items.slice(0, random.between(1, items.length)).map((what) => ({
    what,
    owner: random.pick(people).name,
    due: new Date(resolved + random.between(7, 35) * day).toISOString().slice(0, 10),
    ...(random.chance(0.4) && { ticket: `SHOP-${random.between(210, 980)}` }),
  }));
}
