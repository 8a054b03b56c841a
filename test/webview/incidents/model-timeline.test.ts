import { expect, it } from 'vitest';
import { arrived, segmentOf, segments, timelineDays } from '../../../webview/src/incidents/model-timeline.ts';
import { billingTimeline, event } from '../../support/night.ts';

it('counts the parts that have entries', () => {
  expect(segments(billingTimeline).map(({ word, count }) => `${word} ${count}`)).toEqual([
    'Notes 1',
    'Changes 2',
    'Checks 2',
    'Runs 2',
    'Evidence 1',
  ]);
  expect(segments([])).toEqual([]);
});

it('takes a kind of a later version as a change', () => {
  expect(segmentOf({ ...event('03:00:00', 'healthy', 'check', ''), kind: 'from_the_future' as never })).toBe('changes');
});

it('shows the newest first, by day', () => {
  const yesterday = { ...event('00:00:00', 'healthy', 'check', 'fine'), id: 'y', at: '2026-11-20T23:59:59.000Z' };
  const days = timelineDays([yesterday, ...billingTimeline], undefined);
  expect(days.map(({ day, events }) => [day, events.length])).toEqual([
    ['21 Nov 2026', 8],
    ['20 Nov 2026', 1],
  ]);
  expect(days[0]?.events[0]?.kind).toBe('incident_note');
  expect(timelineDays(billingTimeline, 'notes').flatMap(({ events }) => events)).toHaveLength(1);
  expect(timelineDays([], undefined)).toEqual([]);
});

it('knows what came after the timeline was drawn', () => {
  const shown = new Set(billingTimeline.map(({ id }) => id));
  const late = event('03:12:41', 'healthy', 'check', 'billing_api is healthy');
  expect(arrived(shown, [...billingTimeline, late])).toEqual([late]);
  expect(arrived(shown, billingTimeline)).toEqual([]);
});
