import { type EvidenceSources, evidenceCollectors, type Subject } from '../../../engine/forensics/collect.ts';
import type { Collector, EvidenceContext } from '../../../engine/forensics/collector.ts';
import { gitEvidence } from '../../../engine/forensics/git.ts';
import type { Check } from '../../../engine/model/check.ts';
import type { EvidenceData, EvidenceSource, HostEvidence } from '../../../engine/model/evidence.ts';
import { type Result, success } from '../../../engine/model/failure.ts';

/** An incident of the service api, in a trusted folder. */
export const about: EvidenceContext = {
  incident: 'INC-20261121-025412',
  trusted: true,
  root: '/nowhere',
  service: 'api',
  at: new Date('2026-11-21T12:00:00Z'),
};

export const nobody: Subject = { checks: [], workloads: ['api'], paths: [], logs: [], metrics: {}, failures: [] };

/** Sources that answer at once and know nothing. */
export const quiet: EvidenceSources = {
  hostContext: async () => ({ type: 'host', hostname: 'shop-1' }) as HostEvidence,
  git: gitEvidence,
  subject: async () => nobody,
  runChecks: async () => [],
  reports: async () => success([]),
  series: async () => success([]),
  openIncidents: async () => success([]),
};

export function collectorOf(source: EvidenceSource, sources: Partial<EvidenceSources> = {}): Collector {
  const collector = evidenceCollectors({ ...quiet, ...sources }).find((one) => one.source === source);
  if (!collector) throw new Error(`no collector for ${source}`);
  return collector;
}

/** What a collector answers of an incident whose subject is `subject`. */
export function collect(
  source: EvidenceSource,
  subject: Partial<Subject>,
  {
    context = {},
    sources = {},
    signal = new AbortController().signal,
  }: {
    readonly context?: Partial<EvidenceContext>;
    readonly sources?: Partial<EvidenceSources>;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Result<EvidenceData>> {
  const all = { subject: async () => ({ ...nobody, ...subject }), ...sources };
  return collectorOf(source, all).collect({ ...about, ...context }, signal);
}

export function tcpCheck(workload: string, port: number): Check {
  return {
    workload,
    name: 'tcp',
    enabled: true,
    interval: 30_000,
    timeout: 5_000,
    retries: 3,
    successThreshold: 1,
    probe: { type: 'tcp', host: '127.0.0.1', port },
    expect: { status: [], json: [] },
    restart: {
      auto: false,
      max: 0,
      delay: 0,
      backoff: 2,
      maxDelay: 300_000,
      grace: 0,
      resetAfter: 600_000,
      target: { type: 'unit', unit: 'x' },
    },
    dependsOn: [],
    labels: {},
    source: { file: '/shop/health/x.yaml', line: 1 },
  };
}
