import { describe, expect, it } from 'vitest';
import { draftAfter } from '../../../engine/incidents/draft-store.ts';
import { createIncidents } from '../../../engine/incidents/service.ts';
import { createIncidentStore } from '../../../engine/incidents/store.ts';
import type { Actor } from '../../../engine/model/actor.ts';
import type { DraftChange, ItemDraft, Resolution } from '../../../engine/model/incident.ts';
import { codeOf, openTemporary, temporaryDatabase, temporaryFolder, value } from '../store/temporary.ts';

const mara: Actor = { name: 'mara', via: 'editor' };
const jonas: Actor = { name: 'jonas', via: 'cli' };
const enough: Resolution = { summary: 's', root_cause: 'r', fix: 'f' };
const item: ItemDraft = { what: 'Alert at 80%', owner: '', due: '', ticket: '' };

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
    expect(await type(mara, { items: [] })).toMatchObject({ fields: { fix: 'y' }, items: [] });
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
      items: [{ what: 'Put a proxy in front', owner: 'jonas', due: '', ticket: '' }, item],
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

describe('a draft', () => {
  const whole: Resolution = { ...enough, downtime_minutes: 16, action_items: [{ what: 'a', owner: 'mara' }] };
  const blank: ItemDraft = { what: ' ', owner: '', due: '', ticket: '' };
  it.each<[boolean, string, DraftChange]>([
    [false, 'is empty', {}],
    [false, 'says the same', { fields: { summary: ' s ', downtime_minutes: '16' } }],
    [false, 'is blank where the resolution is not', { fields: { fix: ' ' }, items: [blank] }],
    [false, 'has the same item', { items: [{ what: 'a', owner: 'mara ', due: '', ticket: '' }] }],
    [true, 'has other words', { fields: { summary: 'another' } }],
    [true, 'has a field more', { fields: { lessons: 'l' } }],
    [true, 'has an item more', { items: [item] }],
    [true, 'has an item with another owner', { items: [{ what: 'a', owner: 'jonas', due: '', ticket: '' }] }],
  ])('says more: %s, where it %s', (more, _, draft) => {
    expect(draftAfter({ fields: {}, items: [], ...draft }, whole, false) !== undefined).toBe(more);
  });
});
