import { describe, expect, it } from 'vitest';
import { badgeOf, escaped, type Row, rowsOf, type TreeOptions } from '../../../client/src/incidents/tree-model.ts';
import type { IncidentSummary } from '../../../engine/protocol/rpc.ts';
import { incident, now } from './night.ts';

const folder = (name: string, incidents: readonly IncidentSummary[]) => ({ folder: `/${name}`, name, incidents });
const rows = (incidents: readonly IncidentSummary[], more: Partial<TreeOptions> = {}): readonly Row[] =>
  rowsOf({ folders: [folder('shop', incidents)], me: 'mara', now, ...more });
const row = (one: IncidentSummary): Row => {
  const only = rows([one])[0]?.children[0];
  if (!only) throw new Error('no row');
  return only;
};

/** The rows as text, two spaces a level. */
const drawn = (some: readonly Row[], indent = ''): string[] =>
  some.flatMap(({ label, description = '', children }) => [
    `${indent}${label} ${description}`.trimEnd(),
    ...drawn(children, `${indent}  `),
  ]);

const opened = (at: string) => ({ milestones: { opened: at } });
const resolved = (at: string) => ({ milestones: { opened: '2026-02-20T00:00:00.000Z', resolved: at } });

const night = [
  incident('web', { severity: 'P3', owner: 'jonas', ...opened('2026-03-07T02:00:00.000Z') }),
  incident('db', { severity: 'P1', ...opened('2026-03-07T03:12:00.000Z') }),
  incident('api', { state: 'acknowledged', owner: 'mara', ...opened('2026-03-07T03:00:00.000Z') }),
  incident('pay', { state: 'mitigated', ...opened('2026-03-07T01:00:00.000Z') }),
  incident('old', { state: 'resolved', owner: 'priya', ...resolved('2026-02-27T03:00:00.000Z') }),
  incident('cron', { state: 'resolved', owner: 'priya', ...resolved('2026-03-05T03:12:40.000Z') }),
  incident('disk', { state: 'resolved', ...resolved('2026-03-06T03:12:40.000Z') }),
  incident('cert', { state: 'reviewed', owner: 'mara', ...resolved('2026-03-06T00:00:00.000Z') }),
];

