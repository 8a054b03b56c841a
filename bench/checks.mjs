// Watching at scale, and the engine's two hottest paths beside others: HTTP probes a second, events kept a second.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { Agent, request } from 'undici';
import { loadEngine } from './support/engine.mjs';
import { startExporter } from './support/exporter.mjs';
import { scratch } from './support/folders.mjs';
import { compareRates, during, roundTime } from './support/rates.mjs';
import { figure, ratio, spread } from './support/report.mjs';
import { failTogether, startServer, watchExamples, watchMany } from './support/watched.mjs';

const concurrency = 32;
/** How long one round beside the exporter takes: its processor time is counted in hundredths of a second. */
const exporterRound = 2_000;
const many = 10_000;
const seconds = 60;
/** Longer: an idle daemon takes little, and processor time is counted in hundredths of a second. */
const idleSeconds = 300;
/** Workloads that fail together. */
const failing = 600;

const spec = (url) => ({ type: 'http', url, method: 'GET', headers: {}, maxRedirects: 10, readBody: false });

async function probeOnce(probe, url) {
  const outcome = await probe(spec(url), {
    timeout: 5_000,
    signal: new AbortController().signal,
    now: () => new Date(),
  });
  assert.equal(outcome.status, 200);
}

async function probes({ probe }, runs) {
  const { url, stop } = await startServer();
  const read = async (answer) => {
    await answer.body.dump();
    assert.equal(answer.statusCode, 200);
  };
  try {
    return await compareRates(
      {
        'Healer: a probe, with deadline, cancelling and a connection of its own': () => probeOnce(probe, url),
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
    stop();
  }
}

/** Probes a second and a second of processor time, of Healer and of the exporter in turn; no row of what is not installed. */
async function probesBesideExporter({ probe }, folder, runs) {
  const { url, stop } = await startServer();
  const exporter = await startExporter(folder);
  const own = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };
  const ways = [
    { name: 'Healer', time: own, work: () => probeOnce(probe, url) },
    ...(exporter
      ? [{ name: 'prometheus-blackbox-exporter', time: exporter.processorTime, work: () => exporter.probe(url) }]
      : []),
  ].map((way) => ({ ...way, rates: [], perCore: [] }));
  try {
    for (let round = 0; round <= runs; round++)
      for (const { time, work, rates, perCore } of ways) {
        const [begun, used] = [performance.now(), time()];
        const done = await during(exporterRound, concurrency, work);
        const [took, spent] = [performance.now() - begun, time() - used];
        if (round === 0) continue;
        rates.push((done * 1_000) / took);
        perCore.push((done * 1_000) / spent);
      }
  } finally {
    exporter?.stop();
    stop();
  }
  const [{ perCore: ours }] = ways;
  return ways.map(({ name, rates, perCore }) => [
    name,
    spread(rates),
    spread(perCore),
    perCore === ours ? '1' : ratio(ours, perCore),
  ]);
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
// What git ignores is not watched.
const outside = mkdtempSync(join(tmpdir(), 'healer-bench-'));
try {
  const engine = await loadEngine(folder);
  const watched = await watchMany(outside, { checks: many, seconds });
  const idle = await watchExamples(outside, { seconds: idleSeconds });
  const storm = await failTogether(outside, { workloads: failing });
  const probed = await probes(engine, runs);
  const beside = await probesBesideExporter(engine, folder, runs);
  const [single, batch] = await inserts(engine, folder, runs);
  const head = (unit) => ['', unit, 'Healer to this'];
  const load = ({ core, memory }) => [core.toFixed(3), figure(memory)];
  const { rate, p50, p99, most } = watched;
  console.log(
    JSON.stringify({
      title: 'Checks and events',
      about: `A daemon that watches (\`healer daemon --dir\`, ${seconds} s); HTTP probes (\`engine/checks/probes.ts\`) against undici and Debian’s blackbox exporter, and events kept (\`engine/store/events.ts\`) against better-sqlite3, the ways in turn, ${roundTime} ms each a round (${exporterRound} ms beside the exporter). In these tables more is better, and the last column is how much of the other way’s rate Healer reaches: 1/2 is half as many.`,
      tables: [
        {
          title: `${many.toLocaleString('en-US')} http checks every 10 s`,
          head: ['', 'checks a second', 'p50 late, ms', 'p99 late, ms', 'most, ms', 'cores', 'MiB'],
          rows: [
            ['Healer, watching', figure(rate), figure(p50), figure(p99), figure(most), ...load(watched)],
            ['Healer, idle with examples/', '', '', '', '', ...load(idle)],
          ],
        },
        {
          title: `${failing} workloads fail together`,
          head: ['one server turns 503, checked every 5 s, 2 failures in a row', ''],
          rows: [
            ['until the last is unhealthy, s', figure(storm.unhealthy)],
            ['until each has its report, s', figure(storm.reported)],
            ['until each has its incident with evidence, s', figure(storm.evidence)],
            ['processor time, children included, s', figure(storm.spent)],
            ['descriptors open at most', String(storm.descriptors)],
            ['children at most', String(storm.children)],
            ['peak memory, MiB', figure(storm.memory)],
            ['times it was held up, or took itself for asleep', String(storm.paused)],
          ],
        },
        { title: `HTTP probes, ${concurrency} at once`, head: head('a second'), rows: probed },
        {
          title: `HTTP probes beside the blackbox exporter, ${concurrency} at once`,
          head: ['', 'a second', 'a second of one core', 'Healer to this, by core'],
          rows: beside,
        },
        { title: 'Events, one a commit', head: head('commits a second'), rows: single },
        { title: 'Events, a hundred a commit', head: head('commits a second'), rows: batch },
      ],
      notes: [
        'Late is how long after its place on the grid a check began, by the clock that only goes forward; watching includes SQLite, states and measurements.',
        `Watching is one round of ${seconds} s, begun 20 s after the start, when every check has its place on the grid; idle is one of ${idleSeconds} s. Cores are processor time of the daemon and of the children it has waited for.`,
        'Half of the checks name a full URL, the other half a path and a port as Volt does, whose host is the address of the workload.',
        'That memory is flat over 24 h is not measured here: `test/engine/watch/memory.test.ts` holds it, by a fake clock, for 1,000 checks in `npm run test:soak`.',
        'The web server is Node’s own in another process on the same machine, and shares its cores.',
        'A probe opens a connection of its own, as a check must: the way to compare it with is the second.',
        beside.length > 1
          ? 'The exporter is asked over HTTP, which is part of its time as its way of being used; whoever asks is not.'
          : 'The blackbox exporter is not installed: `apt-get install --no-install-recommends prometheus-blackbox-exporter` puts it beside.',
        'Both databases have the same tables, indexes and triggers, in WAL with `synchronous = FULL`, on the disk of the checkout. What the disk does on a flush decides the figures of one event a commit.',
        'Not measured: TLS, slow targets, tcp and exec probes, reading events, a database that has grown large.',
      ],
    }),
  );
} finally {
  for (const made of [folder, outside]) rmSync(made, { recursive: true, force: true });
}
