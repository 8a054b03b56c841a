import { setImmediate } from 'node:timers/promises';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { keyOfIts } from '../checks/key.ts';
import type { CheckReport } from '../model/check.ts';
import type { HealthOverview } from '../model/health.ts';
import { latencyBounds } from '../model/series.ts';
import type { Tally } from '../store/tallies.ts';

/** Told of what goes by too quickly to be read from an overview afterwards. */
export interface Meter {
  /** A check was observed. */
  observed(report: Pick<CheckReport, 'workload' | 'check' | 'took'>): void;
  /** A check began this many ms after its place on the grid. */
  late(ms: number): void;
}

export interface Metrics extends Meter {
  readonly type: string;
  /** The metrics of everything watched, in Prometheus' text format; asked for meanwhile, it is the same text. */
  expose(overview: HealthOverview, tallies: Tallies): Promise<string>;
}

/** Counted since the database was made. */
export interface Tallies {
  readonly restarts: readonly Tally[];
  readonly crashes: readonly Tally[];
}

/** Checks that have a histogram of their own; the others share one, so that a scrape stays within a few MB. */
const mostHistograms = 500;
const others = { workload: '_other', check: '_other' };

/** Workloads whose metrics are set without letting a check that is due begin. */
const atOnce = 250;

/** Characters of a label's value. */
const longestLabel = 128;

/** Upper bounds of how late a check begins, in seconds: on time is under 250 ms. */
const latenessBounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The metrics of a daemon that watches. Counters are set from what is kept, so that they go on where the last daemon
 * left off; the histograms are of this process and begin anew with it, which Prometheus takes for a reset.
 */
export function createMetrics({ version, startedAt }: { version: string; startedAt: Date }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name, help, labelNames, registers });

  const ofCheck = ['workload', 'check'] as const;
  const ofWorkload = ['workload'] as const;
  const build = gauge('healer_build_info', 'Always 1; the version is a label.', ['version']);
  const up = gauge('healer_up', 'Whether the check counts as healthy (1) or unhealthy (0).', ofCheck);
  const checks = counter('healer_checks_total', 'Observations of the check, ever.', ofCheck);
  const fails = counter('healer_check_failures_total', 'Observations of the check that failed, ever.', ofCheck);
  const value = gauge('healer_check_value', 'What the check measured last, in its unit.', [...ofCheck, 'unit']);
  const state = gauge('healer_workload_state', '1 for the state the workload is in; the others are absent.', [
    ...ofWorkload,
    'state',
  ]);
  const restarts = counter('healer_restarts_total', 'Attempts to restart the workload that ended, ever.', [
    ...ofWorkload,
    'outcome',
  ]);
  const crashes = counter('healer_crashes_total', 'Crashes of the workload, ever.', ofWorkload);
  const mtbf = gauge(
    'healer_mtbf_seconds',
    'Mean time between failures in the window; absent without one.',
    ofWorkload,
  );
  const score = gauge(
    'healer_stability_score',
    'How steady the workload was in the window, from 0 to 100.',
    ofWorkload,
  );
  const duration = new Histogram({
    name: 'healer_check_duration_seconds',
    help: 'How long an observation took.',
    labelNames: ofCheck,
    buckets: latencyBounds.map((ms) => ms / 1000),
    registers,
  });
  const lateness = new Histogram({
    name: 'healer_check_lateness_seconds',
    help: 'How long after its place on the grid a check began.',
    buckets: latenessBounds,
    registers,
  });
  const cpu = counter('process_cpu_seconds_total', 'Processor time this daemon has used.');
  const memory = gauge('process_resident_memory_bytes', 'Memory of this daemon.');
  const started = gauge('process_start_time_seconds', 'When this daemon started, in seconds since 1970.');

  const own = new Map<string, { readonly workload: string; readonly check: string }>();

  const fillWorkloads = async ({ workloads }: HealthOverview) => {
    for (const [index, workload] of workloads.entries()) {
      if (index % atOnce === atOnce - 1) await setImmediate();
      const name = { workload: label(workload.workload) };
      state.set({ ...name, state: workload.state }, 1);
      crashes.inc(name, 0);
      if (workload.restart.auto) for (const outcome of ['worked', 'failed']) restarts.inc({ ...name, outcome }, 0);
      if (workload.stability) score.set(name, workload.stability.score);
      if (workload.stability?.mtbf !== undefined) mtbf.set(name, workload.stability.mtbf / 1000);
      for (const check of workload.checks) {
        if (check.lastCheck === undefined) continue;
        const labels = { ...name, check: label(check.check) };
        up.set(labels, check.healthy ? 1 : 0);
        checks.inc(labels, check.totalChecks);
        fails.inc(labels, check.totalFails);
        if (check.value) value.set({ ...labels, unit: check.value.unit }, check.value.number);
      }
    }
  };

  /** Forgets the histograms of checks that are not watched any more. */
  const forget = ({ workloads }: HealthOverview) => {
    const watched = new Set(
      workloads.flatMap(({ workload, checks }) => checks.map(({ check }) => keyOfIts({ workload, check }))),
    );
    for (const [name, labels] of own) {
      if (watched.has(name)) continue;
      own.delete(name);
      duration.remove(labels);
    }
  };

  const fill = async (overview: HealthOverview, tallies: Tallies): Promise<void> => {
    for (const metric of [up, checks, fails, value, state, restarts, crashes, mtbf, score, cpu]) metric.reset();
    build.set({ version }, 1);
    await fillWorkloads(overview);
    forget(overview);
    for (const { workload, outcome = 'unknown', count } of tallies.restarts) {
      restarts.inc({ workload: label(workload), outcome }, count);
    }
    for (const { workload, count } of tallies.crashes) crashes.inc({ workload: label(workload) }, count);
    const { user, system } = process.cpuUsage();
    cpu.inc((user + system) / 1e6);
    memory.set(process.memoryUsage.rss());
    started.set(startedAt.getTime() / 1000);
  };

  const write = async (): Promise<string> => {
    const texts: string[] = [];
    for (const { name } of registry.getMetricsAsArray()) {
      texts.push(await registry.getSingleMetricAsString(name));
      await setImmediate();
    }
    return `${texts.join('\n\n')}\n`;
  };
  let underWay: Promise<string> | undefined;

  return {
    type: registry.contentType,
    observed({ workload, check, took }) {
      const name = keyOfIts({ workload, check });
      const labels =
        own.get(name) ?? (own.size < mostHistograms ? { workload: label(workload), check: label(check) } : others);
      if (labels !== others) own.set(name, labels);
      duration.observe(labels, took / 1000);
    },
    late: (ms) => lateness.observe(ms / 1000),
    expose(overview, tallies) {
      underWay ??= fill(overview, tallies)
        .then(write)
        .finally(() => {
          underWay = undefined;
        });
      return underWay;
    },
  };
}

function label(text: string): string {
  return text.length <= longestLabel ? text : `${text.slice(0, longestLabel - 1)}…`;
}
