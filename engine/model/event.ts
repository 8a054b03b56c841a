import type { Actor } from './actor.ts';

/** What happened. The first six are the Volt health daemon's, word for word. */
export type EventKind =
  | 'check_fail'
  | 'unhealthy'
  | 'healthy'
  | 'restart'
  | 'restart_failed'
  | 'restart_exhausted'
  | 'restart_withheld'
  | 'restart_unknown'
  | 'suppressed'
  | 'unwatched'
  | 'crash'
  | 'limit_exceeded'
  | 'rule_acted'
  | 'rule_exhausted'
  | 'silence_started'
  | 'silence_ended'
  | 'stability_low'
  | 'stability_recovered'
  | 'definitions_changed'
  | 'definitions_invalid'
  | 'clock_jumped'
  | 'watch_held_up'
  | 'watch_started'
  | 'watch_stopped'
  | 'history_dropped'
  | 'incident_opened'
  | 'incident_state'
  | 'incident_changed'
  | 'incident_joined'
  | 'incident_note'
  | 'incident_resolution'
  | 'evidence_collected'
  | 'action_item'
  | 'postmortem_written'
  | 'playbook_planned'
  | 'report_written';

/** An immutable fact with a time. */
export interface Event {
  /** UUIDv7: sorts by time. */
  readonly id: string;
  /** UTC, RFC 3339 with ms. */
  readonly at: string;
  readonly kind: EventKind;
  /** Which daemon wrote it. */
  readonly source: string;
  /** Cluster or host; `local` unless a fleet says otherwise. */
  readonly scope: string;
  readonly workload?: string;
  readonly check?: string;
  readonly incident?: string;
  readonly actor: Actor;
  /** One line for a person; a note is as it was typed. */
  readonly message: string;
  /** Facts of this kind of event, as plain JSON. */
  readonly data?: Readonly<Record<string, unknown>>;
}
