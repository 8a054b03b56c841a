import { describe, expect, it } from 'vitest';
import type { Plan, PlanStep } from '../../../engine/protocol/page.ts';
import { flowOf } from '../../../webview/src/plan/model-flow.ts';
import { nightPlan } from '../../support/night.ts';

const [first] = nightPlan.steps;
if (first === undefined) throw new Error('the plan has no step');

function step(index: number, more: Partial<PlanStep> = {}): PlanStep {
  return { ...(first as PlanStep), index, type: `act${index}`, onFailure: [], onSuccess: [], ...more };
}

/** Boxes as `title@column,row`. */
function grid(plan: Plan): readonly string[] {
  return flowOf(plan).boxes.map(({ title, x, y }) => `${title}@${(x - 1) / 188},${(y - 8) / 74}`);
}

const plan = (...steps: PlanStep[]): Plan => ({ ...nightPlan, steps });

describe('places', () => {
  it('draws the night: the way along the top, outcomes below', () => {
    expect(grid(nightPlan)).toEqual([
      'Trigger@0,0',
      'Safety gates@1,0',
      'Done@4,0',
      '1 restart@2,0',
      '2 wait_for@3,0',
      '3 scale_up@2,1',
      '4 rollback@3,1',
      '5 alert@4,1',
    ]);
  });

  it.each<[string, PlanStep[], string[]]>([
    ['no step at all', [], ['Trigger@0,0', 'Safety gates@1,0', 'Done@2,0']],
    [
      'a chain of failures',
      [step(1, { onFailure: [2] }), step(2, { condition: 'a', onFailure: [3] }), step(3, { condition: 'b' })],
      ['Trigger@0,0', 'Safety gates@1,0', 'Done@3,0', '1 act1@2,0', '2 act2@2,1', '3 act3@3,1'],
    ],
    [
      'two outcomes of one step',
      [step(1, { onFailure: [2], onSuccess: [3] }), step(2, { condition: 'a' }), step(3, { condition: 'b' })],
      ['Trigger@0,0', 'Safety gates@1,0', 'Done@3,0', '1 act1@2,0', '2 act2@2,1', '3 act3@3,1'],
    ],
    [
      'more outcomes than fit side by side',
      [
        step(1),
        step(2, { onSuccess: [3] }),
        step(3, { condition: 'a', onSuccess: [4], onFailure: [5] }),
        step(4, { condition: 'b' }),
        step(5, { condition: 'c' }),
      ],
      [
        'Trigger@0,0',
        'Safety gates@1,0',
        'Done@4,0',
        '1 act1@2,0',
        '2 act2@3,0',
        '3 act3@3,1',
        '4 act4@4,1',
        '5 act5@3,2',
      ],
    ],
    [
      'a condition that nothing leads to',
      [step(1), step(2, { condition: 'lost' })],
      ['Trigger@0,0', 'Safety gates@1,0', 'Done@3,0', '1 act1@2,0', '2 act2@2,1'],
    ],
  ])('%s', (_what, steps, expected) => expect(grid(plan(...steps))).toEqual(expected));

  it('never puts two boxes in one place', () => {
    const places = grid(
      plan(step(1, { onFailure: [2, 3, 4] }), ...[2, 3, 4].map((index) => step(index, { condition: 'a' })), step(5)),
    ).map((box) => box.split('@')[1]);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('edges', () => {
  it('runs along the top and branches by outcome', () => {
    const labels = flowOf(nightPlan).edges.map(({ conditional, label }) => (conditional ? label?.text : '→'));
    expect(labels).toEqual(['→', '→', '→', '→', 'fails', 'fails', 'fails', 'fails']);
  });

  it('stays inside the drawing', () => {
    for (const drawn of [nightPlan, plan(step(1, { onSuccess: [2] }), step(2, { condition: 'a' }))]) {
      const { width, height, edges } = flowOf(drawn);
      const numbers = edges.flatMap(({ line }) => [...line.matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)]);
      for (const [, command, one, two] of numbers) {
        if (command !== 'V') expect(Number(one)).toBeLessThan(width);
        expect(Number(command === 'V' ? one : (two ?? 0))).toBeLessThan(height);
      }
    }
  });
});

it('says in words what it draws', () => {
  const { says } = flowOf(nightPlan);
  expect(says).toContain('Flow: trigger holds, gates 3 of 4 pass, 1 not known.');
  expect(says).toContain('step 1, restart_workload, runs; if it fails, step 3');
});

it('names a step by its id, else by the word that conditions use when the name is long', () => {
  const titles = flowOf(plan(step(1, { id: 'back' }), step(2, { type: 'rollback_deployment' }))).boxes.map(
    (box) => box.title,
  );
  expect(titles).toContain('1 back');
  expect(titles).toContain('2 rollback');
});
