import { expect, it } from 'vitest';
import type { Silence } from '../../../engine/model/silence.ts';
import { explanation, type StateFacts, stateFrom } from '../../../engine/watch/how-it-stands.ts';

const silence: Silence = {
  id: 's',
  match: { workload: 'api' },
  reason: 'moving',
  by: { name: 'mara', via: 'cli' },
  starts: '2026-11-21T02:54:12.000Z',
  ends: '2026-11-21T04:54:12.000Z',
};
const fine: StateFacts = { silence: undefined, workload: { healthy: true }, failing: false, unseen: false };
const down = { healthy: false } as const;
const suppressed = { healthy: true, suppressedBy: 'db' } as const;
const because = 'db is unhealthy, and this depends on it; no alert of its own';

it.each<[string, Partial<StateFacts>, string, string | undefined]>([
  ['nothing', {}, 'healthy', undefined],
  ['a failure', { failing: true }, 'at_risk', undefined],
  ['a failure before all was seen', { failing: true, unseen: true }, 'at_risk', undefined],
  ['a check that was not observed', { unseen: true }, 'unknown', undefined],
  ['nothing known', { workload: undefined, unseen: true }, 'unknown', undefined],
  ['being unhealthy', { workload: down, failing: true }, 'unhealthy', undefined],
  ['a dependency', { workload: suppressed, failing: true }, 'suppressed', because],
  [
    'a silence',
    { workload: down, failing: true, silence },
    'silenced',
    'silenced until 2026-11-21T04:54:12.000Z by mara: moving',
  ],
])('with %s', (_, given, state, why) => {
  const facts = { ...fine, ...given };
  expect([stateFrom(facts), explanation(facts)]).toEqual([state, why]);
});

it('a silence keeps the failure that it covers in sight', () => {
  expect(explanation({ ...fine, silence }, 'HTTP 503')).toBe(
    'HTTP 503; silenced until 2026-11-21T04:54:12.000Z by mara: moving',
  );
  expect(explanation({ ...fine, workload: suppressed }, 'HTTP 503')).toBe(because);
});
