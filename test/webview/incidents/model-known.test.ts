import { describe, expect, it } from 'vitest';
import { knownOf, suggestionsFor } from '../../../webview/src/incidents/model-known.ts';
import { billing, billingSimilar, crashed, detailOf, fullDisk, nightNow } from '../../support/night.ts';

const now = Date.parse(nightNow);

describe('what is known before anybody types', () => {
  it('holds what is known, and from where', () => {
    expect(knownOf(detailOf(billing), now)).toEqual({
      fields: {
        downtime_minutes: '19',
        component: 'billing_api',
        detection: 'check billing_api/http, 60s after it began',
      },
      items: [],
      from: { downtime_minutes: 'from states', component: 'from the service', detection: 'from states' },
    });
  });

  it.each(['editor', 'cli', 'guest'] as const)('names nobody who noticed it by hand (%s)', (via) => {
    const opened = { ...detailOf(fullDisk), incident: { ...fullDisk, openedBy: { name: 'root', via } } };
    expect(knownOf(opened, now).fields.detection).toBe('by hand');
  });

  it('counts downtime to the mitigation, never below 0', () => {
    const early = { ...fullDisk, milestones: { ...fullDisk.milestones, mitigated: '2026-11-21T02:41:12.000Z' } };
    expect(knownOf(detailOf(early), now).fields.downtime_minutes).toBe('10');
    expect(knownOf(detailOf(fullDisk), 0).fields.downtime_minutes).toBe('0');
  });

  it('of a resolved incident is its resolution', () => {
    const draft = knownOf(detailOf(crashed), now);
    expect(draft.fields).toMatchObject({ fix: 'Reports over 100 MB are streamed.', downtime_minutes: '40' });
    expect(draft.items[1]).toEqual({ id: '2', what: 'Test with 2 GB', owner: '', due: '', ticket: '' });
  });
});

describe('suggestions', () => {
  const texts = (...of: Parameters<typeof suggestionsFor>) =>
    suggestionsFor(...of).map(({ text, from }) => [from, text]);

  it('name what changed, what the log says and what failed as causes', () => {
    expect(texts('root_cause', detailOf(billing), [])).toEqual([
      ['git', 'Raise worker pool size (a91c4e2)'],
      ['log, ×214', 'remaining connection slots are reserved'],
      ['check http', 'billing_api: answered 503, expected 200–399: remaining connection slots are reserved'],
    ]);
  });

  it('name the last change before it began as the trigger, and none that came after', () => {
    expect(texts('trigger', detailOf(billing), [])).toEqual([
      ['git', 'Raise worker pool size (a91c4e2), 02:41:10 UTC'],
    ]);
    const earlier = { ...billing, milestones: { ...billing.milestones, started: '2026-11-21T02:00:00.000Z' } };
    expect(texts('trigger', { ...detailOf(billing), incident: earlier }, [])).toEqual([
      ['git', 'Invoices: show the tax of each line where a country asks for it (5d0be17), 16:20:00 UTC'],
    ]);
  });

  it('name what worked before as the fix, with the incident it worked in', () => {
    expect(texts('fix', detailOf(billing), billingSimilar)).toEqual([
      ['INC-20261009-221540', 'worker pool back to 10, then restart billing_api.'],
      ['INC-20260730-081102', 'ended idle sessions left by a nightly report.'],
    ]);
  });

  it('are none where nothing is known', () => {
    for (const name of ['summary', 'root_cause', 'trigger', 'fix', 'impact'] as const)
      expect(suggestionsFor(name, detailOf(fullDisk), [])).toEqual([]);
  });
});
