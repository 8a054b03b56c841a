import { describe, expect, it } from 'vitest';
import {
  type Draft,
  draftErrors,
  form,
  itemRows,
  missingFields,
  resolutionOf,
} from '../../../webview/src/incidents/model-resolution.ts';
import { crashed } from '../../support/night.ts';

const blankItem = { id: 'b', what: '', owner: '', due: '', ticket: '' };

const filled: Draft = {
  fields: { summary: ' it broke ', root_cause: 'pool', fix: 'rolled back', downtime_minutes: '31', impact: '  ' },
  items: [{ id: 'p', what: 'Test pools', owner: 'jonas', due: '2026-11-28', ticket: 'SHOP-12' }],
  from: {},
};

it('asks for fifteen fields, three of them required', () => {
  const fields = form.flatMap((section) => section.fields);
  expect(fields).toHaveLength(14);
  expect(missingFields({ fields: {}, items: [], from: {} })).toHaveLength(15);
  expect(fields.filter(({ label }) => label.includes(','))).toEqual([]);
  expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(['summary', 'root_cause', 'fix']);
});

describe('rows of action items', () => {
  const written = { ...blankItem, id: 'w', what: 'Test' };
  it.each<[string, readonly (typeof blankItem)[], readonly string[], readonly string[]]>([
    ['a blank one where there is none', [], [], ['fresh']],
    ['a blank one after the last', [written], [], ['w', 'fresh']],
    ['no second one after a blank that was emptied here', [written, blankItem], ['b'], ['w', 'b']],
    ['one of its own, not the one another window left blank', [written, blankItem], [], ['w', 'fresh']],
    ['one emptied here in its place', [blankItem, written], ['b'], ['b', 'w', 'fresh']],
    ['one with an owner only as it is', [{ ...blankItem, owner: 'sam' }], [], ['b', 'fresh']],
  ])('have %s', (_, items, mine, drawn) => {
    expect(itemRows(items, new Set(mine), 'fresh').map(({ id }) => id)).toEqual(drawn);
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
    const draft = { ...filled, items: [{ ...blankItem, what: 'Test', due }] };
    expect(draftErrors(draft).action_items).toBe(`“${due}” is not a date: write 2026-11-28`);
  });

  it('refuses an action item without an action', () => {
    expect(draftErrors({ ...filled, items: [{ ...blankItem, owner: 'sam' }] }).action_items).toBe(
      'Say what is to be done',
    );
  });
});

describe('the resolution', () => {
  it('is trimmed, with empty fields left out', () => {
    expect(resolutionOf({ ...filled, items: [...filled.items, blankItem] })).toEqual({
      summary: 'it broke',
      root_cause: 'pool',
      fix: 'rolled back',
      downtime_minutes: 31,
      action_items: [{ what: 'Test pools', owner: 'jonas', due: '2026-11-28', ticket: 'SHOP-12' }],
    });
  });

  it('clears what was emptied when it amends', () => {
    const draft = { fields: { fix: 'streamed', lessons: '', component: 'worker' }, items: [blankItem], from: {} };
    const sent = resolutionOf(draft, crashed.resolution);
    expect(sent).toMatchObject({ lessons: '', action_items: [], component: 'worker', fix: 'streamed' });
  });
});
