import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from 'vitest';
import { adoptReports } from '../../../engine/forensics/adopt-reports.ts';
import { createReportReader } from '../../../engine/forensics/read-reports.ts';
import { sha256 } from '../../../engine/forensics/report-files.ts';
import { reportSources } from '../../../engine/forensics/report-sections.ts';
import { reportText } from '../../../engine/forensics/report-text.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { createReportStore } from '../../../engine/store/reports.ts';
import { bundled } from '../store/small-disk.ts';
import { temporaryDatabase, temporaryFolder, value } from '../store/temporary.ts';
import { wholeReport } from './facts.ts';

const clock = () => new Date('2026-11-21T04:00:00.000Z');
const name = '20261121T025412123Z-api-api-has-ended';

/** A state directory as the next daemon finds it. */
function found(stateDirectory = temporaryFolder()) {
  const database = temporaryDatabase(join(stateDirectory, 'healer.db'));
  const store = createReportStore(database);
  return {
    stateDirectory,
    store,
    events: createEventStore(database),
    reader: createReportReader(stateDirectory, store),
    adopt: async () => value(await adoptReports({ stateDirectory, store, clock, source: 'shop-1', scope: 'local' })),
  };
}

/** Files in the folder of reports, of mode 0444 where they are said to be whole. */
function left(stateDirectory: string, files: Readonly<Record<string, string>>, mode = 0o444) {
  mkdirSync(join(stateDirectory, 'reports'), { recursive: true });
  for (const [file, text] of Object.entries(files))
    writeFileSync(join(stateDirectory, 'reports', file), text, { mode });
}

const text = reportText(wholeReport, reportSources);
const json = JSON.stringify(wholeReport);

const unproved = 'Perhaps not as Healer wrote it, for its JSON is missing or of another report: api has ended';

describe('a report that was left unrecorded', () => {
  it('is recorded as it is, and told to have been taken up', async () => {
    const { stateDirectory, store, events, reader, adopt } = found();
    left(stateDirectory, { [`${name}.txt`]: text, [`${name}.json`]: json });
    const [report] = await adopt();
    expect(report).toEqual({
      id: wholeReport.id,
      at: wholeReport.at,
      source: 'shop-1',
      scope: 'local',
      workload: 'api',
      check: 'http',
      trigger: 'crash',
      message: 'api has ended',
      path: `reports/${name}.txt`,
      sha256: sha256(text),
      bytes: Buffer.byteLength(text),
      jsonPath: `reports/${name}.json`,
      jsonSha256: sha256(json),
      actor: { name: 'recovery', via: 'daemon' },
    });
    expect(value(await store.list({}))).toEqual([report]);
    expect(value(await events.list({ since: '', limit: 9 }))).toMatchObject([
      {
        at: clock().toISOString(),
        kind: 'report_written',
        message: 'Report found unrecorded and taken up: api has ended',
        data: { takenUp: true },
      },
    ]);
    expect(value(await reader.verify({}))).toMatchObject([{ faults: [] }]);
    expect(await adopt()).toEqual([]);
  });

  it('without its JSON is known by its head', async () => {
    const { stateDirectory, adopt } = found();
    left(stateDirectory, { [`${name}.txt`]: text });
    const [report] = await adopt();
    expect(report).toMatchObject({
      at: wholeReport.at,
      workload: 'api',
      check: 'http',
      trigger: 'crash',
      message: unproved,
    });
    expect(report).not.toHaveProperty('jsonPath');
  });

  it.each([
    ['in its head', text.slice(0, 20), 'Cut off as it was written: it does not say what happened', 'manual'],
    ['after its head', text.slice(0, 1_000), 'Cut off as it was written: api has ended', 'crash'],
    ['before its first byte', '', 'Cut off as it was written: it does not say what happened', 'manual'],
  ])('that was cut off %s is kept, says so, and is closed to changes', async (_, cut, message, trigger) => {
    const { stateDirectory, adopt } = found();
    left(stateDirectory, { [`${name}.txt`]: cut }, 0o600);
    expect(await adopt()).toMatchObject([{ message, trigger, at: wholeReport.at, sha256: sha256(cut) }]);
    expect(statSync(join(stateDirectory, `reports/${name}.txt`)).mode & 0o777).toBe(0o444);
  });

  it.each(['{"id": 1}', 'null', '[', '', '7', json.replace('"crash"', '"x"'), json.replace('"shop-1"', '5')])(
    'with the JSON %j is known by its head',
    async (broken) => {
      const { stateDirectory, adopt } = found();
      left(stateDirectory, { [`${name}.txt`]: text, [`${name}.json`]: broken });
      expect(await adopt()).toMatchObject([{ message: unproved, jsonSha256: sha256(broken) }]);
    },
  );

  it('that is a copy of another is one of its own', async () => {
    const { stateDirectory, store, adopt } = found();
    for (const copy of [name, `${name}-2`, `${name}-3`])
      left(stateDirectory, { [`${copy}.txt`]: text, [`${copy}.json`]: json });
    await adopt();
    left(stateDirectory, { [`${name}-4.txt`]: text, [`${name}-4.json`]: json });
    await adopt();
    expect(new Set(value(await store.list({})).map(({ id }) => id)).size).toBe(4);
  });

  it('that somebody put there under a name of its own says that it may be no report of Healer’s', async () => {
    const { stateDirectory, adopt } = found();
    const forged = '20261121T025412123Z-web-all-is-well';
    left(stateDirectory, { [`${forged}.txt`]: text, [`${forged}.json`]: json });
    expect(await adopt()).toMatchObject([{ message: unproved }]);
  });

  it('is no link, which leads to what is not Healer’s', async () => {
    const { stateDirectory, store, adopt, reader } = found();
    left(stateDirectory, { [`${name}.txt`]: text, [`${name}.json`]: json });
    const [report] = await adopt();
    const file = join(stateDirectory, `reports/${name}.txt`);
    writeFileSync(join(stateDirectory, 'mine'), 'mine', { mode: 0o600 });
    symlinkSync(join(stateDirectory, 'mine'), file.replace('api-has', 'api-is'));
    expect(await adopt()).toEqual([]);
    expect(statSync(join(stateDirectory, 'mine')).mode & 0o777).toBe(0o600);
    rmSync(file);
    symlinkSync(join(stateDirectory, 'mine'), file);
    expect((await reader.show(report?.id ?? '')).ok).toBe(false);
    rmSync(file);
    writeFileSync(file, 'changed');
    expect(value(await reader.show(report?.id ?? '')).faults).toEqual([expect.stringContaining('differs')]);
    expect(value(await store.list({}))).toHaveLength(1);
  });

  it('is told from other files, and from nothing', async () => {
    const { stateDirectory, adopt } = found();
    expect(await adopt()).toEqual([]);
    left(stateDirectory, { 'notes.txt': 'mine', [`${name}.txt~`]: text, [`${name}.json`]: json });
    expect(await adopt()).toEqual([]);
  });
});

