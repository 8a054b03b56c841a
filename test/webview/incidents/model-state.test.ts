import { expect, it } from 'vitest';
import { shapeOf, stateLine } from '../../../webview/src/incidents/model-state.ts';
import { billing, certificate, crashed, fullDisk, slowApi } from '../../support/night.ts';

it.each([
  [billing, 'broken'],
  [slowApi, 'fine'],
  [fullDisk, 'risk'],
  [crashed, 'done'],
  [certificate, 'done'],
])('each state has a shape of its own', (incident, shape) => expect(shapeOf(incident)).toBe(shape));

it('puts every state before, at or after now, and leaves a skipped one without a time', () => {
  expect(stateLine(crashed)).toEqual([
    { state: 'open', word: 'Open', place: 'past', at: '2026-11-18T10:15:00.000Z' },
    { state: 'acknowledged', word: 'Acknowledged', place: 'past', at: '2026-11-18T10:16:30.000Z' },
    { state: 'mitigated', word: 'Mitigated', place: 'past' },
    { state: 'resolved', word: 'Resolved', place: 'now', at: '2026-11-18T11:02:10.000Z' },
    { state: 'reviewed', word: 'Reviewed', place: 'next' },
  ]);
});
