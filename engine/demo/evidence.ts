import type { Evidence, EvidenceData } from '../model/evidence.ts';
import type { DemoCause } from './causes.ts';
import type { Random } from './random.ts';
import { demoChecks, people } from './shop.ts';

const gib = 1024 ** 3;

/** The sources asked when an incident opens, by the titles they have in real ones. */
export const sources = [
  { source: 'check', title: 'Health checks, run once' },
  { source: 'host', title: 'This host' },
  { source: 'git', title: 'Recent changes' },
  { source: 'history', title: 'Check history' },
  { source: 'log', title: 'Logs' },
  { source: 'metrics', title: 'Metrics' },
] as const;

/** What is worked on now, its evidence complete. */
export interface Situation {
  readonly cause: DemoCause;
  /** When it opened, and when it began; ms since 1970. */
  readonly at: number;
  readonly began: number;
  readonly complete: boolean;
}

/** What each source answered; Prometheus is away now and then. */
export function demoEvidence(random: Random, incident: string, situation: Situation): readonly Evidence[] {
  const { at, complete } = situation;
  return sources.map(({ source, title }) => {
    const took = random.between(40, 900);
    const takenAt = new Date(at + took).toISOString();
    const own = { id: random.id(at + took), incident, source, title, takenAt, took };
    const away = source === 'metrics' && random.chance(0.3) && !complete;
    if (away)
      return {
        ...own,
        status: 'unavailable',
        reason: 'http://127.0.0.1:9090 did not answer within 5 s',
        data: { type: 'nothing' },
      };
    return { ...own, status: 'collected', data: dataOf(random, source, situation) };
  });
}

function dataOf(random: Random, source: (typeof sources)[number]['source'], situation: Situation): EvidenceData {
  const { cause, at } = situation;
  if (source === 'check') return { type: 'check', checks: checked(random, cause) };
  if (source === 'host') return host(random, cause);
  if (source === 'git') return commits(random, cause, at);
  if (source === 'history') return history(random, situation);
  if (source === 'log') return log(random, situation);
  return metrics(random, at);
}

/** The hour before, a point a minute. */
function history(random: Random, { cause, at, began }: Situation): EvidenceData {
  const step = 60_000;
  const last = at - (at % step);
  const times = Array.from({ length: 60 }, (_, index) => last - (59 - index) * step);
  const own = demoChecks.filter(({ workload }) => workload === cause.workload);
  return {
    type: 'history',
    from: new Date(last - 59 * step).toISOString(),
    to: new Date(at).toISOString(),
    step,
    checks: own.map(({ workload, check, interval, latency }) => ({
      workload,
      check,
      points: times.map((time) => {
        const count = Math.max(1, Math.round(step / interval));
        const down = check === cause.check && time + step > began;
        const strained = Math.max(1, 6 - (began - time) / step / 4);
        const mean = rounded(latency * strained * (0.9 + random.next() * 0.2));
        return down ? { at: time, count, failures: count } : { at: time, count, failures: 0, latency: mean };
      }),
    })),
  };
}

function log(random: Random, { cause, at, began }: Situation): EvidenceData {
  const stamp = (ms: number) => new Date(ms).toISOString().slice(11, 23);
  const times = Array.from({ length: 12 }, (_, index) => Math.floor(at - (12 - index) * 7_000));
  const lines = times.map((time) =>
    time < began
      ? `${stamp(time)} INFO  request ${random.between(1_000, 9_999)} took ${random.between(9, 60)} ms`
      : `${stamp(time)} ERROR ${cause.error}`,
  );
  const errors = times.filter((time) => time >= began).length;
  const patterns = [
    { text: `ERROR ${cause.error}`, level: 'error', count: errors * random.between(3, 12) },
    { text: 'INFO  request # took # ms', level: 'info', count: random.between(120, 900) },
  ];
  return {
    type: 'log',
    files: [
      {
        path: `logs/${cause.workload}.log`,
        size: random.between(90_000, 4_000_000),
        modified: new Date(at).toISOString(),
        lines,
        patterns: patterns.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count),
      },
    ],
  };
}

function checked(random: Random, cause: DemoCause) {
  return demoChecks
    .filter(({ workload }) => workload === cause.workload)
    .map(({ workload, check, target, latency }) => {
      const fails = check === cause.check;
      return {
        workload,
        check,
        target,
        result: fails ? ('failed' as const) : ('passed' as const),
        message: fails ? cause.error : 'as expected',
        took: Math.round(latency * (1 + random.next())),
      };
    });
}

function host(random: Random, { resolution: { category } }: DemoCause): EvidenceData {
  const strained = category === 'resource exhaustion' || category === 'capacity';
  const load = (strained ? 6 : 1) + random.next() * 2;
  return {
    type: 'host',
    hostname: 'shop-1',
    platform: 'linux x64',
    uptime: random.between(200_000, 4_000_000),
    load: [rounded(load), rounded(load * 0.9), rounded(load * 0.7)],
    cpus: 4,
    memory: { total: 16 * gib, available: Math.round((strained ? 1 : 9) * gib * (1 + random.next() / 4)) },
    disks: [{ mount: '/', size: 80 * gib, available: Math.round((strained ? 3 : 41) * gib * (1 + random.next() / 8)) }],
    topProcesses: [
      { pid: random.between(900, 4_000), name: 'postgres', memory: Math.round((strained ? 9 : 3) * gib) },
      { pid: random.between(4_001, 9_000), name: 'node', memory: Math.round(0.4 * gib) },
    ],
  };
}

function commits(random: Random, cause: DemoCause, at: number): EvidenceData {
  const own = demoChecks.filter(({ workload }) => workload === cause.workload);
  const some = random.chance(0.7) ? own.slice(0, random.between(1, own.length)) : [];
  return {
    type: 'git',
    branch: 'main',
    commits: some.map(({ commit }, index) => ({
      hash: random.id(0).replaceAll('-', '').slice(-8).padStart(40, 'a91c4e2f'),
      author: random.pick(people).name,
      at: new Date(at - random.between(12, 55) * 60_000 * (index + 1)).toISOString(),
      subject: commit.subject,
      files: [commit.file],
    })),
    uncommitted: [],
  };
}

/** Half an hour before and five minutes after, a point a minute. */
function metrics(random: Random, at: number): EvidenceData {
  const step = 60_000;
  const from = at - 30 * step;
  const times = Array.from({ length: 36 }, (_, index) => from + index * step);
  const isBad = (time: number) => time >= at - step;
  const series = (title: string, promql: string, unit: 'per second' | 'ratio', good: number, bad: number) => ({
    title,
    promql,
    unit,
    points: times.map((time) => [time, rounded((isBad(time) ? bad : good) * (0.85 + random.next() * 0.3))] as const),
  });
  return {
    type: 'metrics',
    backend: 'http://127.0.0.1:9090',
    from: new Date(from).toISOString(),
    to: new Date(at + 5 * step).toISOString(),
    step,
    series: [
      series('Requests', 'sum(rate(http_requests_total[5m]))', 'per second', 42, 31),
      series(
        'Errors',
        'sum(rate(http_requests_total{code=~"5.."}[5m])) / sum(rate(http_requests_total[5m]))',
        'ratio',
        0.004,
        0.71,
      ),
    ],
  };
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
