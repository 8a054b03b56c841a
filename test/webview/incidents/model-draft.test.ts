import { describe, expect, it } from 'vitest';
import {
  type IncidentDetail,
  type ItemChange,
  type ItemDraft,
  type ResolutionDraft,
  rowsLeft,
  withChanges,
} from '../../../engine/protocol/page.ts';
import {
  changeOf,
  leftAfter,
  shownDraft,
  type Typed,
  typeField,
  typeItem,
} from '../../../webview/src/incidents/model-draft.ts';
import { knownOf } from '../../../webview/src/incidents/model-known.ts';
import { billing, crashed, detailOf, nightNow } from '../../support/night.ts';

const now = Date.parse(nightNow);
const item = (id: string, what: string): ItemDraft => ({ id, what, owner: '', due: '', ticket: '' });
const kept = (draft: Partial<ResolutionDraft>, detail = detailOf(billing)): IncidentDetail => ({
  ...detail,
  draft: { fields: {}, items: [], savedAt: nightNow, savedBy: { name: 'priya', via: 'editor' }, ...draft },
});
const shown = (detail: IncidentDetail, typed?: Parameters<typeof shownDraft>[2]) =>
  shownDraft(detail, knownOf(detail, now), typed);

describe('the form shown', () => {
  it('is what is known, under what others typed, under what was typed here', () => {
    const detail = kept({ fields: { component: 'db', fix: 'theirs' } });
    const draft = shown(detail, { fields: { fix: 'mine' } });
    expect(draft.fields).toMatchObject({ downtime_minutes: '19', component: 'db', fix: 'mine' });
    expect(draft.from).not.toHaveProperty('component');
    expect(draft.from).toHaveProperty('downtime_minutes');
  });

  it('keeps a field cleared that held what was known', () => {
    expect(shown(detailOf(billing), { fields: { component: '' } }).fields.component).toBe('');
  });

  it('shows the items of the resolution being amended until somebody types in them', () => {
    const amended = detailOf(crashed);
    expect(shown(amended).items.map(({ id }) => id)).toEqual(['1', '2']);
    expect(shown(kept({ items: [] }, amended)).items).toEqual([]);
  });
});

describe('what is sent', () => {
  it('is what was typed, without what is only known', () => {
    expect(changeOf({ fields: { fix: 'rolled back' } })).toEqual({ fields: { fix: 'rolled back' } });
  });

  it('is of each row what was typed in it', () => {
    const changes: readonly ItemChange[] = [
      { id: 'a', what: 'Te' },
      { id: 'b', owner: 'sam' },
      { id: 'a', what: 'Test' },
      { id: 'a', due: '2026-11-28' },
      { id: 'c', what: 'Not this' },
      { id: 'c', removed: true },
    ];
    expect(changeOf(changes.reduce(typeItem, { fields: {} })).items).toEqual([
      { id: 'a', what: 'Test', due: '2026-11-28' },
      { id: 'b', owner: 'sam' },
      { id: 'c', removed: true },
    ]);
  });

  it.each<[string, Typed | undefined, Typed | undefined]>([
    ['nothing else', { fields: { fix: 'roll' }, rows: [{ id: 'a', what: 'Te' }] }, undefined],
    ['nothing at all', undefined, undefined],
    ['a field', typeField({ fields: {}, rows: [] }, 'fix', 'rolled'), { fields: { fix: 'rolled' } }],
    [
      'more of a row',
      { fields: {}, rows: [{ id: 'a', what: 'Te', owner: 'sam' }] },
      { fields: {}, rows: [{ id: 'a', owner: 'sam' }] },
    ],
    [
      'another row',
      {
        fields: {},
        rows: [
          { id: 'a', what: 'Te' },
          { id: 'b', what: 'B' },
        ],
      },
      { fields: {}, rows: [{ id: 'b', what: 'B' }] },
    ],
    [
      'that it is removed',
      { fields: {}, rows: [{ id: 'a', removed: true }] },
      { fields: {}, rows: [{ id: 'a', removed: true }] },
    ],
  ])('leaves what was typed while it was on its way: %s', (_, typed, left) => {
    expect(leftAfter(typed, { fields: { fix: 'roll' }, rows: [{ id: 'a', what: 'Te' }] })).toEqual(left);
  });
});

describe('two windows at one list', () => {
  /** What all windows show once each change has arrived, in either order; `typed` is not sent yet in the window that shows. */
  function together(mine: readonly ItemChange[], theirs: readonly ItemChange[]) {
    const before = [item('1', 'one'), item('2', 'two')];
    const typed = mine.reduce<Typed>(typeItem, { fields: {} });
    const arrived = (first: readonly ItemChange[], second: readonly ItemChange[]) =>
      rowsLeft(withChanges(withChanges(before, first), second));
    const here = shown(kept({ items: rowsLeft(withChanges(before, theirs)) }), typed).items;
    return [here, arrived(theirs, mine), arrived(mine, theirs)].map((rows) =>
      rows.map(({ what, owner }) => [what, owner].join(';')),
    );
  }

  it('that each add a row have both', () => {
    const [here, ...arrived] = together([{ id: 'a', what: 'mine' }], [{ id: 'b', what: 'theirs' }]);
    expect(here).toEqual(['one;', 'two;', 'theirs;', 'mine;']);
    for (const rows of arrived) expect(rows.toSorted()).toEqual(here?.toSorted());
  });

  it.each<[string, readonly ItemChange[], readonly ItemChange[], readonly string[]]>([
    ['remove the first and change the second', [{ id: '1', removed: true }], [{ id: '2', owner: 'sam' }], ['two;sam']],
    ['change the second and remove the first', [{ id: '2', what: 'two!' }], [{ id: '1', removed: true }], ['two!;']],
    ['type into two parts of one', [{ id: '1', what: 'one!' }], [{ id: '1', owner: 'sam' }], ['one!;sam', 'two;']],
    ['remove the same', [{ id: '1', removed: true }], [{ id: '1', removed: true }], ['two;']],
  ])('that %s', (_, mine, theirs, rows) => {
    expect(together(mine, theirs)).toEqual([rows, rows, rows]);
  });
});
