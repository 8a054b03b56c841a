import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conditionsOf } from '../../../schemas/rules/conditions.ts';
import { impossibleCondition } from '../../../schemas/rules/impossible-condition.ts';
import { unknownCondition } from '../../../schemas/rules/unknown-condition.ts';
import { fuzz } from '../../support/fuzz.ts';

const actions = fc.array(
  fc.record(
    {
      type: fc.constantFrom('restart_pod', 'restart_process', 'scale_up', 'notify'),
      id: fc.constantFrom('web', 'scale', 'web_failed'),
      condition: fc.constantFrom(
        'restart_failed',
        'scale_succeeded',
        'web_failed',
        'web_failed_succeeded',
        'scale_failed',
      ),
    },
    { requiredKeys: ['type'] },
  ),
  { maxLength: 8 },
);

it('leaves no action that can never run: each has outcomes of earlier ones with which it does', () => {
  fc.assert(
    fc.property(actions, (list) => {
      const playbook = { spec: { actions: list } };
      const refused = [...impossibleCondition.check(playbook), ...unknownCondition.check(playbook)];
      fc.pre(refused.length === 0);
      const needed = new Map([...conditionsOf(playbook)].map(({ index, resolved }) => [index, resolved]));
      for (const wanted of list.keys()) {
        const outcomes = new Map<number, string>();
        for (let at = needed.get(wanted); at?.index !== undefined; at = needed.get(at.index)) {
          expect(outcomes.get(at.index) ?? at.outcome).toBe(at.outcome);
          outcomes.set(at.index, at.outcome);
        }
      }
    }),
    fuzz(100),
  );
});

it('says one thing of each condition that can never hold', () => {
  fc.assert(
    fc.property(actions, (list) => {
      const playbook = { spec: { actions: list } };
      const said = [...impossibleCondition.check(playbook), ...unknownCondition.check(playbook)].map(
        ({ path }) => path[2],
      );
      const wrong = [...conditionsOf(playbook)].filter(({ resolved }) => resolved.index === undefined);
      expect(said.sort()).toEqual(wrong.map(({ index }) => `${index}`));
    }),
    fuzz(100),
  );
});
