import { describe, expect, it } from 'vitest';
import { timeChanges, timeFields } from '../../../webview/src/incidents/model-times.ts';
import { billing, crashed, fullDisk } from '../../support/night.ts';

const fields = timeFields(billing);

it.each([
  [fullDisk, ['started', 'detected']],
  [billing, ['started', 'detected', 'acknowledged']],
  [crashed, ['started', 'detected', 'acknowledged', 'mitigated', 'resolved']],
])('offers the times that were reached', (incident, names) =>
  expect(timeFields(incident).map(({ milestone }) => milestone)).toEqual(names),
);

it('writes times in UTC, and nothing where one is not known', () => {
  expect(fields.map(({ text }) => text)).toEqual(['2026-11-21 02:53:12', '', '2026-11-21 02:56:05']);
});

describe('what was typed', () => {
  it.each([
    ['2026-11-21 02:50', '2026-11-21T02:50:00.000Z'],
    ['2026-11-21T02:50:30Z', '2026-11-21T02:50:30.000Z'],
    ['  2026-11-21 02:50:30 ', '2026-11-21T02:50:30.000Z'],
    ['', null],
  ])('%j is a change', (typed, at) =>
    expect(timeChanges(fields, { started: typed })).toEqual({ changes: { started: at }, wrong: {} }),
  );

  it.each(['2026-11-21 02:53:12', ' 2026-11-21 02:53:12 '])('%j is none', (typed) =>
    expect(timeChanges(fields, { started: typed })).toEqual({ changes: {}, wrong: {} }),
  );

  it.each(['02:50', 'yesterday', '2026-13-01 00:00', '2026-02-30 00:00', '2026-11-21 25:00'])(
    '%j is no time',
    (typed) => {
      const { changes, wrong } = timeChanges(fields, { started: typed });
      expect(changes).toEqual({});
      expect(wrong.started).toBe(`“${typed}” is no time in UTC: write 2026-11-21 02:53:12`);
    },
  );
});
