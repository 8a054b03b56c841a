import { describe, expect, it } from 'vitest';
import { correctMilestones } from '../../../engine/incidents/milestones.ts';
import type { CorrectableMilestone, Incident, IncidentState, Milestones } from '../../../engine/model/incident.ts';
import { codeOf, value } from '../store/temporary.ts';

const now = new Date('2026-11-21T06:00:00.000Z');
/** A time of the night, UTC. */
const at = (clock: string) => `2026-11-21T${clock}:00.000Z`;

type Corrections = Partial<Record<CorrectableMilestone, string | null>>;

function incident(state: IncidentState, milestones: Partial<Milestones>): Incident {
  return {
    id: 'INC-1',
    title: 't',
    severity: 'P1',
    state,
    openedBy: { name: 'mara', via: 'cli' },
    milestones: { opened: at('02:54'), ...milestones },
  };
}

const mitigated = incident('mitigated', { detected: at('02:54'), acknowledged: at('02:56'), mitigated: at('03:09') });
const reviewed = incident('reviewed', { acknowledged: at('02:56'), resolved: at('04:30'), reviewed: at('05:00') });

describe('correcting milestones', () => {
  it.each<[string, Incident, Corrections, Partial<Milestones>]>([
    ['one that was unknown', mitigated, { started: at('02:53') }, { started: at('02:53') }],
    ['one that was wrong', mitigated, { mitigated: at('03:12') }, { mitigated: at('03:12') }],
    [
      'several at once',
      mitigated,
      { started: at('01:00'), detected: at('02:00') },
      { started: at('01:00'), detected: at('02:00') },
    ],
    ['in another zone', mitigated, { started: '2026-11-21T03:53:00+01:00' }, { started: at('02:53') }],
    ['at the same moment as the one before', mitigated, { started: at('02:54') }, { started: at('02:54') }],
    ['before it was opened', mitigated, { acknowledged: at('02:54') }, { acknowledged: at('02:54') }],
    ['of a reviewed incident', reviewed, { resolved: at('04:00') }, { resolved: at('04:00') }],
    ['one that was skipped', reviewed, { mitigated: at('03:00') }, { mitigated: at('03:00') }],
  ])('takes %s', (_, before, corrections, expected) => {
    const corrected = value(correctMilestones(before, corrections, now));
    expect(corrected.incident).toEqual({ ...before, milestones: { ...before.milestones, ...expected } });
    expect(corrected.changes).toEqual(
      Object.entries(expected).map(([milestone, to]) => ({
        milestone,
        from: before.milestones[milestone as CorrectableMilestone] ?? null,
        to,
      })),
    );
  });

  it('makes one unknown', () => {
    const { incident, changes } = value(correctMilestones(mitigated, { detected: null, acknowledged: null }, now));
    expect(incident.milestones).toEqual({ opened: at('02:54'), mitigated: at('03:09') });
    expect(changes).toEqual([
      { milestone: 'detected', from: at('02:54'), to: null },
      { milestone: 'acknowledged', from: at('02:56'), to: null },
    ]);
  });

  it.each<[string, Incident, Corrections]>([
    ['what is so already', mitigated, { mitigated: at('03:09') }],
    ['what is unknown already', mitigated, { started: null }],
    ['nothing', mitigated, {}],
  ])('changes nothing for %s', (_, before, corrections) => {
    expect(value(correctMilestones(before, corrections, now))).toEqual({ incident: before, changes: [] });
  });

  it.each<[string, Incident, Corrections, string]>([
    ['what is no time', mitigated, { started: 'soon' }, 'started is given as "soon", which is no time'],
    ['a day alone', mitigated, { started: '2026-11-21' }, 'is no time'],
    ['a time without a zone', mitigated, { started: '2026-11-21T02:53:00' }, 'is no time'],
    ['a day that no month has', mitigated, { started: '2026-13-41T02:53:00Z' }, 'is no time'],
    ['an empty text', mitigated, { started: '' }, 'is no time'],
    ['a time to come', mitigated, { mitigated: at('06:01') }, 'still to come'],
    [
      'one after the next',
      mitigated,
      { acknowledged: at('03:10') },
      `acknowledged is given as ${at('03:10')}, after it was mitigated at ${at('03:09')}`,
    ],
    [
      'one before the one before',
      mitigated,
      { mitigated: at('02:55') },
      `mitigated is given as ${at('02:55')}, before it was acknowledged at ${at('02:56')}`,
    ],
    ['one after the review', reviewed, { resolved: at('05:01') }, 'after it was reviewed at'],
    [
      'one that is not reached',
      mitigated,
      { resolved: at('04:00') },
      'The time it was resolved cannot be given: the incident is mitigated.',
    ],
    ['one to make unknown that is not reached', mitigated, { resolved: null }, 'cannot be given'],
    [
      'to forget the one the state stands on',
      mitigated,
      { mitigated: null },
      'cannot be unknown while the incident is mitigated',
    ],
    ['to forget that it was resolved', reviewed, { resolved: null }, 'reopen it'],
  ])('refuses %s', (_, before, corrections, words) => {
    const refused = correctMilestones(before, corrections, now);
    expect(codeOf(refused)).toBe('incident/invalid-milestone');
    expect(refused).toMatchObject({ failure: { message: expect.stringContaining(words) } });
  });

  it('judges the order of what all corrections together make', () => {
    const both = { acknowledged: at('03:10'), mitigated: at('03:20') };
    expect(value(correctMilestones(mitigated, both, now)).incident.milestones).toMatchObject(both);
  });
});
