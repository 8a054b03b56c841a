import { describe, expect, it } from 'vitest';
import { fillIn, needsForm } from '../../cli/resolution-form.ts';
import { success } from '../../engine/model/failure.ts';
import type { DraftChange, Incident, IncidentDetail, Resolution } from '../../engine/model/incident.ts';
import { value } from '../engine/store/temporary.ts';
import { billing, certificate, crashed, detailOf } from '../support/night.ts';

const now = new Date('2026-11-21T03:12:40.000Z');
/** Ctrl-C after these keys. */
const leaves = (text: string) => ({ text, left: true });
/** Enter on what stands there. */
const enter = undefined;

type Answer = string | ReturnType<typeof leaves> | undefined;

/** Fills the form in with these answers, Enter after them; `stood` is what stood in each line before. */
async function fill(detail: IncidentDetail, given: Partial<Resolution>, answers: readonly Answer[]) {
  const stood: string[] = [];
  const kept: DraftChange[] = [];
  let said = '';
  const left = [...answers];
  const filled = await fillIn({
    detail,
    given,
    now,
    ask: async (known) => {
      stood.push(known);
      const answer = left.shift();
      if (typeof answer === 'object') return answer;
      return { text: answer ?? known, left: false };
    },
    say: (text) => {
      said += text;
    },
    keep: async (change) => {
      kept.push(change);
      return success(null);
    },
  });
  return { resolution: value(filled), stood, kept, said, asked: said.match(/^[A-Z][a-z ]+(?=: )/gm) ?? [] };
}

const night = detailOf(billing);
const enough = { summary: 's', root_cause: 'r', fix: 'f' };

