// The engine's two hottest paths against the libraries beneath them: HTTP probes a second, events kept a second.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { Agent, request } from 'undici';
import { loadEngine } from './support/engine.mjs';
import { root, scratch } from './support/folders.mjs';
import { compareRates, roundTime } from './support/rates.mjs';

const concurrency = 32;

async function probes({ probe }, runs) {
  const server = spawn(process.execPath, [join(root, 'bench/support/web-server.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = await once(server.stdout, 'data');
  const url = `http://127.0.0.1:${String(port).trim()}/healthz`;
  const spec = { type: 'http', url, method: 'GET', headers: {}, maxRedirects: 10, readBody: false };
  const signal = new AbortController().signal;
  const read = async (answer) => {
    await answer.body.dump();
    assert.equal(answer.statusCode, 200);
  };
  try {
    return await compareRates(
      {
        'Healer: a probe, with deadline, cancelling and a connection of its own': async () => {
          const outcome = await probe(spec, { timeout: 5_000, signal, now: () => new Date() });
          assert.equal(outcome.status, 200);
        },
        'undici.request, a connection each': async () => {
          const dispatcher = new Agent({ pipelining: 0 });
          await read(await request(url, { dispatcher }));
          void dispatcher.destroy();
        },
        'undici.request, connections kept': async () => read(await request(url)),
      },
      concurrency,
      runs,
    );
  } finally {
    server.kill();
  }
}

const event = () => ({
  id: randomUUID(),
  at: new Date().toISOString(),
  kind: 'check_fail',
  source: 'bench',
  scope: 'local',
  workload: 'web',
  check: 'http',
  actor: { name: 'healer', via: 'daemon' },
  message: 'no answer within 5s from http://127.0.0.1:8080/healthz',
});

async function inserts({ openDatabase, migrate, createEventStore }, folder, runs) {
  const opened = openDatabase(join(folder, 'ours.db'));
  const raw = new Sqlite(join(folder, 'raw.db'));
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  for (const database of [opened.value, raw]) assert(migrate(database).ok);
  const store = createEventStore(opened.value);
  const insert = raw.prepare(
    `INSERT INTO events (id, at, kind, source, scope, workload, "check", actor_name, actor_via, message)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRaw = ({ id, at, kind, source, scope, workload, check, actor, message }) =>
    insert.run(id, at, kind, source, scope, workload, check, actor.name, actor.via, message);
  const insertAll = raw.transaction((events) => events.forEach(insertRaw));
  const hundred = () => Array.from({ length: 100 }, event);
  const append = async (events) => assert((await store.append(events)).ok);
  try {
    return [
      await compareRates(
        { Healer: () => append([event()]), 'better-sqlite3': async () => insertRaw(event()) },
        1,
        runs,
      ),
      await compareRates(
        { Healer: () => append(hundred()), 'better-sqlite3': async () => insertAll(hundred()) },
        1,
        runs,
      ),
    ];
  } finally {
    opened.value.close();
    raw.close();
  }
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const runs = Number(values.runs);
mkdirSync(scratch, { recursive: true });
const folder = mkdtempSync(join(scratch, 'checks-'));
try {
  const engine = await loadEngine(folder);
  const probed = await probes(engine, runs);
  const [single, batch] = await inserts(engine, folder, runs);
  const head = (unit) => ['', unit, 'Healer to this'];
  console.log(
    JSON.stringify({
      title: 'Checks and events',
      about: `HTTP probes (\`engine/checks/probes.ts\`) against undici, and events kept (\`engine/store/events.ts\`) against better-sqlite3, the ways in turn in one process, ${roundTime} ms each a round. Here more is better, and the last column is how much of the other way’s rate Healer reaches: 1/2 is half as many.`,
      tables: [
        { title: `HTTP probes, ${concurrency} at once`, head: head('a second'), rows: probed },
        { title: 'Events, one a commit', head: head('commits a second'), rows: single },
        { title: 'Events, a hundred a commit', head: head('commits a second'), rows: batch },
      ],
      notes: [
        'The web server is Node’s own in another process on the same machine, and shares its cores.',
        'A probe opens a connection of its own, as a check must: the way to compare it with is the second.',
        'Both databases have the same tables, indexes and triggers, in WAL with `synchronous = FULL`, on the disk of the checkout. What the disk does on a flush decides the figures of one event a commit.',
        'Not measured: TLS, slow targets, tcp and exec probes, reading events, a database that has grown large.',
      ],
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
