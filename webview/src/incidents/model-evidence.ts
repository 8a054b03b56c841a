import type {
  CheckEvidence,
  Evidence,
  GitEvidence,
  HostEvidence,
  IncidentDetail,
  LogEvidence,
} from '../../../engine/protocol/page.ts';
import { countText, percentText, sizeText } from '../ui/model-size.ts';

export interface EvidenceSummary {
  /** Undefined when there is none yet. */
  readonly takenAt?: string;
  /** ms: sources are asked at once, so the slowest tells. */
  readonly took: number;
  readonly collected: number;
  readonly total: number;
  /** Why sources gave nothing, each reason once. */
  readonly unavailable: readonly string[];
}

export function evidenceSummary(evidence: readonly Evidence[]): EvidenceSummary {
  const [takenAt] = evidence.map((item) => item.takenAt).sort();
  const failed = evidence.filter((item) => item.status === 'unavailable');
  return {
    ...(takenAt === undefined ? {} : { takenAt }),
    took: Math.max(0, ...evidence.map((item) => item.took)),
    collected: evidence.length - failed.length,
    total: evidence.length,
    unavailable: [...Map.groupBy(failed, ({ reason }) => reason ?? 'no reason was given')].map(([reason, items]) =>
      reason.includes('not trusted')
        ? `${countText(items.length, 'source needs', 'sources need')} a trusted folder`
        : `${items.map(({ title }) => title).join(', ')} not available: ${reason}`,
    ),
  };
}

const order: readonly Evidence['source'][] = [
  'history',
  'check',
  'metrics',
  'log',
  'git',
  'report',
  'incident',
  'host',
];

/** What was collected, in order of use: how it came, what failed and how it stood, what was said, what changed, where it ran. */
export function sortEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const collected = evidence.filter(({ status }) => status === 'collected');
  return collected.sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
}

/** The sources that were asked as the incident opened and have not answered yet. */
export function pendingSources({ timeline, evidence }: IncidentDetail): readonly Pick<Evidence, 'source' | 'title'>[] {
  if (timeline.some(({ kind }) => kind === 'evidence_collected')) return [];
  const opened = timeline.find(({ kind }) => kind === 'incident_opened');
  const asked = (opened?.data?.['evidence'] ?? []) as readonly Pick<Evidence, 'source' | 'title'>[];
  return asked.filter(({ source }) => !evidence.some((item) => item.source === source));
}

/** Whether there is more of it to see when it is large. */
export function enlarges({ data }: Evidence): boolean {
  return data.type === 'history' || data.type === 'metrics' || data.type === 'log';
}

/** A share of a resource in use, for a bar. `level` colours it, `text` says it. */
export interface Gauge {
  readonly name: string;
  /** 0–1 */
  readonly used: number;
  readonly text: string;
  readonly level: 'ok' | 'risk' | 'bad';
}

/** Load, memory, swap and the four fullest disks. */
export function gauges(host: HostEvidence): readonly Gauge[] {
  const { memory, swap, load, cpus } = host;
  const used = memory.total - memory.available;
  const disks = host.disks
    .filter((disk) => disk.size > 0)
    .map((disk) => gauge(disk.mount, disk.size - disk.available, disk.size))
    .sort((a, b) => b.used - a.used);
  return [
    {
      name: 'Load',
      used: Math.min(1, load[0] / Math.max(1, cpus)),
      text: `${load.map((value) => value.toFixed(1)).join(' ')} on ${cpus} CPU${cpus === 1 ? '' : 's'}`,
      level: load[0] > cpus * 2 ? 'bad' : load[0] > cpus ? 'risk' : 'ok',
    },
    gauge('Memory', used, memory.total),
    ...(swap && swap.total > 0 ? [gauge('Swap', swap.total - swap.free, swap.total)] : []),
    ...disks.slice(0, 4),
  ];
}

function gauge(name: string, used: number, total: number): Gauge {
  const share = total > 0 ? used / total : 0;
  return {
    name,
    used: share,
    text: `${percentText(share)} of ${sizeText(total)}`,
    level: share >= 0.95 ? 'bad' : share >= 0.85 ? 'risk' : 'ok',
  };
}

/** The heading of a git card: when the latest change came before the trouble, for a person. */
export function latestChange(git: GitEvidence, began: string): number | undefined {
  const [latest] = git.commits;
  if (latest === undefined) return undefined;
  const before = Date.parse(began) - Date.parse(latest.at);
  return before >= 0 ? before : undefined;
}

/** What every check said that was run as evidence. */
export function checksOf(evidence: readonly Evidence[]): CheckEvidence['checks'] {
  return evidence.flatMap(({ data }) => (data.type === 'check' ? data.checks : []));
}

/** The logs that were read. */
export function logsOf({ evidence }: IncidentDetail): LogEvidence['files'] {
  return evidence.flatMap(({ data }) => (data.type === 'log' ? data.files : []));
}

/** The git evidence of an incident, if any was collected. */
export function gitOf(detail: IncidentDetail): GitEvidence | undefined {
  return detail.evidence.map((item) => item.data).find((data) => data.type === 'git');
}
