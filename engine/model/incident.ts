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
  readonly description?: string;
  readonly owner?: string;
  readonly openedBy: Actor;
  readonly milestones: Milestones;
  readonly resolution?: Resolution;
}

/** What a person gives to open an incident by hand. */
export interface IncidentRequest {
  readonly title: string;
  readonly severity: Severity;
  readonly service?: string;
  readonly description?: string;
}

export interface IncidentDetail {
  readonly incident: Incident;
  /** Oldest first. */
  readonly timeline: readonly Event[];
  readonly evidence: readonly Evidence[];
  /** Names of the fifteen fields that are still empty. */
  readonly missing: readonly (keyof Resolution)[];
}
