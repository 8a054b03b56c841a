import { describe, expect, it } from 'vitest';
import type { IncidentDetail, ItemDraft, ResolutionDraft } from '../../../engine/protocol/page.ts';
import {
  changeOf,
  leftAfter,
  mergeItems,
  shownDraft,
  typeField,
  typeItems,
} from '../../../webview/src/incidents/model-draft.ts';
import { knownOf } from '../../../webview/src/incidents/model-known.ts';
import { blankItem } from '../../../webview/src/incidents/model-resolution.ts';
import { billing, crashed, detailOf, nightNow } from '../../support/night.ts';

const now = Date.parse(nightNow);
const item = (what: string, more: Partial<ItemDraft> = {}): ItemDraft => ({ ...blankItem, what, ...more });
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
    expect(shown(kept({}, amended)).items).toHaveLength(2);
    expect(shown(kept({ items: [blankItem] }, amended)).items).toEqual([blankItem]);
  });
});

describe('what is sent', () => {
  it('is what was typed, without what is only known', () => {
    const detail = detailOf(billing);
    expect(changeOf(detail, knownOf(detail, now), { fields: { fix: 'rolled back' } })).toEqual({
      fields: { fix: 'rolled back' },
    });
  });

  it('holds the items of all windows', () => {
    const detail = kept({ items: [item('theirs')] });
    const typed = typeItems(undefined, [], [item('mine')]);
    expect(changeOf(detail, knownOf(detail, now), typed).items).toEqual([item('mine'), item('theirs')]);
  });

  it('leaves what was typed while it was on its way', () => {
    const sent = typeItems(typeField(typeField(undefined, 'fix', 'roll'), 'trigger', 'deploy'), [], [item('a')]);
    expect(leftAfter(sent, sent)).toBeUndefined();
    expect(leftAfter(undefined, sent)).toBeUndefined();
    expect(leftAfter(typeField(sent, 'fix', 'rolled'), sent)).toEqual({ fields: { fix: 'rolled' } });
    const more = typeItems(sent, [], [item('ab')]);
    expect(leftAfter(more, sent)).toEqual({ fields: {}, items: { base: [item('a')], now: [item('ab')] } });
  });
});

describe('two lists of items', () => {
  const [a, b, c] = [item('a'), item('b'), item('c')];
  it.each<[string, ItemDraft[], ItemDraft[], ItemDraft[], ItemDraft[]]>([
    ['nothing on either side', [a], [a], [a], [a]],
    ['a row changed here', [a, b], [item('a2'), b], [a, b], [item('a2'), b]],
    ['a row changed there', [a, b], [a, b], [a, item('b2')], [a, item('b2')]],
    ['both, in different rows', [a, b], [item('a2'), b], [a, item('b2')], [item('a2'), item('b2')]],
    ['both, in one row: what is typed here is not moved', [a], [item('mine')], [item('theirs')], [item('mine')]],
    ['rows added on both sides', [a], [a, b], [a, c], [a, b, c]],
    ['the same row added on both sides', [a], [a, b], [a, b], [a, b]],
    ['a row removed here', [a, b], [b], [a, b], [b]],
    ['a row removed here while one is added there', [a, b], [b], [a, b, c], [b, c]],
    ['a row removed there', [a, b], [a, b], [a], [a]],
  ])('with %s', (_, base, mine, theirs, merged) => expect(mergeItems(base, mine, theirs)).toEqual(merged));
});
