import { describe, expect, it } from 'vitest';
import { contentOf, remarkOf, type Standing, statusOf } from '../../../client/src/health/standing.ts';
import { overview, unwatched, workload } from './night.ts';

const shop = (more: Partial<Standing> = {}): Standing => ({ name: 'shop', connection: { state: 'live' }, ...more });
const offline = { state: 'offline', asOf: '2026-11-21T03:12:38Z' } as const;
const stopped = { state: 'failed', failure: { code: 'daemon/not-answering', message: 'It did not answer.' } } as const;
const fine = [workload('api'), workload('web')];
const broken = (name: string, line?: number) => ({
  code: 'schema/unknown-key',
  message: 'typ is not known',
  file: `/shop/health/${name}.health.yaml`,
  ...(line !== undefined && { line }),
});
/** Six mistakes in three files. */
const mistakes = [broken('a', 1), broken('a', 2), broken('b', 1), broken('c', 1), broken('c', 2), broken('c', 3)];
const unnamed = { code: 'definitions/none', message: 'There is no healer.yaml here', file: '/shop' };
/** No healer.yaml says what runs. */
const plain = shop({ name: 'notes', plain: true });
const never = [workload('api', 'unknown')];

describe('the status bar', () => {
  it.each<[string, readonly Standing[], string | undefined, boolean]>([
    ['nothing before anybody asked', [shop({ connection: { state: 'connecting' } })], undefined, false],
    ['that nothing watches', [shop({ overview: unwatched(fine) })], '$(eye-closed) Not watched', false],
    ['that all is well', [shop({ overview: overview(fine) })], '$(pass) 2 healthy', false],
    ['the worst', [shop({ overview: overview([...fine, workload('db', 'unhealthy')]) })], '$(error) 1 unhealthy', true],
    [
      'a risk without alarm',
      [shop({ overview: overview([...fine, workload('db', 'at_risk')]) })],
      '$(warning) 1 at risk',
      false,
    ],
    [
      'what is not checked yet',
      [shop({ overview: overview([workload('db', 'unknown')]) })],
      '$(circle-large-outline) 1 not checked yet',
      false,
    ],
    [
      'that nothing is kept, before all else',
      [shop({ overview: { ...overview(fine), unkept: { code: 'store/disk-full', message: 'Nothing is kept …' } } })],
      '$(error) Nothing is kept',
      true,
    ],
    ['that no check is enabled', [shop({ overview: overview([]) })], '$(eye) No checks', false],
    [
      'that it does not know',
      [shop({ overview: overview(fine), connection: offline })],
      '$(debug-disconnect) Health unknown',
      false,
    ],
    [
      'that it does not know where a daemon does not answer',
      [shop({ overview: overview(fine), connection: stopped })],
      '$(debug-disconnect) Health unknown',
      false,
    ],
    [
      'that it does not know where none was ever reached',
      [shop({ connection: stopped })],
      '$(debug-disconnect) Health unknown',
      false,
    ],
    [
      'that nothing watches while one that did not is away',
      [shop({ overview: unwatched(fine), connection: offline })],
      '$(eye-closed) Not watched',
      false,
    ],
    [
      'the worst of all folders',
      [shop({ overview: overview(fine) }), shop({ overview: overview([workload('db', 'unhealthy')]) })],
      '$(error) 1 unhealthy',
      true,
    ],
    [
      'the folders that are watched',
      [shop({ overview: overview(fine) }), shop({ overview: unwatched([workload('db', 'unhealthy')]) })],
      '$(pass) 2 healthy',
      false,
    ],
    [
      'how many files are not watched as they are written',
      [shop({ overview: overview(fine, { failures: mistakes }) })],
      '$(pass) 2 healthy $(warning) 3',
      false,
    ],
    [
      'nothing of a folder in which nothing is to run',
      [{ ...plain, overview: { ...unwatched([]), failures: [unnamed] } }],
      undefined,
      false,
    ],
    [
      'what is down of one folder while another is not reached',
      [
        shop({ overview: overview([...fine, workload('db', 'unhealthy')]) }),
        shop({ name: 'other', connection: stopped }),
      ],
      '$(error) 1 unhealthy $(debug-disconnect)',
      true,
    ],
    [
      'that it does not know of one folder, however well another is',
      [shop({ overview: overview(fine) }), shop({ name: 'other', connection: stopped })],
      '$(debug-disconnect) Health unknown',
      false,
    ],
    ['nothing of one whose daemon did not start', [{ ...plain, connection: stopped }], undefined, false],
    [
      'what is watched of a folder given by hand',
      [{ ...plain, overview: overview(fine, { failures: [unnamed] }) }],
      '$(pass) 2 healthy',
      false,
    ],
  ])('says %s', (_, standings, text, alarming) => {
    const status = statusOf(standings);
    expect(status?.text).toBe(text);
    expect(status?.alarming ?? false).toBe(alarming);
  });

  it.each<[string, Standing, string]>([
    [
      'that it is looked for',
      shop({ overview: overview(fine), connection: offline }),
      'The daemon that watches shop is away; it is looked for.',
    ],
    ['why it is not reached', shop({ overview: overview(fine), connection: stopped }), 'It did not answer.'],
  ])('says in the tooltip of what is not known %s', (_, standing, line) => {
    expect(statusOf([standing])?.tooltip).toEqual([line]);
  });

  it('counts each state in the tooltip, and tells it to a screen reader', () => {
    const status = statusOf([
      shop({ overview: overview([...fine, workload('db', 'unhealthy'), workload('q', 'suppressed')]) }),
    ]);
    expect(status?.tooltip).toEqual(['1 unhealthy: db', '1 suppressed: q', '2 healthy']);
    expect(status?.spoken).toBe('Healer: 1 unhealthy. 1 unhealthy: db. 1 suppressed: q. 2 healthy');
  });
});

