import { describe, expect, it } from 'vitest';
import { actionsText, changeText, listText, similarText } from '../../cli/incident-list.ts';
import type { TrackedAction } from '../../engine/protocol/rpc.ts';
import { billing, crashed, detailOf, fullDisk } from '../support/night.ts';

const now = new Date('2026-11-21T03:12:40.000Z');

describe('a list of incidents', () => {
  it('has a line each under a heading, with how old it is and how it stands', () => {
    const failing = { ...billing, health: { healthy: false } };
    expect(listText([failing, fullDisk, crashed], now)).toBe(
      `INCIDENT             AGE      SEVERITY  STATE         HEALTH   OWNER  SERVICE      TITLE
INC-20261121-025412  18m 28s  P1        acknowledged  failing  mara   billing_api  billing_api answers 503: no database connection
INC-20261121-023112  41m 28s  P3        open          -        -      db           db_disk is 86% full, full in 9 h
INC-20261118-101500  2d 16h   P2        resolved      -        priya  worker       worker crashed: out of memory
`,
    );
  });

  it('is empty without one', () => {
    expect(listText([], now)).toBe('');
    expect(actionsText([])).toBe('');
    expect(similarText([], now)).toBe('');
  });
});

describe('similar incidents', () => {
  it('say why they are alike, how long they lasted and what ended them, as far as is known', () => {
    const reasons = ['same check worker/memory', 'says memory too'];
    const known = {
      incident: crashed,
      score: 2,
      reasons,
      fix: 'Reports are streamed.\nOver 100 MB.',
      downtimeMinutes: 90,
    };
    const bare = { incident: fullDisk, score: 1, reasons: ['same alert H2'] };
    expect(similarText([known, bare], now)).toBe(`INC-20261118-101500  worker crashed: out of memory
    P2 · resolved · 2d 16h ago · down for 1h 30m
    why: same check worker/memory; says memory too
    fix: Reports are streamed.
         Over 100 MB.

INC-20261121-023112  db_disk is 86% full, full in 9 h
    P3 · open · 41m 28s ago
    why: same alert H2
`);
  });
});

describe('action items', () => {
  it('have a line each under a heading, with what is known of them', () => {
    const of = { incident: billing.id, title: billing.title };
    const actions: readonly TrackedAction[] = [
      {
        ...of,
        item: 1,
        what: 'Put a proxy in front',
        owner: 'jonas',
        due: '2026-11-20',
        ticket: 'SHOP-12',
        overdue: true,
      },
      { ...of, item: 2, what: 'Alert at 80%', overdue: false },
      { ...of, item: 3, what: 'Write it down', done: now.toISOString(), overdue: false },
    ];
    expect(actionsText(actions)).toBe(`INCIDENT             ITEM  STATE    DUE         OWNER  TICKET   WHAT
INC-20261121-025412  1     overdue  2026-11-20  jonas  SHOP-12  Put a proxy in front
INC-20261121-025412  2     to do    -           -      -        Alert at 80%
INC-20261121-025412  3     done     -           -      -        Write it down
`);
  });
});

describe('an incident that was changed', () => {
  it('is told with what this person did last, not with what others did since', () => {
    const detail = detailOf(billing);
    expect(changeText(detail, { name: 'mara', via: 'editor' })).toBe(
      `INC-20261121-025412  billing_api answers 503: no database connection
    P1 · acknowledged · mara
    2026-11-21 03:11:20Z  The worker’s pool went from 10 to 40 in a91c4e2. If the restart does not hold, roll the worker back.
`,
    );
    expect(changeText(detail, { name: 'check', via: 'daemon' })).toContain('Evidence of 3 sources was taken');
  });
});
