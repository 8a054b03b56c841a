import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { processState } from '../../../engine/forensics/process-state.ts';
import { writeReport } from '../../../engine/forensics/report.ts';
import { sha256 } from '../../../engine/forensics/report-files.ts';
import { reportSources } from '../../../engine/forensics/report-sections.ts';
import { failed } from '../../../engine/model/failure.ts';
import type { ReportFacts } from '../../../engine/model/report.ts';
import { createEventStore } from '../../../engine/store/events.ts';
import { codeOf, value } from '../store/temporary.ts';
import { at, happened, reporting } from './reporting.ts';

const name = 'reports/20261121T025412123Z-api-api-answered-503';

describe('a report', () => {
  it('is a text and its JSON twin, read-only, on the disk and recorded', async () => {
    const { stateDirectory, database, store, options } = reporting();
    const report = value(await writeReport(options, happened()));
    expect(report).toMatchObject({
      at: at.toISOString(),
      workload: 'api',
      check: 'http',
      trigger: 'unhealthy',
      message: 'api answered 503',
      path: `${name}.txt`,
      jsonPath: `${name}.json`,
      actor: options.actor,
    });
    const [text, json] = [`${name}.txt`, `${name}.json`].map((path) => readFileSync(join(stateDirectory, path)));
    if (!text || !json) throw new Error('nothing was written');
    expect(report).toMatchObject({ sha256: sha256(text), jsonSha256: sha256(json), bytes: text.length });
    for (const path of [`${name}.txt`, `${name}.json`]) {
      expect(statSync(join(stateDirectory, path)).mode & 0o777).toBe(0o444);
    }
    expect(statSync(join(stateDirectory, 'reports')).mode & 0o777).toBe(0o700);
    expect(JSON.parse(json.toString())).toMatchObject({
      format: 1,
      id: report.id,
      what: 'api answered 503',
      events: [],
    });
    expect(value(await store.list({}))).toEqual([report]);
    const events = value(await createEventStore(database).list({ since: '', limit: 9 }));
    expect(events.map(({ kind, message }) => [kind, message])).toEqual([
      ['report_written', 'Report written: api answered 503'],
    ]);
  });

  it('never takes the place of another: many of one moment are as many files', async () => {
    const { stateDirectory, store, options } = reporting();
    mkdirSync(join(stateDirectory, 'reports'), { mode: 0o700 });
    writeFileSync(join(stateDirectory, `${name}.txt`), 'mine');
    writeFileSync(join(stateDirectory, `${name}-2.json`), 'mine');
    const reports = await Promise.all([1, 2, 3].map(() => writeReport(options, happened())));
    expect(reports.map((report) => value(report).path).sort()).toEqual(
      [3, 4, 5].map((number) => `${name}-${number}.txt`),
    );
    expect(readFileSync(join(stateDirectory, `${name}.txt`), 'utf8')).toBe('mine');
    expect(value(await store.list({}))).toHaveLength(3);
  });

  it('of a process that lives has it as it is, and of one that has ended as it was last seen', async () => {
    const { stateDirectory, options } = reporting();
    const child = spawn('sleep', ['60']);
    onTestFinished(() => void child.kill('SIGKILL'));
    const snapshot = value(await processState(child.pid ?? 0));
    const alive = value(await writeReport(options, happened({ snapshot })));
    child.kill('SIGKILL');
    await once(child, 'close');
    const dead = value(await writeReport(options, happened({ snapshot, what: 'sleep is gone', trigger: 'crash' })));
    const process = (path = '') =>
      (JSON.parse(readFileSync(join(stateDirectory, path), 'utf8')) as ReportFacts).sections.process;
    expect(process(alive.jsonPath)).toMatchObject({ data: { now: { pid: child.pid }, before: snapshot } });
    expect(process(dead.jsonPath)).toMatchObject({ status: 'read', data: { before: snapshot } });
    expect(process(dead.jsonPath)).not.toHaveProperty('data.now');
    expect(readFileSync(join(stateDirectory, dead.path), 'utf8')).toContain(
      `It has ended: no process has the id ${child.pid}.`,
    );
  });

  it('takes a later process of the same id for another one', async () => {
    const { stateDirectory, options } = reporting();
    const own = value(await processState(process.pid));
    const snapshot = { ...own, startTicks: (own.startTicks ?? 0) - 1 };
    const report = value(await writeReport(options, happened({ snapshot })));
    expect(readFileSync(join(stateDirectory, report.path), 'utf8')).toContain('another process has the id');
  });

  it('is there in time though every program hangs, and says which was late', async () => {
    const hang = 'trap "" TERM; sleep 60 & wait; sleep 60';
    const { stateDirectory, options } = reporting({ docker: hang, kubectl: hang, git: hang });
    const began = performance.now();
    const report = value(await writeReport(options, happened({ root: stateDirectory })));
    expect(performance.now() - began).toBeLessThan(10_000);
    const text = readFileSync(join(stateDirectory, report.path), 'utf8');
    expect(text).toContain('Docker: late, no answer within 2s');
    expect(text).toContain('Kubernetes: late, no answer within 2s');
    expect(text).toMatch(/\nHost\n {2}\S+, Linux/);
  });

  it('survives a source that is silent, one that breaks and one that fails', async () => {
    const { stateDirectory, options } = reporting();
    const sources = {
      ...reportSources,
      host: { ...reportSources.host, timeout: 50, read: () => new Promise<never>(() => {}) },
      docker: { ...reportSources.docker, read: () => Promise.reject(new Error('a bug')) },
      tools: { ...reportSources.tools, read: async () => failed({ code: 'x/y', message: 'no reason' }) },
    };
    const report = value(await writeReport({ ...options, sources }, happened()));
    const text = readFileSync(join(stateDirectory, report.path), 'utf8');
    expect(text).toContain('Host: late, no answer within 50ms');
    expect(text).toContain('Docker: a bug');
    expect(text).toContain('Tools on this host: no reason');
  });

  it('of a folder that is not trusted asks nothing of it', async () => {
    const { stateDirectory, options } = reporting({ git: `touch '${process.cwd()}/git-was-asked'` });
    const log = join(stateDirectory, 'x.log');
    writeFileSync(log, 's3cret');
    const subject = happened({ root: process.cwd(), trusted: false, logs: [log] });
    const { path } = value(await writeReport(options, subject));
    const text = readFileSync(join(stateDirectory, path), 'utf8');
    expect(text).toContain('(not trusted)');
    expect(text).not.toContain('s3cret');
    expect(existsSync(join(process.cwd(), 'git-was-asked'))).toBe(false);
  });

  it('masks secrets in what happened, and keeps it in one line', async () => {
    const { stateDirectory, options } = reporting();
    const report = value(await writeReport(options, happened({ what: 'GET http://mara:s3cret@api/\n failed' })));
    expect(report.message).toBe('GET http://***@api/ failed');
    for (const file of readdirSync(join(stateDirectory, 'reports'))) {
      expect(file).not.toContain('s3cret');
      expect(readFileSync(join(stateDirectory, 'reports', file), 'utf8')).not.toContain('s3cret');
    }
  });

  it('that cannot be written is a failure, and nothing is recorded', async () => {
    const { stateDirectory, store, options } = reporting();
    writeFileSync(join(stateDirectory, 'reports'), 'in the way');
    expect(codeOf(await writeReport(options, happened()))).toBe('report/not-written');
    expect(value(await store.list({}))).toEqual([]);
  });

  it('that cannot be written says what fits', async () => {
    const { stateDirectory, options } = reporting();
    writeFileSync(join(stateDirectory, 'reports'), 'in the way');
    const inTheWay = { message: expect.stringMatching(/until one can be: move away the file that is in the way\.$/) };
    expect(await writeReport(options, happened())).toMatchObject({ failure: inTheWay });
    const gone = { message: expect.stringMatching(/: bring the state directory back, or start the daemon anew\.$/) };
    const away = { ...options, stateDirectory: join(stateDirectory, 'gone') };
    expect(await writeReport(away, happened())).toMatchObject({ failure: gone });
  });

  it('that cannot be recorded is a failure that names the file', async () => {
    const { stateDirectory, database, options } = reporting();
    database.pragma('query_only = ON');
    const result = await writeReport(options, happened());
    expect(result).toMatchObject({
      failure: { code: 'report/not-recorded', file: join(stateDirectory, `${name}.txt`) },
    });
    expect(existsSync(join(stateDirectory, `${name}.txt`))).toBe(true);
  });
});
