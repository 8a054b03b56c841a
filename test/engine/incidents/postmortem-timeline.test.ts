import { describe, expect, it } from 'vitest';
import { timeline } from '../../../engine/incidents/postmortem-timeline.ts';
import type { Event, EventKind } from '../../../engine/model/event.ts';
import type { Milestones } from '../../../engine/model/incident.ts';
import { bare } from './sample.ts';

const time = (at: string) => (at.includes('T') ? at : `2026-11-21T${at}.000Z`);

function event(at: string, kind: EventKind, message: string, more: Partial<Event> = {}): Event {
  const actor = { name: 'mara', via: 'cli' } as const;
  return { id: `${at} ${kind}`, at: time(at), kind, source: 's', scope: 'local', actor, message, ...more };
}

const api = { workload: 'api', check: 'http' };
const daemon = { name: 'check', via: 'daemon' } as const;
const failed = (at: string, count = 1, message = 'HTTP 503', more: Partial<Event> = api) =>
  event(at, 'check_fail', message, { ...more, data: { count } });

/** The lines told, without the day. */
function lines(watched: readonly Event[], told: readonly Event[] = [], milestones: Partial<Milestones> = {}) {
  const opened = event('02:54:12', 'incident_opened', 'Opened as P1: api is down');
  const incident = { ...bare.incident, milestones: { opened: time('02:54:12'), ...milestones } };
  const written = timeline({ ...bare, incident, timeline: [opened, ...told], watched });
  return written
    .split('\n')
    .filter((line) => /^- (?!.*Opened as)/.test(line))
    .map((line) => line.slice(2).replaceAll('**', ''));
}

describe('failures of a check', () => {
  it('are one line until something else happens to the workload', () => {
    const watched = [
      failed('02:53:00'),
      failed('02:53:30'),
      failed('02:54:00'),
      event('02:54:00', 'unhealthy', 'health check failed 3 times: HTTP 503', api),
      failed('02:55:00', 2),
      failed('02:56:00', 12, 'no answer within 5s'),
      event('02:56:30', 'restart', 'auto-restarting (attempt 1): api.service', api),
      event('02:56:31', 'restart_failed', 'exit code 1', api),
      failed('02:57:00'),
      event('02:58:00', 'healthy', 'health check recovered', api),
    ];
    expect(lines(watched)).toEqual([
      '02:53:00 api/http failed 3 times until 02:54:00: HTTP 503',
      '02:54:00 api is unhealthy: health check failed 3 times: HTTP 503',
      '02:55:00 api/http failed 14 times until 02:56:00: HTTP 503; the last time: no answer within 5s',
      '02:56:30 api: auto-restarting (attempt 1): api.service',
      '02:56:31 api could not be restarted: exit code 1',
      '02:57:00 api/http failed: HTTP 503',
      '02:58:00 api is healthy again.',
    ]);
  });

  it('are told of each check by itself, whatever happens to other workloads', () => {
    const tcp = { workload: 'api', check: 'tcp' };
    const db = { workload: 'db', check: 'tcp' };
    const watched = [
      failed('02:53:00'),
      failed('02:53:10', 1, 'refused', tcp),
      failed('02:53:20', 1, 'refused', db),
      event('02:53:30', 'unhealthy', 'refused', db),
      failed('02:54:00'),
      failed('02:54:10', 1, 'refused', tcp),
    ];
    expect(lines(watched)).toEqual([
      '02:53:00 api/http failed 2 times until 02:54:00: HTTP 503',
      '02:53:10 api/tcp failed 2 times until 02:54:10: refused',
      '02:53:20 db/tcp failed: refused',
      '02:53:30 db is unhealthy: refused',
    ]);
  });

  it('that go on into another day say so', () => {
    expect(lines([failed('23:59:00'), failed('2026-11-22T00:01:00.000Z', 4)])).toEqual([
      '23:59:00 api/http failed 5 times until 2026-11-22 00:01:00: HTTP 503',
    ]);
  });

  it('of which there are very many are cut in the middle, and nothing else is', () => {
    const minute = (n: number) => new Date(Date.parse(time('03:00:00')) + n * 60_000).toISOString();
    const flapping = Array.from({ length: 200 }, (_, n) => event(minute(n), n % 2 ? 'healthy' : 'unhealthy', 'x', api));
    const notes = Array.from({ length: 200 }, (_, n) => event(minute(n), 'incident_note', `note ${n}`));
    const told = lines(flapping, notes);
    expect(told).toHaveLength(200 + 80 + 1 + 40);
    expect(told).toContain('04:20:00 _80 more failures and restarts are left out here; the incident has them._');
  });
});

