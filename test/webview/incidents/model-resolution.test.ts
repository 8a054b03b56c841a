import { describe, expect, it } from 'vitest';
import {
  type Draft,
  draftErrors,
  dropItem,
  form,
  hintOf,
  missingFields,
  resolutionOf,
  startDraft,
  typeField,
  typeItem,
} from '../../../webview/src/incidents/model-resolution.ts';
import { billing, crashed, detailOf, fullDisk, nightNow } from '../../support/night.ts';

const now = Date.parse(nightNow);
const filled: Draft = {
  fields: { summary: ' it broke ', root_cause: 'pool', fix: 'rolled back', downtime_minutes: '31', impact: '  ' },
  items: [{ what: 'Test pools', owner: 'jonas', due: '2026-11-28' }],
  from: {},
};

it('asks for fifteen fields, three of them required', () => {
  const fields = form.flatMap((section) => section.fields);
  expect(fields).toHaveLength(14);
  expect(missingFields({ fields: {}, items: [], from: {} })).toHaveLength(15);
  expect(fields.filter(({ label }) => label.includes(','))).toEqual([]);
  expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['summary', 'root_cause', 'fix']);
});

describe('a new draft', () => {
  it('holds what is known, and from where', () => {
    expect(startDraft(detailOf(billing), now)).toEqual({
      fields: {
        downtime_minutes: '19',
        component: 'billing_api',
        detection: 'check billing_api/http, 60s after it began',
      },
      items: [],
      from: { downtime_minutes: 'from milestones', component: 'from the service', detection: 'from milestones' },
    });
  });

  it.each(['editor', 'cli', 'guest'] as const)('names nobody who noticed it by hand (%s)', (via) => {
    const opened = { ...detailOf(fullDisk), incident: { ...fullDisk, openedBy: { name: 'root', via } } };
    expect(startDraft(opened, now).fields.detection).toBe('by hand');
  });

  it('counts downtime to the mitigation, never below 0', () => {
    const early = { ...fullDisk, milestones: { ...fullDisk.milestones, mitigated: '2026-11-21T02:41:12.000Z' } };
    expect(startDraft(detailOf(early), now).fields.downtime_minutes).toBe('10');
    expect(startDraft(detailOf(fullDisk), 0).fields.downtime_minutes).toBe('0');
  });

  it('of a resolved incident is its resolution', () => {
    const draft = startDraft(detailOf(crashed), now);
    expect(draft.fields).toMatchObject({ fix: 'Reports over 100 MB are streamed.', downtime_minutes: '40' });
    expect(draft.items[1]).toEqual({ what: 'Test with 2 GB', owner: '', due: '' });
  });
});

describe('typing', () => {
  it('keeps each letter, its time, and drops where the text came from', () => {
    const draft = typeField(startDraft(detailOf(billing), now), 'component', 'db', nightNow);
    expect(draft).toMatchObject({ fields: { component: 'db' }, savedAt: nightNow });
    expect(draft.from).not.toHaveProperty('component');
  });

  it('adds, changes and removes action items', () => {
    const one = typeItem({ fields: {}, items: [], from: {} }, 0, { what: 'Test' }, nightNow);
    const both = typeItem(typeItem(one, 1, { what: 'Alert' }, nightNow), 0, { owner: 'sam' }, nightNow);
    expect(both.items).toEqual([
      { what: 'Test', owner: 'sam', due: '' },
      { what: 'Alert', owner: '', due: '' },
    ]);
    expect(dropItem(both, 0, nightNow).items).toEqual([{ what: 'Alert', owner: '', due: '' }]);
  });
});

describe('errors', () => {
  it('names each required field that is empty or blank', () => {
    expect(draftErrors({ fields: { fix: ' ' }, items: [], from: {} })).toEqual({
      summary: 'Summary is required',
      root_cause: 'Root cause is required',
      fix: 'Fix is required',
    });
    expect(draftErrors(filled)).toEqual({});
  });

  it.each(['-1', '1.5', 'half an hour', '1e3'])('refuses %j minutes', (minutes) => {
    const draft = { ...filled, fields: { ...filled.fields, toil_minutes: minutes } };
    expect(draftErrors(draft)).toEqual({ toil_minutes: 'A whole number of minutes, such as 31' });
  });

  it.each(['28 Nov', '2026-13-01', '2026-02-30', 'tomorrow'])('refuses %j as a date', (due) => {
    const draft = { ...filled, items: [{ what: 'Test', owner: '', due }] };
    expect(draftErrors(draft).action_items).toBe(`“${due}” is not a date: write 2026-11-28`);
  });

  it('refuses an action item without an action', () => {
    expect(draftErrors({ ...filled, items: [{ what: ' ', owner: 'sam', due: '' }] }).action_items).toBe(
      'Say what is to be done',
    );
  });
});

describe('the resolution', () => {
  it('is trimmed, with empty fields left out', () => {
    expect(resolutionOf({ ...filled, items: [...filled.items, { what: '', owner: '', due: '' }] })).toEqual({
      summary: 'it broke',
      root_cause: 'pool',
      fix: 'rolled back',
      downtime_minutes: 31,
      action_items: [{ what: 'Test pools', owner: 'jonas', due: '2026-11-28' }],
    });
  });

  it('clears what was emptied when it amends', () => {
    const draft = dropItem(dropItem(startDraft(detailOf(crashed), now), 0, nightNow), 0, nightNow);
    const sent = resolutionOf(typeField(draft, 'lessons', '', nightNow), crashed.resolution);
    expect(sent).toMatchObject({ lessons: '', action_items: [], component: 'worker' });
  });
});

it('offers the last change as the trigger, as a thought and not as a value', () => {
  const trigger = form.flatMap(({ fields }) => fields).find(({ name }) => name === 'trigger');
  if (trigger === undefined) throw new Error('no trigger in the form');
  expect(hintOf(trigger, detailOf(billing))).toBe('Perhaps a91c4e2: Raise worker pool size');
  expect(hintOf(trigger, detailOf(fullDisk))).toBe('What set it off');
});
