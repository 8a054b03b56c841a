import { describe, expect, it } from 'vitest';
import { addItems, keepDone, markAction, trackActions } from '../../../engine/incidents/action-items.ts';
import type { ActionItem, ActionQuery, Incident } from '../../../engine/model/incident.ts';
import { codeOf, value } from '../store/temporary.ts';

const now = new Date('2026-11-21T23:59:00.000Z');
const then = '2026-11-20T10:00:00.000Z';

function incident(id: string, ...action_items: readonly ActionItem[]): Incident {
  return {
    id,
    title: `title of ${id}`,
    severity: 'P1',
    state: 'resolved',
    openedBy: { name: 'mara', via: 'cli' },
    milestones: { opened: then, resolved: then },
    resolution: { summary: 's', root_cause: 'r', fix: 'f', action_items },
  };
}

const itemsOf = ({ resolution }: Incident) => resolution?.action_items;

describe('marking an action item', () => {
  const before = incident('INC-1', { what: 'a' }, { what: 'b', owner: 'mara' });

  it('dates it, and leaves the others', () => {
    expect(itemsOf(value(markAction(before, 2, true, now)))).toEqual([
      { what: 'a' },
      { what: 'b', owner: 'mara', done: now.toISOString() },
    ]);
  });

  it('keeps when it was done first, and can be undone', () => {
    const done = value(markAction(before, 1, true, new Date(then)));
    expect(itemsOf(value(markAction(done, 1, true, now)))?.[0]).toEqual({ what: 'a', done: then });
    expect(value(markAction(done, 1, false, now))).toEqual(before);
    expect(value(markAction(before, 1, false, now))).toEqual(before);
  });

  it.each([0, -1, 3, 1.5, Number.NaN])('knows no item %d', (item) => {
    expect(codeOf(markAction(before, item, true, now))).toBe('incident/unknown-action-item');
  });

  it('says how many there are', () => {
    const { resolution: _, ...unresolved } = before;
    expect(markAction(before, 3, true, now)).toMatchObject({
      failure: { message: expect.stringContaining('It has 2') },
    });
    expect(markAction(unresolved, 1, true, now)).toMatchObject({
      failure: { message: expect.stringContaining('It has none') },
    });
  });
});

describe('items that are written anew', () => {
  it.each<[string, ActionItem[], ActionItem[], ActionItem[]]>([
    [
      'that say the same stay done',
      [{ what: 'a', owner: 'jonas' }],
      [{ what: 'a', done: then }],
      [{ what: 'a', owner: 'jonas', done: then }],
    ],
    ['that say something else are to be done', [{ what: 'b' }], [{ what: 'a', done: then }], [{ what: 'b' }]],
    [
      'in another order stay as done as they were',
      [{ what: 'b' }, { what: 'a' }],
      [{ what: 'a', done: then }, { what: 'b' }],
      [{ what: 'b' }, { what: 'a', done: then }],
    ],
    ['where there were none', [{ what: 'a' }], [], [{ what: 'a' }]],
  ])('%s', (_, items, before, expected) => {
    expect(keepDone(items, before)).toEqual(expected);
  });
});

describe('items that are added', () => {
  const before: ActionItem[] = [{ what: 'a', owner: 'mara', done: then }, { what: 'b' }];
  it.each<[string, ActionItem[], ActionItem[]]>([
    ['nothing', [], before],
    ['one that is new', [{ what: 'c', due: '2026-12-01' }], [...before, { what: 'c', due: '2026-12-01' }]],
    [
      'one that says the same, with another ticket',
      [{ what: 'a', ticket: 'T-1' }],
      [{ what: 'a', owner: 'mara', ticket: 'T-1', done: then }, { what: 'b' }],
    ],
    ['the same twice', [{ what: 'c' }, { what: 'c', owner: 'jonas' }], [...before, { what: 'c', owner: 'jonas' }]],
  ])('%s', (_, added, expected) => {
    expect(addItems(before, added)).toEqual(expected);
  });
});

describe('the action items of all incidents', () => {
  const incidents = [
    incident(
      'INC-1',
      { what: 'no date' },
      { what: 'today', due: '2026-11-21' },
      { what: 'done', due: '2026-01-01', done: then },
    ),
    incident('INC-2', { what: 'yesterday', due: '2026-11-20', owner: 'mara' }, { what: 'long ago', due: '2026-09-01' }),
    incident('INC-3', { what: 'next', due: '2026-12-01', owner: 'mara', ticket: 'SHOP-1' }),
    { ...incident('INC-4'), resolution: { summary: 's', root_cause: 'r', fix: 'f' } },
  ];
  const whats = (query: ActionQuery) => trackActions(incidents, query, now).map(({ what }) => what);

  it.each<[ActionQuery, string[]]>([
    [{}, ['long ago', 'yesterday', 'today', 'next', 'no date']],
    [{ overdue: true }, ['long ago', 'yesterday']],
    [{ owner: 'mara' }, ['yesterday', 'next']],
    [{ owner: 'mara', overdue: true }, ['yesterday']],
    [{ owner: 'nobody' }, []],
    [{ done: true }, ['long ago', 'yesterday', 'today', 'next', 'no date', 'done']],
    [{ done: true, overdue: true }, ['long ago', 'yesterday']],
  ])('%j are %j', (query, expected) => {
    expect(whats(query)).toEqual(expected);
  });

  it('name their incident and their place in it', () => {
    expect(trackActions(incidents, { owner: 'mara' }, now)[1]).toEqual({
      incident: 'INC-3',
      title: 'title of INC-3',
      item: 1,
      what: 'next',
      due: '2026-12-01',
      owner: 'mara',
      ticket: 'SHOP-1',
      overdue: false,
    });
  });
});
