import { describe, expect, it } from 'vitest';
import { draftAfter } from '../../../engine/incidents/draft-store.ts';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import type { Actor } from '../../../engine/model/actor.ts';
import type { DraftChange, ItemDraft, Resolution, ResolutionDraft } from '../../../engine/model/incident.ts';
import { codeOf, openTemporary, temporaryDatabase, temporaryFolder, value } from '../store/temporary.ts';

const mara: Actor = { name: 'mara', via: 'editor' };
const jonas: Actor = { name: 'jonas', via: 'cli' };
const enough: Resolution = { summary: 's', root_cause: 'r', fix: 'f' };
const item: ItemDraft = { id: 'x', what: 'Alert at 80%', owner: '', due: '', ticket: '' };

async function incidentBeingResolved(database = temporaryDatabase()) {
  let seconds = 0;
  const incidents = createIncidents({
    store: createIncidentStore(database),
    collectors: [],
    clock: () => new Date(Date.UTC(2026, 10, 21, 2, 54, ++seconds)),
    profileOf: async () => undefined,
    onChange: () => {},
    source: 'daemon-1',
    scope: 'local',
  });
  const started = await incidents.start({
    root: '/shop',
    trusted: true,
    actor: mara,
    incident: { title: 'api is down', severity: 'P1' },
  });
  const { id } = value(started).incident;
  return {
    id,
    incidents,
    type: async (actor: Actor, change: DraftChange) => value(await incidents.draft({ id, actor, change })).draft,
    resolve: async (actor: Actor, resolution: Partial<Resolution> = enough) =>
      value(await incidents.resolve({ id, actor, resolution })),
    show: async () => value(await incidents.show(id)),
  };
}

describe('a resolution that is being typed', () => {
  it('is kept field by field, with who typed last and when', async () => {
    const { type } = await incidentBeingResolved();
    await type(mara, { fields: { summary: 'Web was d' } });
    await type(mara, { fields: { summary: 'Web was down', downtime_minutes: '16 or so' } });
    const draft = await type(jonas, { fields: { fix: 'rolled back' }, items: [item] });
    expect(draft).toEqual({
      fields: { summary: 'Web was down', downtime_minutes: '16 or so', fix: 'rolled back' },
      items: [item],
      savedAt: expect.stringMatching(/^2026-11-21T02:54:/),
      savedBy: jonas,
    });
  });

  it('keeps what is left out of a change, and takes a text that is emptied', async () => {
    const { type } = await incidentBeingResolved();
    await type(mara, { fields: { summary: 'x', fix: 'y' }, items: [item] });
    expect(await type(mara, { fields: { summary: '' } })).toMatchObject({
      fields: { summary: '', fix: 'y' },
      items: [item],
    });
    expect(await type(mara, { items: [{ id: 'x', removed: true }] })).toMatchObject({
      fields: { fix: 'y' },
      items: [],
    });
  });

  it('is no event: the timeline tells what happened, not how it was put into words', async () => {
    const { type, show } = await incidentBeingResolved();
    const before = (await show()).timeline;
    await type(mara, { fields: { summary: 'x' } });
    expect((await show()).timeline).toEqual(before);
  });

  it('is there for whoever opens the database next', async () => {
    const file = `${temporaryFolder()}/healer.db`;
    const { type, id } = await incidentBeingResolved(temporaryDatabase(file));
    const draft = await type(mara, { fields: { summary: 'naïve 日本語 🧯' }, items: [item] });
    expect(value(await createIncidentStore(openTemporary(file)).read(id)).draft).toEqual(draft);
  });

  it('belongs to an incident there is', async () => {
    const { incidents } = await incidentBeingResolved();
    const nowhere = { id: 'INC-1', actor: mara, change: { fields: { summary: 'x' } } };
    expect(codeOf(await incidents.draft(nowhere))).toBe('incident/unknown');
  });

  it('is over once its writer has resolved the incident, in whatever words', async () => {
    const { type, resolve } = await incidentBeingResolved();
    await type(mara, { fields: { summary: 'a first thought' }, items: [] });
    expect(await resolve(mara)).not.toHaveProperty('draft');
  });

  it('keeps what its writer left out of the resolution, and publishes none of it', async () => {
    const { type, resolve } = await incidentBeingResolved();
    const draft = await type(mara, {
      fields: { summary: 'a first thought', impact: 'Nobody could pay.' },
      items: [item],
    });
    const after = await resolve(mara, { ...enough, action_items: [{ what: 'Put a proxy in front', owner: 'jonas' }] });
    expect(after.incident.resolution).not.toHaveProperty('impact');
    expect(after.draft).toEqual({
      ...draft,
      fields: { impact: 'Nobody could pay.' },
      items: [{ id: expect.any(String), what: 'Put a proxy in front', owner: 'jonas', due: '', ticket: '' }, item],
    });
  });

  it('outlives a resolution by somebody else that says less, and not one that says it all', async () => {
    const { type, resolve } = await incidentBeingResolved();
    const draft = await type(mara, { fields: { summary: 's', lessons: 'Look twice.' }, items: [item] });
    expect((await resolve(jonas)).draft).toEqual(draft);
    const all = { lessons: 'Look twice.', action_items: [{ what: 'Alert at 80%' }] };
    expect(await resolve(jonas, all)).not.toHaveProperty('draft');
  });

  it('is left as it is by a resolution that is refused', async () => {
    const { incidents, id, type, show } = await incidentBeingResolved();
    const draft = await type(mara, { fields: { summary: 'half' } });
    const refused = await incidents.resolve({ id, actor: mara, resolution: { summary: 'x' } });
    expect(codeOf(refused)).toBe('incident/incomplete-resolution');
    expect((await show()).draft).toEqual(draft);
  });
});