describe('a daemon that is killed', () => {
  let program: string;
  beforeAll(async () => {
    program = await bundled('test/engine/forensics/report-writer.ts');
  });

  function writer(stateDirectory: string, ...how: string[]) {
    const child = spawn(process.execPath, ['-', stateDirectory, ...how], {
      cwd: join(import.meta.dirname, '../../..'),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(program);
    return { child, closed: once(child, 'close'), lines: createInterface({ input: child.stdout }) };
  }

  it('between file and record leaves a report that the next one takes up', async () => {
    const stateDirectory = temporaryFolder();
    const { child, closed, lines } = writer(stateDirectory, 'unrecorded');
    expect(await once(lines, 'line')).toEqual(['written']);
    child.kill('SIGKILL');
    await closed;
    const { store, reader, adopt } = found(stateDirectory);
    expect(value(await store.list({}))).toEqual([]);
    expect(await adopt()).toMatchObject([
      { workload: 'api', message: 'api answered 503', jsonPath: expect.any(String) },
    ]);
    expect(value(await reader.verify({}))).toMatchObject([{ faults: [] }]);
  });

  it.each([0, 3, 11, 23, 41])(
    '%i ms after it acknowledged a report has lost none, and every file is accounted for',
    async (wait) => {
      const stateDirectory = temporaryFolder();
      const { child, closed, lines } = writer(stateDirectory);
      const acknowledged: string[] = [];
      lines.on('line', (id) => {
        acknowledged.push(id);
        if (acknowledged.length === 2) setTimeout(() => child.kill('SIGKILL'), wait);
      });
      await closed;
      const { store, reader, adopt } = found(stateDirectory);
      await adopt();
      const reports = value(await store.list({}));
      expect(reports.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
      const texts = readdirSync(join(stateDirectory, 'reports')).filter((file) => file.endsWith('.txt'));
      expect(reports.map(({ path }) => path).sort()).toEqual(texts.map((file) => `reports/${file}`).sort());
      expect(value(await reader.verify({})).flatMap(({ faults }) => faults)).toEqual([]);
    },
  );
});

describe('reports that are read', () => {
  async function kept() {
    const state = found();
    left(state.stateDirectory, { [`${name}.txt`]: text, [`${name}.json`]: json });
    await state.adopt();
    const file = (ending: string) => join(state.stateDirectory, `reports/${name}.${ending}`);
    return { ...state, file };
  }

  it('are given with their text', async () => {
    const { reader, file } = await kept();
    expect(value(await reader.show(name))).toMatchObject({ report: { id: wholeReport.id }, text, file: file('txt') });
  });

  it('say that the text is missing', async () => {
    const { reader, file } = await kept();
    rmSync(file('txt'));
    expect(await reader.show(name)).toMatchObject({ failure: { code: 'report/unreadable', file: file('txt') } });
  });

  it.each<[string, (file: (ending: string) => string) => void, readonly string[]]>([
    ['as they were', () => {}, []],
    ['changed', (file) => change(file('txt'), `${text} `), [`reports/${name}.txt differs: its SHA-256 is`]],
    ['missing', (file) => rmSync(file('json')), [`reports/${name}.json is missing`]],
    [
      'changed and replaced by a folder',
      (file) => {
        change(file('txt'), '');
        rmSync(file('json'));
        mkdirSync(file('json'));
      },
      [`reports/${name}.txt differs: `, `reports/${name}.json is not a file`],
    ],
  ])('are told by their sums to be %s', async (_, spoil, faults) => {
    const { reader, file } = await kept();
    spoil(file);
    for (const query of [{}, { id: name }, { workload: 'api' }]) {
      const [verified] = value(await reader.verify(query));
      expect(verified?.faults).toEqual(faults.map((fault) => expect.stringContaining(fault)));
    }
    expect(value(await reader.verify({ workload: 'web' }))).toEqual([]);
  });

  function change(file: string, to: string) {
    rmSync(file);
    writeFileSync(file, to);
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(to);
  }
});
