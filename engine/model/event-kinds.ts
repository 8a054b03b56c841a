import type { EventKind } from './event.ts';

/**
 * What each kind of event is to somebody who reads a history. `alert`: a change for the worse or the better, or what was
 * done about it. `detail`: a step on the way to one. `work`: what people and the daemon did besides.
 */
export const eventKinds: Readonly<Record<EventKind, 'alert' | 'detail' | 'work'>> = {
  check_fail: 'detail',
  unhealthy: 'alert',
  healthy: 'alert',
  restart: 'alert',
  restart_failed: 'alert',
  restart_exhausted: 'alert',
  restart_withheld: 'alert',
  restart_unknown: 'alert',
  suppressed: 'detail',
  unwatched: 'alert',
  crash: 'alert',
  limit_exceeded: 'alert',
  rule_acted: 'alert',
  rule_exhausted: 'alert',
  silence_started: 'work',
  silence_ended: 'work',
  stability_low: 'alert',
  stability_recovered: 'alert',
  definitions_changed: 'work',
  definitions_invalid: 'work',
  clock_jumped: 'work',
  watch_held_up: 'work',
  watch_started: 'work',
  watch_stopped: 'work',
  history_dropped: 'work',
  incident_opened: 'alert',
  incident_state: 'work',
  incident_changed: 'work',
  incident_joined: 'alert',
  incident_note: 'work',
  incident_resolution: 'alert',
  evidence_collected: 'work',
  action_item: 'work',
  postmortem_written: 'work',
  report_written: 'work',
  playbook_planned: 'work',
};

/** The names of all kinds. */
export const kindNames = Object.keys(eventKinds) as readonly EventKind[];

/** The kinds that tell of an alert, and of what was done about it. */
export const alertKinds: readonly EventKind[] = kindNames.filter((kind) => eventKinds[kind] === 'alert');
