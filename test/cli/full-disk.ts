/** The process of the full-disk test: watches workloads while the disk its state is on fills up, and prints how it went. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openEngine } from '../../engine/engine.ts';
import type { Event } from '../../engine/model/event.ts';
import { kindNames } from '../../engine/model/event-kinds.ts';
import { databaseFile, openDatabase } from '../../engine/store/database.ts';
import { fill } from '../engine/forensics/fill.ts';

const definition = (workload: string) => `workload: ${workload}
type: exec
target: echo look >> ${workload}.looks; test -f ${workload}.up
interval: 100ms
retries: 2
enabled: true
auto_restart: true
restart_delay: 300ms
restart: {command: [sh, -c, 'echo once >> ${workload}.restarts; touch ${workload}.up'], backoff: 1}
`;

async function main(stateDirectory: string): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'healer-'));
  const file = (name: string) => join(root, name);
  for (const workload of ['web', 'api']) {
    writeFileSync(file(`${workload}.health.yaml`), definition(workload));
    writeFileSync(file(`${workload}.up`), '');
  }
  const told: Event[] = [];
  const log: string[] = [];
  const engine = await openEngine({
    stateDirectory,
    root,
    version: '0.0.0',
    watch: { dir: root },
    notify: (method, params) => {
      if (method === 'event/recorded' && 'events' in params) told.push(...params.events);
    },
    log(line) {
      const isExpected = [...kindNames, 'INC-'].some((word) => new RegExp(`^${word}[ :\\d]`).test(line));
      if (!isExpected) log.push(line);
    },
  });
  if (!engine.ok) throw new Error(engine.failure.message);

  const kept = async (): Promise<readonly Event[]> => {
    const listed = await engine.value.handlers['event/list']?.({}, new AbortController().signal);
    return listed?.ok ? listed.value : [];
  };
  const tells = (workload: string, kind: Event['kind']) =>
    told.some((event) => event.workload === workload && event.kind === kind);
  const lines = (name: string) =>
    existsSync(file(name)) ? readFileSync(file(name), 'utf8').split('\n').length - 1 : 0;
  const until = async (what: string, holds: () => boolean | Promise<boolean>) => {
    for (const began = performance.now(); !(await holds()); await delay(20)) {
      if (performance.now() - began < 20_000) continue;
      throw new Error(`${what} did not come: ${JSON.stringify({ log, told: told.map(({ kind }) => kind) })}`);
    }
  };
  const stands = async (workload: string) => {
    const events = await kept();
    const own = events.filter((event) => event.workload === workload).map(({ kind }) => kind);
    return {
      kept: own.filter((kind) => kind !== 'check_fail'),
      incidents: events.filter(({ kind }) => kind === 'incident_opened').length,
      restarts: lines(`${workload}.restarts`),
      reserve: existsSync(join(stateDirectory, 'reserve')),
    };
  };

  const filler = join(stateDirectory, 'filler');
  const steps: Record<string, unknown> = {};
  fill(filler);
  rmSync(file('web.up'));
  await until('web healthy', () => tells('web', 'healthy'));
  await until('evidence', async () => (await kept()).some(({ kind }) => kind === 'evidence_collected'));
  const overview = async () => {
    const shown = await engine.value.handlers['health/show']?.({}, new AbortController().signal);
    return shown?.ok ? shown.value : undefined;
  };
  steps['with a reserve'] = {
    ...(await stands('web')),
    scarce: (await overview())?.scarce?.replaceAll(stateDirectory, 'STATE'),
    log: log.map((line) => line.replaceAll(stateDirectory, 'STATE')),
  };

  fill(filler);
  rmSync(file('api.up'));
  const looks = lines('api.looks');
  await until('looks in vain', () => log.length >= 3 && lines('api.looks') > looks + 10);
  steps['without one'] = {
    ...(await stands('api')),
    unkept: (await overview())?.unkept?.message.replaceAll(stateDirectory, 'STATE'),
    told: told.filter(({ workload }) => workload === 'api').length,
    log: log
      .slice(1)
      .map((line) => line.replaceAll(stateDirectory, 'STATE'))
      .toSorted(),
  };

  rmSync(filler);
  await until('api healthy', () => tells('api', 'healthy'));
  steps['with room again'] = await stands('api');
  await engine.value.close();
  const database = openDatabase(join(stateDirectory, databaseFile), { readonly: true });
  steps['integrity'] = database.ok && database.value.pragma('integrity_check', { simple: true });
  rmSync(root, { recursive: true, force: true });
  console.log(JSON.stringify(steps));
  process.exit();
}

void main(process.argv[2] ?? '');