describe('the form of a resolution', () => {
  it('asks for the required fields first, then for the others, then for action items', async () => {
    const { asked, stood, resolution } = await fill(night, {}, ['s', 'r', 'f']);
    expect(asked).toEqual([
      'Summary',
      'Root cause',
      'Fix',
      'Trigger',
      'Category',
      'Component',
      'Detection',
      'Impact',
      'Downtime',
      'Toil minutes',
      'Toil category',
      'Went well',
      'Could be better',
      'Lessons',
      'Action items',
    ]);
    // From 02:53:12, when it started, to now; the service; the check that failed.
    expect(stood).toEqual([
      '',
      '',
      '',
      '',
      '',
      'billing_api',
      'check billing_api/http',
      '',
      '19',
      '',
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(resolution).toMatchObject({ ...enough, component: 'billing_api', downtime_minutes: 19, action_items: [] });
  });

  it('does not ask for what was given, and keeps it as the draft with the rest', async () => {
    const { asked, kept, resolution } = await fill(night, { summary: 's', toil_minutes: 4 }, ['r', leaves('ha')]);
    expect(asked).toEqual(['Root cause', 'Fix']);
    expect(kept).toEqual([
      { fields: { summary: 's', toil_minutes: '4' } },
      { fields: { root_cause: 'r' } },
      { fields: { fix: 'ha' } },
    ]);
    expect(resolution).toBeUndefined();
  });

  it('goes on from a draft, and keeps only what is changed in it', async () => {
    const savedBy = { name: 'jonas', via: 'editor' } as const;
    const savedAt = '2026-11-21T03:10:40.000Z';
    const items = [
      { id: '1', what: 'one', owner: 'mara', due: '', ticket: 'T-1' },
      { id: '2', what: 'two', owner: '', due: '', ticket: '' },
    ];
    const draft = { fields: { summary: 'half', root_cause: 'a\nb', component: '' }, items, savedAt, savedBy };
    const answers = ['whole', '', 'f', enter, enter, enter, enter, enter, enter, enter, enter, enter, enter, enter];
    const { said, stood, kept, resolution } = await fill({ ...night, draft }, {}, [
      ...answers,
      enter,
      '',
      'three;;2026-12-01',
    ]);
    expect(said).toContain('Filled in as jonas left it 2m ago.');
    expect(said).toContain('    a\n    b\n(Enter keeps it; what is typed takes its place.)\n');
    expect(stood.slice(0, 6)).toEqual(['half', '', '', '', '', '']);
    expect(stood.slice(14)).toEqual(['one;mara;;T-1', 'two', '', '']);
    expect(kept).toEqual([
      { fields: { summary: 'whole' } },
      { fields: { fix: 'f' } },
      { items: [{ id: '2', removed: true }] },
      {
        items: [
          { id: expect.stringMatching(/^[\da-f-]{36}$/), what: 'three', owner: '', due: '2026-12-01', ticket: '' },
        ],
      },
    ]);
    expect(resolution).toMatchObject({
      summary: 'whole',
      root_cause: 'a\nb',
      action_items: [
        { what: 'one', owner: 'mara', ticket: 'T-1' },
        { what: 'three', due: '2026-12-01' },
      ],
    });
  });

  it.each<[string, readonly Answer[], string, Partial<Resolution>]>([
    ['a required field that is blank', [' ', 's', 'r', 'f'], 'This one is needed.', { summary: 's' }],
    [
      'minutes that are none',
      ['s', 'r', 'f', '', '', '', '', '', 'an hour', '60'],
      'Give a number of minutes, 0 or more.',
      { downtime_minutes: 60 },
    ],
    [
      'an item that is due at no date',
      ['s', 'r', 'f', '', '', '', '', '', '', '', '', '', '', '', 'x;;soon', 'x;;2026-12-01'],
      'The due date is written YYYY-MM-DD.',
      { action_items: [{ what: 'x', due: '2026-12-01' }] },
    ],
    [
      'an item that says nothing',
      ['s', 'r', 'f', '', '', '', '', '', '', '', '', '', '', '', ';mara', 'x;mara'],
      'Say what is to be done.',
      { action_items: [{ what: 'x', owner: 'mara' }] },
    ],
  ])('asks again after %s', async (_, answers, message, expected) => {
    const { said, resolution } = await fill(night, {}, answers);
    expect(said).toContain(message);
    expect(resolution).toMatchObject(expected);
  });

  it('keeps what stands half typed in any line when the person leaves', async () => {
    for (let at = 0; at < 15; at++) {
      const answers = [...Array.from({ length: at }, (_, index) => (index < 3 ? 'x' : enter)), leaves('half a se')];
      const { kept, resolution } = await fill(night, {}, answers);
      expect(resolution).toBeUndefined();
      expect(JSON.stringify(kept.at(-1))).toContain('"half a se"');
    }
  });

  it('adds items that were given to those that stand there, and brings one that says the same up to date', async () => {
    const action_items = [{ what: 'Test with 2 GB', owner: 'mara' }, { what: 'three' }];
    const { resolution } = await fill(detailOf({ ...crashed, state: 'open' }), { action_items }, []);
    expect(resolution?.action_items).toEqual([
      { what: 'Alert at 80% of the limit', owner: 'priya', due: '2026-11-28' },
      { what: 'Test with 2 GB', owner: 'mara' },
      { what: 'three' },
    ]);
  });

  it('keeps items that were given as the draft, whenever the person leaves', async () => {
    const { kept } = await fill(night, { action_items: [{ what: 'x', owner: 'mara' }] }, [leaves('')]);
    expect(kept).toEqual([{ fields: {}, items: [{ id: expect.any(String), what: 'x', owner: 'mara' }] }]);
  });

  it('keeps nothing where nothing was typed', async () => {
    const { kept } = await fill(night, {}, [leaves('')]);
    expect(kept).toEqual([]);
  });

  it('keeps an action item that a line cannot hold as it is', async () => {
    const items = [{ id: '1', what: 'stop; then think', owner: '', due: '', ticket: '' }];
    const draft = {
      fields: enough,
      items,
      savedAt: now.toISOString(),
      savedBy: { name: 'jonas', via: 'editor' } as const,
    };
    const { resolution } = await fill({ ...night, draft }, {}, []);
    expect(resolution?.action_items).toEqual([{ what: 'stop; then think' }]);
  });

  it('keeps the items that were given, once each, and of a row only what is changed in it', async () => {
    const given = { ...enough, action_items: [{ what: 'one' }, { what: 'two' }] };
    const savedBy = { name: 'jonas', via: 'cli' } as const;
    const items = [{ id: 'a', what: 'one', owner: '', due: '', ticket: '' }];
    const draft = { fields: {}, items, savedAt: now.toISOString(), savedBy };
    const skips = Array.from({ length: 11 }, () => enter);
    const { kept, resolution } = await fill({ ...night, draft }, given, [...skips, 'one;sam']);
    const id = expect.stringMatching(/^[\da-f-]{36}$/);
    expect(kept).toEqual([
      {
        fields: enough,
        items: [
          { id: 'a', what: 'one' },
          { id, what: 'two' },
        ],
      },
      { items: [{ id: 'a', owner: 'sam' }] },
    ]);
    expect(resolution?.action_items).toEqual([{ what: 'one', owner: 'sam' }, { what: 'two' }]);
  });

  it('of a resolved incident asks for what is missing only', async () => {
    const { asked } = await fill(detailOf(crashed), {}, []);
    expect(asked).toEqual(['Category', 'Detection', 'Impact', 'Action items']);
  });

  it('of a resolved incident asks for what somebody else still types besides', async () => {
    const savedBy = { name: 'jonas', via: 'editor' } as const;
    const draft = { fields: { lessons: 'another lesson' }, items: [], savedAt: now.toISOString(), savedBy };
    const { asked, resolution } = await fill({ ...detailOf(crashed), draft }, {}, []);
    expect(asked).toEqual(['Category', 'Detection', 'Impact', 'Lessons', 'Action items']);
    expect(resolution).toMatchObject({ lessons: 'another lesson' });
  });

  it('of an incident that was opened again has what was written before', async () => {
    const again: Incident = { ...crashed, state: 'acknowledged' };
    const { stood, resolution } = await fill(detailOf(again), {}, [enter, enter, enter, '']);
    expect(stood[0]).toBe(crashed.resolution?.summary);
    expect(resolution).toMatchObject({ ...crashed.resolution, trigger: '' });
  });

  it('knows the downtime of an incident that is mitigated, and nothing of who noticed one opened by hand', async () => {
    const milestones = { ...billing.milestones, mitigated: '2026-11-21T03:00:12.000Z' };
    const { workload: _, check: __, ...byHand } = billing;
    const { stood } = await fill({ ...night, incident: { ...byHand, milestones } }, {}, ['s', 'r', 'f']);
    expect(stood.slice(6, 9)).toEqual(['', '', '7']);
  });
});

describe('the form is used', () => {
  const resolved = detailOf(crashed);
  const everything: Required<Resolution> = {
    ...{ ...enough, trigger: 't', category: 'c', component: 'c', detection: 'd', impact: 'i', toil_category: 't' },
    ...{ downtime_minutes: 1, toil_minutes: 1, went_well: 'w', could_be_better: 'b', lessons: 'l' },
    action_items: [{ what: 'x' }],
  };
  it.each<[boolean, string, IncidentDetail, Partial<Resolution>]>([
    [true, 'nothing was said', night, {}],
    [true, 'a required field is missing', night, { summary: 's', fix: 'f', lessons: 'l' }],
    [true, 'all that is required was said, and more can be', night, enough],
    [false, 'everything was said', night, everything],
    [true, 'nothing was said of a resolved one', resolved, {}],
    [false, 'a resolved one is amended', resolved, { lessons: 'l' }],
    [false, 'it was reviewed, and is reopened first', detailOf(certificate), {}],
  ])('%s where %s', (used, _, detail, given) => {
    expect(needsForm(detail, given)).toBe(used);
  });
});