describe('rows of action items', () => {
  const two = { ...enough, action_items: [{ what: 'one', owner: 'sam' }, { what: 'two' }] };
  const rows = (draft: ResolutionDraft | undefined) =>
    draft?.items.map(({ id, what, owner }) => `${id} ${what} ${owner}`);

  it('are added by two at once, and both are there', async () => {
    const { type, show } = await incidentBeingResolved();
    await Promise.all([
      type(mara, { items: [{ id: 'm', what: 'mine' }] }),
      type(jonas, { items: [{ id: 'j', what: 'theirs' }] }),
    ]);
    expect(rows((await show()).draft)?.toSorted()).toEqual(['j theirs ', 'm mine ']);
    expect(rows(await type(mara, { items: [{ id: 'j', owner: 'mara' }] }))).toContain('j theirs mara');
  });

  it('begin as those of the resolution, named by their place, until somebody types in them', async () => {
    const { type, resolve } = await incidentBeingResolved();
    await resolve(mara, two);
    expect(rows(await type(mara, { fields: { fix: 'x' } }))).toEqual(['1 one sam', '2 two ']);
    expect(rows((await resolve(jonas, { ...two, action_items: [{ what: 'other' }] })).draft)).toEqual(['1 other ']);
  });

  it('are removed by one while another types in the next', async () => {
    const { type, resolve, show } = await incidentBeingResolved();
    await resolve(mara, two);
    await Promise.all([
      type(mara, { items: [{ id: '1', removed: true }] }),
      type(jonas, { items: [{ id: '2', owner: 'jonas' }] }),
    ]);
    expect(rows((await show()).draft)).toEqual(['2 two jonas']);
    expect(rows(await type(jonas, { items: [{ id: '2', removed: true }] }))).toEqual([]);
  });

  it('come back whole where somebody goes on typing in one that was removed', async () => {
    const { type, resolve } = await incidentBeingResolved();
    await resolve(mara, two);
    await type(mara, {
      items: [
        { id: '1', removed: true },
        { id: 'never there', removed: true },
      ],
    });
    expect(rows(await type(jonas, { items: [{ id: '1', what: 'one again' }] }))).toEqual(['1 one again sam', '2 two ']);
  });

  it.each<[string, readonly object[], readonly string[]]>([
    [
      'get their place as their id',
      [
        { what: 'a', owner: '', due: '', ticket: '' },
        { what: 'b', owner: 'sam', due: '', ticket: '' },
      ],
      ['1 a ', '2 b sam'],
    ],
    ['are those of the resolution where there were none', [], ['1 one sam', '2 two ']],
  ])('kept before they had ids %s', async (_, items, read) => {
    const database = temporaryDatabase();
    const { type, resolve, show } = await incidentBeingResolved(database);
    await resolve(mara, two);
    await type(mara, { fields: { fix: 'x' } });
    database.prepare('UPDATE resolution_drafts SET draft = ?').run(JSON.stringify({ fields: { fix: 'x' }, items }));
    expect(rows((await show()).draft)).toEqual(read);
    expect(rows(await type(mara, { items: [{ id: '2', owner: 'mara' }] }))?.at(1)).toMatch(/^2 \w+ mara$/);
  });
});

describe('a draft', () => {
  const whole: Resolution = { ...enough, downtime_minutes: 16, action_items: [{ what: 'a', owner: 'mara' }] };
  const blank: ItemDraft = { ...item, what: ' ' };
  it.each<[boolean, string, Partial<ResolutionDraft>]>([
    [false, 'is empty', {}],
    [false, 'says the same', { fields: { summary: ' s ', downtime_minutes: '16' } }],
    [false, 'is blank where the resolution is not', { fields: { fix: ' ' }, items: [blank] }],
    [false, 'has the same item', { items: [{ ...item, what: 'a', owner: 'mara ' }] }],
    [true, 'has other words', { fields: { summary: 'another' } }],
    [true, 'has a field more', { fields: { lessons: 'l' } }],
    [true, 'has an item more', { items: [item] }],
    [true, 'has an item with another owner', { items: [{ ...item, what: 'a', owner: 'jonas' }] }],
  ])('says more: %s, where it %s', (more, _, draft) => {
    expect(draftAfter({ fields: {}, items: [], ...draft }, whole, false) !== undefined).toBe(more);
  });
});
