import type { Actor } from './actor.ts';
import type { Severity } from './check.ts';
import type { Event } from './event.ts';
import type { Evidence } from './evidence.ts';

export type IncidentState = 'open' | 'acknowledged' | 'mitigated' | 'resolved' | 'reviewed';

/** When each milestone was reached, UTC RFC 3339; absent where it was skipped or is still to come. */
export interface Milestones {
  readonly started?: string;
  readonly detected?: string;
  readonly opened: string;
  readonly acknowledged?: string;
  readonly mitigated?: string;
  readonly resolved?: string;
  readonly reviewed?: string;
}

export interface ActionItem {
  readonly what: string;
  readonly owner?: string;
  /** YYYY-MM-DD */
  readonly due?: string;
  /** Where it is worked on: an id or an address in the team's tracker. */
  readonly ticket?: string;
  /** When it was done, UTC RFC 3339; absent while it is to be done. */
  readonly done?: string;
}

/** The fifteen fields of a resolution. */
export interface Resolution {
  readonly summary: string;
  readonly root_cause: string;
  readonly trigger?: string;
  readonly fix: string;
  readonly category?: string;
  readonly component?: string;
  readonly detection?: string;
  readonly impact?: string;
  readonly downtime_minutes?: number;
  readonly toil_minutes?: number;
  readonly toil_category?: string;
  readonly went_well?: string;
  readonly could_be_better?: string;
  readonly lessons?: string;
  readonly action_items?: readonly ActionItem[];
}

export interface Incident {
  /** `INC-YYYYMMDD-HHMMSS` in UTC, with `-2`, `-3` … where two collide. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly service?: string;
  /** What it was opened for; absent on one opened by hand. */
  readonly workload?: string;
  readonly check?: string;
  /** `H1` … `H8`, or a name of the team's. */
  readonly alert?: string;
  /** The profile in force as it was opened. */
  readonly profile?: string;
  readonly description?: string;
  readonly owner?: string;
  readonly openedBy: Actor;
  readonly milestones: Milestones;
  readonly resolution?: Resolution;
}

/** An incident as a list shows it. */
export type IncidentSummary = Omit<Incident, 'description' | 'resolution'>;

/** Which incidents are meant: those to which all of it applies. */
export interface IncidentQuery {
  readonly states?: readonly IncidentState[];
  readonly severities?: readonly Severity[];
  readonly service?: string;
  readonly profile?: string;
  readonly owner?: string;
  /** Opened at or after, UTC RFC 3339. */
  readonly since?: string;
  /** Words, each of which begins a word of its title, description, resolution or notes. */
  readonly text?: string;
  /** At most this many, the newest; all when left out. */
  readonly limit?: number;
}

/** How many incidents there are in each state, and how many of one owner's are not resolved yet. */
export type IncidentCounts = Readonly<Record<IncidentState, number>> & { readonly mine: number };

/** What a check or a rule found that an incident is opened for. */
export interface IncidentCause {
  readonly workload: string;
  readonly check?: string;
  readonly alert?: string;
  /** When the failure began, UTC RFC 3339. */
  readonly started?: string;
}

/** The milestones a person can correct afterwards. */
export type CorrectableMilestone = 'started' | 'detected' | 'acknowledged' | 'mitigated' | 'resolved';

/** A resolution as it is being typed, kept so that closing a window loses nothing. Texts are as typed. */
export interface ResolutionDraft {
  readonly fields: Readonly<Partial<Record<Exclude<keyof Resolution, 'action_items'>, string>>>;
  /** Those of the resolution so far until somebody types in them. */
  readonly items: readonly ItemDraft[];
  /** When something was last typed, UTC RFC 3339, and by whom. */
  readonly savedAt: string;
  readonly savedBy: Actor;
}

export interface ItemDraft {
  /** Stays as it is while the row is typed in; random, made by whoever adds the row. */
  readonly id: string;
  readonly what: string;
  readonly owner: string;
  readonly due: string;
  readonly ticket: string;
}

/** What was typed since: fields and items left out stay as they are. */
export interface DraftChange {
  readonly fields?: ResolutionDraft['fields'];
  readonly items?: readonly ItemChange[];
}

/** What was typed in one row since; parts left out stay as they are. One whose id is not there yet is added at the end. */
export type ItemChange =
  | ({ readonly id: string } & Partial<ItemDraft>)
  | { readonly id: string; readonly removed: true };

/** A past incident that resembles another, and why. */
export interface SimilarIncident {
  readonly incident: IncidentSummary;
  /** Higher is more alike; comparable within one answer only. */
  readonly score: number;
  /** In a few words each (`same service`, `same check`), the weightiest first. */
  readonly reasons: readonly string[];
  /** What ended it. */
  readonly fix?: string;
  readonly downtimeMinutes?: number;
}

/** An action item with the incident it came from. */
export interface TrackedAction extends ActionItem {
  readonly incident: string;
  readonly title: string;
  /** Its place in the incident's list, from 1. */
  readonly item: number;
  readonly overdue: boolean;
}

export interface ActionQuery {
  /** Only those that are not done and were due before today (UTC). */
  readonly overdue?: boolean;
  readonly owner?: string;
  /** Those that are done as well. */
  readonly done?: boolean;
}

/** What a person gives to open an incident by hand. */
export interface IncidentRequest {
  readonly title: string;
  readonly severity: Severity;
  readonly service?: string;
  readonly description?: string;
  /** When it began and when it was noticed, RFC 3339 with an offset; not known when left out. */
  readonly started?: string;
  readonly detected?: string;
}

export interface IncidentDetail {
  readonly incident: Incident;
  /** Oldest first. */
  readonly timeline: readonly Event[];
  readonly evidence: readonly Evidence[];
  /** Names of the fifteen fields that are still empty. */
  readonly missing: readonly (keyof Resolution)[];
  /** The resolution being typed; absent when nobody is at it. */
  readonly draft?: ResolutionDraft;
  /** In answer to a request: it was so already, so that nothing was written. */
  readonly unchanged?: true;
}
