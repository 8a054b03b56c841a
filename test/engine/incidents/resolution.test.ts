import { describe, expect, it } from 'vitest';
import { completeResolution, missingFields, resolutionFields } from '../../../engine/incidents/resolution.ts';
import type { Resolution } from '../../../engine/model/incident.ts';
import { codeOf, value } from '../store/temporary.ts';

const enough = { summary: 's', root_cause: 'r', fix: 'f' };
const whole: Required<Resolution> = {
  ...enough,
  trigger: 't',
  category: 'dependency',
  component: 'db',
  detection: 'check',
  impact: 'i',
  downtime_minutes: 12.5,
  toil_minutes: 0,
  toil_category: 'triage',
  went_well: 'w',
  could_be_better: 'c',
  lessons: 'l',
  action_items: [{ what: 'limit the pool', owner: 'mara', due: '2026-12-01' }, { what: 'alert earlier' }],
};

describe('completeResolution', () => {
  it('keeps all fifteen fields', () => {
    expect(resolutionFields).toHaveLength(15);
    expect(Object.keys(whole).toSorted()).toEqual(resolutionFields.toSorted());
    expect(value(completeResolution(whole))).toEqual(whole);
  });

  it('trims texts and leaves out what is blank', () => {
    const untidy = { ...enough, fix: ' f ', impact: ' ', action_items: [{ what: ' a ', owner: '', due: '' }] };
    expect(value(completeResolution(untidy))).toEqual({ ...enough, action_items: [{ what: 'a' }] });
  });

  it('names the required fields that are missing', () => {
    const result = completeResolution({ root_cause: '\t' });
    expect(codeOf(result)).toBe('incident/incomplete-resolution');
    expect(result).toMatchObject({ failure: { message: expect.stringContaining('summary, root_cause, fix.') } });
  });

  it.each<[string, object]>([
    ['negative downtime', { downtime_minutes: -1 }],
    ['endless downtime', { downtime_minutes: Number.POSITIVE_INFINITY }],
    ['downtime in words', { downtime_minutes: '12' }],
    ['negative toil', { toil_minutes: -0.5 }],
    ['a number for a text', { impact: 7 }],
    ['a text of a megabyte', { impact: 'x'.repeat(1_000_000) }],
    ['action items that are no list', { action_items: { what: 'x' } }],
    ['an action item that says nothing', { action_items: [{ what: ' ' }] }],
    ['an action item that is nothing', { action_items: [null] }],
    ['an owner that is not text', { action_items: [{ what: 'x', owner: 7 }] }],
    ['a due date in words', { action_items: [{ what: 'x', due: 'next week' }] }],
    ['a due date that no calendar has', { action_items: [{ what: 'x', due: '2026-02-30' }] }],
    ['a field that is none of them', { rootcause: 'x' }],
  ])('refuses %s', (_, fields) => {
    expect(codeOf(completeResolution({ ...enough, ...fields } as Resolution))).toBe('incident/invalid-resolution');
  });

  it('says which action item is wrong', () => {
    const action_items = [{ what: 'x' }, { what: 'y', due: 'next week' }];
    expect(completeResolution({ ...enough, action_items })).toMatchObject({
      failure: {
        message: 'The resolution\'s action_items need mending: item 2 is due "next week": give a date as YYYY-MM-DD.',
      },
    });
  });
});

describe('missingFields', () => {
  it.each([
    ['nothing is known yet', undefined, resolutionFields],
    ['the required ones are there', enough, resolutionFields.filter((field) => !(field in enough))],
    ['all are there, zero minutes of toil too', whole, []],
    ['one is empty', { ...whole, lessons: '', action_items: [] }, ['lessons', 'action_items']],
  ])('when %s', (_, resolution, missing) => {
    expect(missingFields(resolution)).toEqual(missing);
  });
});
