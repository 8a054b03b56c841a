import { spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Notify } from '../../../engine/daemon/server.ts';
import { openEngine } from '../../../engine/engine.ts';
import type { Event } from '../../../engine/model/event.ts';
import type { Evidence } from '../../../engine/model/evidence.ts';
import type { Result } from '../../../engine/model/failure.ts';
import type { IncidentDetail } from '../../../engine/model/incident.ts';
import type { ReportFacts } from '../../../engine/model/report.ts';
import type { Notifications } from '../../../engine/protocol/rpc.ts';
import { folderWith } from '../../support/healer.ts';
import { value } from '../store/temporary.ts';

const count = Number(process.env['HEALER_STORM'] ?? 200);

/** Evidence of one incident takes a moment; of 16 at once only where each takes longer than 2 s. */
const mostAtOnce = 16;
/** How old a look at the host may be that reports and evidence share, in ms. */
const sharedFor = 3_000;

it(`${count} workloads that fail together all get their report, incident and evidence, a few at once`, {
  timeout: 600_000,
}, async () => {
  const { port, goDown } = await webServer();
  const checks = Array.from({ length: count }, (_, index) =>
    [`workload: w${index}`, 'type: http', `port: ${port}`, 'interval: 3s', 'retries: 2', 'enabled: true', ''].join(
      '\n',
    ),
  );
  const root = folderWith({ 'all.health.yaml': checks.join('---\n') });
  const shop = await watching(root);
  await shop.until(() => shop.looked.size === count);

  const loads: unknown[] = [];
  const onLoad = (request: unknown) => loads.push(request);
  subscribe('healer:definitions-load', onLoad);
  onTestFinished(() => void unsubscribe('healer:definitions-load', onLoad));
  const began = performance.now();
  goDown();
  await shop.until(() => shop.changes.size === count && [...shop.changes.values()].every((times) => times > 1));
  const took = performance.now() - began;
  expect(loads).toEqual([]);

  const told = (kind: Event['kind']) => shop.events.filter((event) => event.kind === kind);
  const incidents = await Promise.all([...shop.changes.keys()].map(shop.incident));
  const all = Array.from({ length: count }, (_, index) => `w${index}`).sort();
  expect(
    told('unhealthy')
      .map(({ workload }) => workload)
      .sort(),
  ).toEqual(all);
  expect(
    told('report_written')
      .map(({ workload }) => workload)
      .sort(),
  ).toEqual(all);
  expect(incidents.map(({ incident }) => incident.workload).sort()).toEqual(all);
  expect(told('clock_jumped')).toEqual([]);
  const answered = told('check_fail').filter(({ message }) => message.startsWith('HTTP 503'));
  expect(answered.length).toBeGreaterThanOrEqual(count);
  expect(answered.filter(({ data }) => data?.['excused'] !== undefined)).toEqual([]);

  const reports = new Map(told('report_written').map((event) => [event.workload, event]));
  for (const { incident, timeline, evidence } of incidents) {
    expect(reports.get(incident.workload)?.at).toSatisfy((at: string) => at <= incident.milestones.opened);
    expect(timeline.map(({ kind }) => kind)).toContain('evidence_collected');
    const own = evidence.find(({ source }) => source === 'check');
    expect(own?.data.type === 'check' && own.data.checks.map(({ workload }) => workload)).toEqual([incident.workload]);
  }
  expect(mostTogether(incidents.map(({ evidence }) => evidence))).toBeLessThanOrEqual(mostAtOnce);
  const looks = new Set([
    ...incidents.flatMap(({ evidence }) => evidence.flatMap(({ data }) => (data.type === 'host' ? data.takenAt : []))),
    ...told('report_written').map(({ data }) => hostTakenAt(join(shop.stateDirectory, String(data?.['path'])))),
  ]);
  expect(looks.size).toBeLessThanOrEqual(took / sharedFor + 2);
});

/** In a process of its own, so that it does not share the thread of the watch. */
async function webServer() {
  const program = join(import.meta.dirname, '../../../bench/support/web-server.mjs');
  const server = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  return { port: Number(port), goDown: () => void server.stdin.write('down\n') };
}

/** A real watch, closed with the test. */
async function watching(root: string) {
  const stateDirectory = folderWith({});
  const events: Event[] = [];
  const looked = new Set<string>();
  /** How often each incident was told of, by id: as it was opened, and once its evidence was there. */
  const changes = new Map<string, number>();
  let wake = () => {};
  const notify: Notify = (method, params) => {
    if (method === 'event/recorded') events.push(...(params as Notifications['event/recorded']).events);
    if (method === 'health/changed') {
      for (const name of (params as Notifications['health/changed']).workloads) looked.add(name);
    }
    if (method === 'incident/changed') {
      for (const id of (params as Notifications['incident/changed']).ids) changes.set(id, (changes.get(id) ?? 0) + 1);
    }
    wake();
  };
  const options = { stateDirectory, root, version: '0.0.0', watch: { dir: root }, notify, log: () => {} };
  const engine = value(await openEngine(options));
  onTestFinished(() => engine.close());
  return {
    stateDirectory,
    events,
    looked,
    changes,
    async until(holds: () => boolean) {
      while (!holds()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async incident(id: string) {
      const shown = await engine.handlers['incident/show']?.({ id }, new AbortController().signal);
      return value(shown as Result<IncidentDetail>);
    },
  };
}

/** The most incidents whose evidence was being taken at one time. */
function mostTogether(taken: readonly (readonly Evidence[])[]): number {
  const spans = taken.map((own) => ({
    from: Math.min(...own.map(({ takenAt }) => Date.parse(takenAt))),
    // Times are rounded to a ms.
    to: Math.max(...own.map(({ takenAt, took }) => Date.parse(takenAt) + took)) - 2,
  }));
  return Math.max(...spans.map(({ from }) => spans.filter((other) => other.from <= from && from < other.to).length));
}

function hostTakenAt(text: string): string | undefined {
  const { sections } = JSON.parse(readFileSync(text.replace(/\.txt$/, '.json'), 'utf8')) as ReportFacts;
  return sections.host.status === 'read' ? sections.host.data.takenAt : undefined;
}