describe('milestones', () => {
  const state = (at: string, to: string) => event(at, 'incident_state', to, { data: { to } });

  it('stand at the times they were corrected to', () => {
    const milestones = {
      started: time('02:50:00'),
      detected: time('02:52:00'),
      acknowledged: time('02:55:00'),
      resolved: time('02:58:00'),
    };
    const told = [
      state('02:55:00', 'acknowledged'),
      event('03:30:00', 'incident_resolution', 'Resolved: x', { data: { from: 'acknowledged' } }),
    ];
    expect(lines([], told, milestones)).toEqual([
      '02:50:00 It began.',
      '02:52:00 It was detected.',
      '02:55:00 Acknowledged.',
      '02:58:00 Resolved. (Time corrected afterwards.)',
    ]);
  });

  it('from before it was reopened stay as they were told', () => {
    const told = [
      event('03:00:00', 'incident_resolution', 'Resolved: x', { data: { from: 'open' } }),
      event('03:10:00', 'incident_state', 'Reopened: again', { data: { from: 'resolved', to: 'open' } }),
      event('03:20:00', 'incident_resolution', 'Resolved: y', { data: { from: 'open' } }),
      event('03:21:00', 'incident_resolution', 'Resolution amended', { data: { from: 'resolved' } }),
    ];
    expect(lines([], told, { resolved: time('03:20:00') })).toEqual([
      '03:00:00 Resolved.',
      '03:10:00 Reopened:',
      '03:20:00 Resolved.',
    ]);
  });

  it('detected as it was opened are told once', () => {
    expect(lines([], [], { detected: time('02:54:12') })).toEqual([]);
  });
});

describe('what is told besides', () => {
  const changed = (field: string, data: object) =>
    event('03:00:00', 'incident_changed', 'by words', { data: { field, ...data } });

  it.each([
    ['a hand-over, without names', changed('owner', { from: 'mara', to: 'jonas' }), ['03:00:00 It was handed over.']],
    ['an owner, without a name', changed('owner', { from: null, to: 'jonas' }), ['03:00:00 Somebody took it on.']],
    ['that nobody has it', changed('owner', { from: 'mara', to: null }), ['03:00:00 Nobody has it any more.']],
    ['a severity', changed('severity', { from: 'P2', to: 'P1' }), ['03:00:00 by words']],
    [
      'corrected times',
      changed('milestones', {
        changes: [
          { milestone: 'started', from: null, to: time('02:50:00') },
          { milestone: 'mitigated', from: time('03:00:00'), to: null },
        ],
      }),
      [
        '03:00:00 Times corrected: started 2026-11-21 02:50:00 (was unknown), mitigated unknown (was 2026-11-21 03:00:00).',
      ],
    ],
    ['a plan', event('03:00:00', 'playbook_planned', 'Dry run of restart-api'), ['03:00:00 Dry run of restart-api']],
    [
      'what joined',
      event('03:00:00', 'incident_joined', 'web is down (depends on api)', { data: { because: 'depends on api' } }),
      ['03:00:00 web is down (depends on api)'],
    ],
    ['no evidence', event('03:00:00', 'evidence_collected', 'x'), []],
    ['no action item', event('03:00:00', 'action_item', 'x'), []],
    ['no postmortem', event('03:00:00', 'postmortem_written', 'x'), []],
  ])('%s', (_, told, expected) => {
    expect(lines([], [told])).toEqual(expected);
  });

  it('notes as quotes, whatever is in them', () => {
    const note = event('03:00:00', 'incident_note', 'One\n\n- two\n- <b>\n> three');
    expect(timeline({ ...bare, timeline: [note] })).toBe(
      '**2026-11-21, UTC**\n\n- **03:00:00** Note:\n  > One\n  >\n  > - two\n  > - \\<b>\n  >\n  > \\> three',
    );
  });

  it('what the daemon noted only where no event of the workload tells it', () => {
    const noted = event('03:00:00', 'incident_note', 'api is healthy again.', { actor: daemon });
    const again = event('03:00:00', 'incident_joined', 'api is unhealthy (same workload)', {
      actor: daemon,
      data: { because: 'same workload' },
    });
    expect(lines([], [noted, again])).toEqual([
      '03:00:00 api is healthy again.',
      '03:00:00 api is unhealthy (same workload)',
    ]);
    expect(lines([event('03:00:00', 'healthy', 'x', api)], [noted, again])).toEqual(['03:00:00 api is healthy again.']);
  });
});
