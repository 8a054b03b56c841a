// Ten thousand incidents: how long it takes to list them, to filter them, and to find those like one.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { loadEngine } from './support/engine.mjs';
import { scratch } from './support/folders.mjs';
import { manyIncidents, wordOf } from './support/many-incidents.mjs';
import { ratio, spread } from './support/report.mjs';

const many = 10_000;

/** Rows of a table: how long each way takes, in ms, the ways in turn; a first round more only warms up. */
async function compareTimes(ways, runs) {
  const times = ways.map(() => []);
  for (let round = 0; round <= runs; round++)
    for (const [index, { work }] of ways.entries()) {
      const begun = performance.now();
      await work(round);
      if (round > 0) times[index].push(performance.now() - begun);
    }
  return ways.map(({ name, to }, index) => [
    name,
    spread(times[index]),
    to === undefined ? '' : ratio(times[index], times[to]),
  ]);
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '30' } } });
const runs = Number(values.runs);
mkdirSync(scratch, { recursive: true });
const folder = mkdtempSync(join(scratch, 'incidents-'));
try {
  const engine = await loadEngine(folder);
  const file = join(folder, 'healer.db');
  const database = engine.openDatabase(file).value;
  assert(engine.migrate(database).ok);
  const { incidents, open } = await manyIncidents(engine, database, many);
  const similar = engine.createFindSimilar(database);
  const raw = new Sqlite(file, { readonly: true });
  const rows = raw.prepare('SELECT * FROM incidents ORDER BY opened_at DESC, id DESC');
  const textOf = raw.prepare("SELECT title || ' ' || description FROM incidents WHERE id = ?").pluck();
  const ranked = raw.prepare(`
    SELECT rowid FROM incident_search WHERE incident_search MATCH ? ORDER BY bm25(incident_search) LIMIT 5`);
  const expect = (result, least) =>
    assert(result.ok && result.value.length >= least, JSON.stringify(result).slice(0, 300));
  const oneOf = (round) => open[(round * 37) % open.length];
  const tables = [
    {
      title: `Of ${many.toLocaleString('en-US')} incidents`,
      head: ['', 'ms', 'ratio to the line below'],
      rows: await compareTimes(
        [
          { name: 'list all', work: async () => expect(await incidents.list({}), many), to: 1 },
          { name: 'better-sqlite3: all rows', work: async () => assert(rows.all().length === many) },
          {
            name: 'list those not resolved',
            work: async () => expect(await incidents.list({ states: ['open'] }), 900),
          },
          {
            name: 'list one service’s, the newest 50',
            work: async () => expect(await incidents.list({ service: 'service-7', limit: 50 }), 50),
          },
          {
            name: 'list by two words, the newest 50',
            work: async () => expect(await incidents.list({ text: `${wordOf(10)} ${wordOf(200)}`, limit: 50 }), 1),
          },
          { name: 'counts by state', work: async () => assert((await incidents.counts('mara')).value.open > 900) },
          {
            name: 'similar to one, the best 5, with reasons',
            work: async (round) => expect(await similar(oneOf(round)), 5),
            to: 7,
          },
          {
            name: 'SQLite’s FTS5 alone: the best 5 rows by bm25 of the same words',
            work: async (round) => {
              const words = [...new Set(textOf.get(oneOf(round)).split(' '))].slice(0, 24);
              assert(ranked.all(words.map((word) => `"${word}"`).join(' OR ')).length === 5);
            },
          },
        ],
        runs,
      ),
    },
  ];
  raw.close();
  database.close();
  console.log(
    JSON.stringify({
      title: 'Incidents',
      about: `The engine’s own functions (engine/incidents) over a database of ${many.toLocaleString('en-US')} incidents of two years with two notes each, nine in ten resolved, in this process; ${runs} rounds.`,
      tables,
      notes: [
        'To reach: the list under 50 ms, similar ones under 100 ms.',
        'Texts are made of 3,000 words, the frequent ones first, so that most incidents share some words: harder for the search than real texts.',
        'Not measured: the way through the daemon’s socket, and drawing the list.',
      ],
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