describe('the rows', () => {
  it('are what is active by severity, then the longest first, before what is over', () => {
    expect(drawn(rows(night))).toEqual([
      'Active 4',
      '  P1 db answers 503 now · nobody has it',
      '  P2 pay answers 503 2h 12m · mitigated · nobody has it',
      '  P2 api answers 503 12m · mara',
      '  P3 web answers 503 1h 12m · not acknowledged · jonas',
      'Resolved, last 7 days 2',
      '  P2 disk answers 503 1d ago',
      '  P2 cron answers 503 2d ago · priya',
      'Resolved earlier 1',
      '  P2 old answers 503 8d ago · priya',
      'Reviewed 1',
      '  P2 cert answers 503 15d 3h ago · mara',
    ]);
  });

  it('fold what is long over', () => {
    expect(rows(night).map(({ label, open }) => [label, open])).toEqual([
      ['Active', true],
      ['Resolved, last 7 days', true],
      ['Resolved earlier', false],
      ['Reviewed', false],
    ]);
  });

  it('show the latest fifty of what is long over', () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      incident(`r${at}`, { state: 'reviewed', ...resolved(new Date(at * 60_000).toISOString()) }),
    );
    const [group] = rows(many);
    expect([group?.description, group?.children[0]?.label]).toEqual(['50', 'P2 r0 answers 503']);
  });

  it('count the age from when the trouble began, as far as it is known', () => {
    const milestones = { started: '2026-03-07T02:12:40.000Z', opened: '2026-03-07T03:12:00.000Z' };
    expect(row(incident('api', { milestones })).description).toBe('1h · nobody has it');
  });

  it('say that one was resolved just now', () => {
    expect(row(incident('api', { state: 'resolved', ...resolved(now.toISOString()) })).description).toBe('just now');
  });

  it('are under their folder where there are several', () => {
    const folders = [
      folder('shop', night),
      folder('depot', [incident('crane', { state: 'reviewed' })]),
      folder('empty', []),
    ];
    expect(rows([], { folders }).map(({ label, description }) => [label, description])).toEqual([
      ['shop', '4 active'],
      ['depot', undefined],
    ]);
  });

  it('leave room for age and owner behind a long title, which the tooltip has whole', () => {
    const title = 'api is unhealthy: HTTP 503 from http://127.0.0.1/healthz';
    const { label, tooltip, spoken } = row(incident('api', { title }));
    expect(label).toBe('P2 api: HTTP 503 fro…');
    expect(tooltip).toContain('127\\.0\\.0\\.1/healthz');
    expect(spoken).toContain(title);
  });

  it('keep their ids when an incident moves from one group to another', () => {
    expect(row(incident('api')).id).toBe(row(incident('api', { state: 'resolved' })).id);
  });

  it.each([
    ['P1 open', { severity: 'P1' }, 'error'],
    ['P4 open', { severity: 'P4' }, 'warning'],
    ['acknowledged', { state: 'acknowledged' }, 'error'],
    ['mitigated', { state: 'mitigated' }, 'pass'],
    ['resolved', { state: 'resolved' }, 'check'],
    ['reviewed', { state: 'reviewed' }, 'check-all'],
  ] as const)('tell %s by shape', (_, more, icon) => {
    expect(row(incident('api', { ...resolved(now.toISOString()), ...more })).icon?.icon).toBe(icon);
  });

  it('say to a screen reader what the eye sees', () => {
    expect(row(incident('api', { severity: 'P1' })).spoken).toBe('P1, api answers 503, open, 19m · nobody has it');
  });

  it.each([
    ['open', 'incident open active others'],
    ['acknowledged', 'incident acknowledged active others'],
    ['mitigated', 'incident mitigated active others'],
    ['resolved', 'incident resolved over others'],
    ['reviewed', 'incident reviewed over others'],
  ] as const)('offer what can be done with one that is %s', (state, context) => {
    expect(row(incident('api', { state, ...resolved(now.toISOString()) })).context).toBe(context);
  });

  it('know whose they are', () => {
    expect(row(incident('api', { owner: 'mara' })).context).toBe('incident open active mine');
  });
});

describe('the tooltip', () => {
  it('tells what is known, in Markdown', () => {
    const { tooltip } = row(
      incident('INC-1', {
        title: 'billing_api answers 503',
        service: 'billing',
        workload: 'billing_api',
        check: 'http',
        alert: 'H1',
        milestones: { detected: '2026-03-06T23:59:00.000Z', opened: '2026-03-07T02:53:12.000Z' },
      }),
    );
    expect(tooltip).toBe(
      [
        '**P2** billing\\_api answers 503',
        '`INC-1` · open',
        'service billing · workload billing\\_api · check http · alert H1 · **nobody has it** · opened by check',
        '- detected 2026-03-06 23:59:00 UTC\n- opened 02:53:12 UTC',
      ].join('\n\n'),
    );
  });

  it.each([
    ['[click](command:evil)', '\\[click\\]\\(command\\:evil\\)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['a\n# b', 'a \\# b'],
    ['`code` | $(flame) &amp;', '\\`code\\` \\| \\$\\(flame\\) \\&amp;'],
    ['https://evil.example', 'https\\://evil\\.example'],
  ])('shows the text %j as it is', (text, markdown) => {
    expect(escaped(text)).toBe(markdown);
  });
});

describe('the badge', () => {
  it('counts what is not resolved, in all folders', () => {
    expect(badgeOf([folder('shop', night), folder('depot', [incident('crane')])])).toEqual({
      value: 5,
      tooltip: '5 active incidents',
    });
    expect(badgeOf([folder('shop', [incident('crane')])])?.tooltip).toBe('1 active incident');
    expect(badgeOf([folder('shop', [incident('crane', { state: 'resolved' })])])).toBeUndefined();
  });
});