it('names the files that could not be taken in the tooltip, and to a screen reader', () => {
  const status = statusOf([shop({ overview: overview(fine, { failures: mistakes }) })]);
  const line = 'a.health.yaml, b.health.yaml and c.health.yaml could not be taken whole';
  expect(status?.tooltip).toEqual(['2 healthy', line]);
  expect(status?.spoken).toBe(`Healer: 2 healthy. 2 healthy. ${line}`);
});

describe('what the view shows', () => {
  it.each<[string, readonly Standing[], ReturnType<typeof contentOf>]>([
    ['that it asks', [shop({ connection: { state: 'connecting' } })], 'asking'],
    ['that no daemon starts', [shop({ connection: stopped })], 'away'],
    ['that one that was asked went away before it answered', [shop({ connection: offline })], 'away'],
    ['rows of what was checked', [shop({ overview: unwatched(fine) })], 'rows'],
    ['that nothing was ever watched', [shop({ overview: unwatched(never) })], 'notWatched'],
    ['that there is no check', [shop({ overview: unwatched([]) })], 'noCheck'],
    [
      'rows of mistakes where there is nothing else',
      [shop({ overview: overview([], { failures: mistakes }) })],
      'rows',
    ],
    ['that nothing says what runs, without asking anybody', [plain], 'noRoot'],
    [
      'that nothing says what runs where a daemon lives for its incidents',
      [{ ...plain, overview: { ...unwatched([]), failures: [unnamed] } }],
      'noRoot',
    ],
    ['the root beside a plain folder', [plain, shop({ overview: unwatched(never) })], 'notWatched'],
    ['that a root is asked beside a plain folder', [plain, shop({ connection: { state: 'connecting' } })], 'asking'],
    [
      'the root that has checks beside one without',
      [shop({ overview: unwatched([]) }), shop({ overview: unwatched(never) })],
      'notWatched',
    ],
  ])('is %s', (_, standings, content) => expect(contentOf(standings)).toBe(content));
});

describe('the line above the rows', () => {
  it.each<[string, readonly Standing[], string, string | undefined]>([
    ['nothing while the rows speak for themselves', [shop({ overview: overview(fine) })], '', undefined],
    [
      'nothing where nothing was ever checked',
      [shop({ overview: unwatched([workload('api', 'unknown')]) })],
      '',
      undefined,
    ],
    ['that it is not watched', [shop({ overview: unwatched(fine) })], '', 'Not watched. This is how it last stood.'],
    [
      'since when the daemon is away',
      [shop({ overview: overview(fine), connection: offline })],
      '',
      'Not connected. This is how it stood at 03:12:38 UTC.',
    ],
    ['what the filter leaves', [shop({ overview: overview(fine) })], 'api', 'Filter “api”: 1 of 2 workloads.'],
    [
      'which files could not be taken',
      [shop({ overview: overview(fine, { failures: mistakes }) })],
      '',
      'a.health.yaml, b.health.yaml and c.health.yaml could not be taken whole.',
    ],
    [
      'whose files could not be taken',
      [
        shop({ overview: overview(fine) }),
        shop({ name: 'depot', overview: overview(fine, { failures: [broken('a')] }) }),
      ],
      '',
      'depot: a.health.yaml could not be taken whole.',
    ],
    [
      'nothing where it would hide the way to begin',
      [shop({ overview: { ...unwatched(never), failures: mistakes } }), plain],
      '',
      undefined,
    ],
    [
      'nothing where nothing says what runs',
      [{ ...plain, overview: overview([], { failures: [unnamed] }) }],
      '',
      undefined,
    ],
    [
      'which folder',
      [shop({ overview: overview(fine) }), shop({ name: 'depot', overview: unwatched(fine) })],
      '',
      'depot: Not watched. This is how it last stood.',
    ],
  ])('says %s', (_, standings, filter, text) => {
    expect(remarkOf(standings, filter, 1)).toBe(text);
  });
});
