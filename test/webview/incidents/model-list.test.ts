import { describe, expect, it } from 'vitest';
import {
  announcements,
  fits,
  isCut,
  metaOf,
  parseFilter,
  queryOf,
  rowAge,
  sections,
  type Tab,
  tabCounts,
} from '../../../webview/src/incidents/model-list.ts';
import { billing, certificate, crashed, fullDisk, night, nightNow, slowApi } from '../../support/night.ts';

const now = Date.parse(nightNow);
const all = night.incidents;
const ids = (tab: Tab, filter = '', at = now) =>
  sections(all, { tab, filter: parseFilter(filter), me: 'mara', now: at }).map(({ heading, incidents }) => [
    heading,
    incidents.map(({ id }) => id),
  ]);

describe('filter', () => {
  it.each([
    ['', [billing, slowApi, fullDisk, crashed, certificate]],
    ['p1', [billing]],
    ['P1 P3', [billing, fullDisk]],
    ['service:API', [billing, slowApi]],
    ['service:billing owner:mara', [billing]],
    ['owner:none', [fullDisk]],
    ['owner:sam P1', []],
    ['state:mit', [slowApi]],
    ['no database', [billing]],
    ['INC-20261118', [crashed]],
    ['invoices', []],
    ['service:', [billing, slowApi, fullDisk, crashed, certificate]],
    ['http://x', []],
  ])('%j leaves what fits', (text, expected) => {
    const left = [billing, slowApi, fullDisk, crashed, certificate].filter((one) => fits(one, parseFilter(text)));
    expect(left).toEqual(expected);
  });
});

describe('what the daemon is asked', () => {
  it.each([
    ['', true, undefined],
    ['service:', true, undefined],
    ['P1 service:API owner:mara', false, undefined],
    ['P1 service:API owner:mara', true, { severities: ['P1'], service: 'API', owner: 'mara', limit: 200 }],
    ['owner:none invoices paid', false, { text: 'invoices paid', limit: 200 }],
    ['service:a service:b', true, { limit: 200 }],
  ])('for %j (list cut: %s)', (text, cut, query) => expect(queryOf(parseFilter(text), cut)).toEqual(query));

  it('is asked of fields only where the list is cut', () => {
    expect(isCut(all, night.counts)).toBe(false);
    expect(isCut(all, { ...night.counts, resolved: 900 })).toBe(true);
  });

  it('adds what it finds by words the list does not hold, where the rest of the filter fits', () => {
    const old = { ...crashed, id: 'INC-1', title: 'mails are late', service: 'mail' };
    const found = (text: string) =>
      sections(all, { tab: 'resolved', filter: parseFilter(text), me: '', now, found: [old, certificate] }).flatMap(
        ({ incidents }) => incidents.map(({ id }) => id),
      );
    expect(found('heap')).toEqual([old.id, certificate.id]);
    expect(found('heap service:mail')).toEqual([old.id]);
  });
});

describe('list', () => {
  it('counts each tab', () => {
    expect(tabCounts(night.counts)).toEqual({ active: 3, mine: 1, resolved: 2, all: 5 });
  });

  it('shows active incidents by severity and then the longest, with those resolved in the last 7 days below', () => {
    const older = { ...billing, id: 'INC-1', milestones: { opened: '2026-11-21T01:00:00.000Z' } };
    const [active] = sections([...all, older], { tab: 'active', filter: parseFilter(''), me: '', now });
    expect(active?.incidents.map(({ id }) => id)).toEqual(['INC-1', billing.id, slowApi.id, fullDisk.id]);
    expect(ids('active')[1]).toEqual(['Resolved, last 7 days', [crashed.id, certificate.id]]);
    expect(ids('active', '', Date.parse('2026-11-24T00:00:00Z'))[1]?.[1]).toEqual([crashed.id]);
  });

  it.each<[Tab, string, unknown]>([
    ['mine', '', [[undefined, [billing.id]]]],
    ['resolved', '', [[undefined, [crashed.id, certificate.id]]]],
    [
      'all',
      'P2',
      [
        [undefined, [slowApi.id]],
        ['Resolved', [crashed.id]],
      ],
    ],
    [
      'active',
      'owner:sam',
      [
        [undefined, []],
        ['Resolved, last 7 days', []],
      ],
    ],
  ])('tab %s with filter %j', (tab, filter, expected) => expect(ids(tab, filter)).toEqual(expected));
});

describe('row', () => {
  it.each([
    [billing, { state: 'acknowledged', strong: false, rest: ['billing_api', 'mara'] }],
    [fullDisk, { state: 'open, nobody has it', strong: true, rest: ['db'] }],
    [
      { ...fullDisk, owner: 'sam' },
      { state: 'open', strong: false, rest: ['db', 'sam'] },
    ],
    [slowApi, { state: 'mitigated 4h ago', strong: false, rest: ['api', 'jonas'] }],
  ])('says state, service and owner', (incident, meta) => expect(metaOf(incident, now)).toEqual(meta));

  it('counts an active incident from its beginning and a resolved one from its end', () => {
    expect(rowAge(billing, now)).toBe((19 * 60 + 28) * 1000);
    expect(rowAge(crashed, Date.parse('2026-11-18T11:02:40Z'))).toBe(30_000);
  });
});

describe('announcements', () => {
  it('interrupts for a new P1 only', () => {
    expect(announcements([billing], [{ ...billing, state: 'mitigated' }, fullDisk])).toEqual([
      { text: `${billing.title} is now mitigated`, assertive: false },
      { text: `New P3 incident: ${fullDisk.title}`, assertive: false },
    ]);
    expect(announcements([], [billing])).toEqual([{ text: `New P1 incident: ${billing.title}`, assertive: true }]);
    expect(announcements(all, all)).toEqual([]);
  });
});
