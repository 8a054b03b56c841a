import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentId, openIncident, resolve, transition } from '../../../engine/incidents/lifecycle.ts';
import type { Actor } from '../../../engine/model/actor.ts';
import type { Incident, IncidentState } from '../../../engine/model/incident.ts';
import { fuzz } from '../../support/fuzz.ts';
import { codeOf, value } from '../store/temporary.ts';

const mara: Actor = { name: 'mara', via: 'cli' };
const jonas: Actor = { name: 'jonas', via: 'editor' };
const opened = new Date('2026-11-21T02:54:12.345Z');
const later = (seconds: number) => new Date(opened.getTime() + seconds * 1000);
const enough = { summary: 's', root_cause: 'r', fix: 'f' };
const open = openIncident('INC-1', { title: 't', severity: 'P1' }, mara, opened);

function inState(state: IncidentState): Incident {
  if (state === 'open') return open;
  if (state === 'resolved') return value(resolve(open, enough, later(3)));
  if (state === 'reviewed') return value(transition(inState('resolved'), 'reviewed', mara, later(4)));
  return value(transition(open, state, mara, later(1)));
}

describe('incidentId', () => {
  it.each([
    ['2026-11-21T02:54:12.345Z', [], 'INC-20261121-025412'],
    ['2026-11-21T02:54:12.999Z', ['INC-20261121-025412'], 'INC-20261121-025412-2'],
    ['2026-11-21T02:54:12Z', ['INC-20261121-025412', 'INC-20261121-025412-2'], 'INC-20261121-025412-3'],
    ['2026-01-01T01:30:00+02:00', [], 'INC-20251231-233000'],
  ])('of %s with %j taken is %s', (at, taken: readonly string[], id) => {
    expect(incidentId(new Date(at), (candidate) => taken.includes(candidate))).toBe(id);
  });
});

describe('the states', () => {
  it.each([
    ['open', 'acknowledged', true],
    ['open', 'mitigated', true],
    ['open', 'reviewed', false],
    ['acknowledged', 'acknowledged', false],
    ['acknowledged', 'mitigated', true],
    ['mitigated', 'acknowledged', false],
    ['mitigated', 'mitigated', false],
    ['resolved', 'acknowledged', false],
    ['resolved', 'mitigated', false],
    ['resolved', 'reviewed', true],
    ['reviewed', 'acknowledged', false],
    ['reviewed', 'reviewed', false],
  ] as const)('%s to %s: %s', (from, to, allowed) => {
    const result = transition(inState(from), to, mara, later(9));
    expect(result.ok ? result.value.state : result.failure.code).toBe(allowed ? to : 'incident/illegal-transition');
  });

  it('says what is possible when a move is not', () => {
    expect(transition(inState('mitigated'), 'acknowledged', mara, later(9))).toMatchObject({
      failure: { message: 'INC-1 is mitigated and cannot become acknowledged. It can become resolved.' },
    });
    expect(transition(inState('reviewed'), 'acknowledged', mara, later(9))).toMatchObject({
      failure: { message: 'INC-1 is reviewed and cannot become acknowledged. It can become open again.' },
    });
  });

  it('leaves the milestones that were skipped unknown', () => {
    expect(inState('resolved').milestones).toEqual({
      opened: opened.toISOString(),
      resolved: later(3).toISOString(),
    });
  });

  it('makes whoever acknowledges it its owner, unless it has one', () => {
    const acknowledged = value(transition(open, 'acknowledged', jonas, later(1)));
    expect(acknowledged.owner).toBe('jonas');
    expect(value(transition({ ...open, owner: 'priya' }, 'acknowledged', jonas, later(1))).owner).toBe('priya');
    expect(value(transition(open, 'mitigated', jonas, later(1))).owner).toBeUndefined();
  });

  it('keeps its milestones in order, whatever is asked and however the clock jumps', () => {
    const moves = fc.constantFrom('acknowledged', 'mitigated', 'resolved', 'reviewed');
    const steps = fc.array(fc.record({ to: moves, seconds: fc.integer({ min: -5000, max: 5000 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (asked) => {
        let incident: Incident = open;
        for (const { to, seconds } of asked) {
          const moved =
            to === 'resolved'
              ? resolve(incident, enough, later(seconds))
              : transition(incident, to, mara, later(seconds));
          if (moved.ok) incident = moved.value;
        }
        const { opened, acknowledged, mitigated, resolved, reviewed } = incident.milestones;
        const reached = [opened, acknowledged, mitigated, resolved, reviewed].filter((time) => time !== undefined);
        expect(reached).toEqual(reached.toSorted());
        expect(incident.state === 'open' || incident.milestones[incident.state] !== undefined).toBe(true);
        expect(incident.resolution === undefined).toBe(resolved === undefined);
      }),
      fuzz(100),
    );
  });
});

describe('resolve', () => {
  it.each(['open', 'acknowledged', 'mitigated'] as const)('ends an incident that is %s', (state) => {
    const resolved = value(resolve(inState(state), enough, later(5)));
    expect(resolved).toMatchObject({ state: 'resolved', resolution: enough });
    expect(resolved.milestones.resolved).toBe(later(5).toISOString());
  });

  it('amends a resolved one: what is left out stays, what is blank goes, the time stays', () => {
    const first = value(resolve(open, { ...enough, impact: 'all', trigger: 'a deploy' }, later(3)));
    const amended = value(resolve(first, { impact: '5% of orders', trigger: ' ', lessons: 'l' }, later(900)));
    expect(amended.resolution).toEqual({ ...enough, impact: '5% of orders', lessons: 'l' });
    expect(amended.milestones).toEqual(first.milestones);
  });

  it('does not empty a required field, nor change a reviewed incident', () => {
    expect(codeOf(resolve(inState('resolved'), { fix: '' }, later(9)))).toBe('incident/incomplete-resolution');
    expect(codeOf(resolve(inState('reviewed'), enough, later(9)))).toBe('incident/illegal-transition');
  });
});
