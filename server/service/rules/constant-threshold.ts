import { get, getText } from '../../../schemas/values.ts';
import type { Rule } from './rule.ts';

const condition = (text: string) =>
  `apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: shop}\nspec:\n  trigger:\n    conditions:\n      - {${text}}\n  actions:\n    - type: restart_pod\n`;

/** Less memory than this, in bytes, no process holds. */
const leastMemory = 1024 * 1024;

export const constantThreshold: Rule = {
  code: 'playbook/constant-threshold',
  kind: 'playbook',
  severity: 'warning',
  description:
    'A share lies between 0 and 1, and bytes or seconds are never negative. A threshold outside of what its metric can be makes the condition hold always, or never.',
  valid: [
    condition('metric: container_memory_usage_bytes, threshold: 0.9'),
    condition('metric: container_memory_usage_bytes, threshold: 536870912'),
    condition('metric: http_request_seconds, threshold: 0'),
    condition('metric: temperature, operator: gt, threshold: -5'),
    condition('metric: "delta(queue_length[5m])", threshold: -1'),
    condition('metric: "rate(http_requests_total[5m]) - rate(http_errors_total[5m])", threshold: -1'),
    condition('metric: connections, ratio_of: connections_max, operator: ge, threshold: 1'),
  ],
  invalid: [
    condition('metric: container_memory_usage_bytes, threshold: «90»'),
    condition('metric: connections, ratio_of: connections_max, threshold: «95»'),
    condition('metric: cache_hit_ratio, operator: lt, threshold: «80»'),
    condition('metric: http_request_seconds, operator: ge, threshold: «0»'),
    condition('metric: queue_bytes, operator: lt, threshold: «0»'),
    condition('metric: cpu_percent, operator: le, threshold: «100»'),
    condition('metric: "rate(http_requests_total[5m])", threshold: «-1»'),
    condition('metric: "sum by (job) (increase(errors[1h]))", operator: ge, threshold: «0»'),
    condition('metric: "node_memory_free_bytes{job=\'node\'}", operator: ge, threshold: «0»'),
  ],
  *check(value) {
    const conditions = get(get(get(value, 'spec'), 'trigger'), 'conditions');
    if (!Array.isArray(conditions)) return;
    for (const [index, one] of conditions.entries()) {
      const metric = getText(one, 'metric');
      const threshold = get(one, 'threshold');
      if (metric === undefined || typeof threshold !== 'number') continue;
      const unit = unitOf(metric, getText(one, 'ratio_of'), threshold);
      const holds = unit && constant(getText(one, 'operator') ?? 'gt', threshold, unit);
      if (!holds) continue;
      const percent =
        unit.most === 1 && threshold > 1 && threshold <= 100 ? ` For ${threshold} % write ${threshold / 100}.` : '';
      const share = unit.memory ? ` For ${threshold} % of the limit write ${threshold / 100}.` : '';
      yield {
        message: `This ${holds} holds: ${unit.words}.${percent}${share}`,
        path: ['spec', 'trigger', 'conditions', `${index}`, 'threshold'],
        mark: 'value',
        ...(percent || share ? { data: { replacement: `${threshold / 100}` } } : {}),
      };
    }
  },
};

/** The values a metric can have. */
interface Unit {
  readonly least: number;
  readonly most: number;
  readonly words: string;
  readonly memory?: boolean;
}

function unitOf(expression: string, ratioOf: string | undefined, threshold: number): Unit | undefined {
  const metric = expression.trim().replace(/\{[^{}]*\}$/, '');
  const memory = metric.endsWith('_memory_usage_bytes');
  if (ratioOf !== undefined || metric.endsWith('_ratio') || (memory && threshold >= 0 && threshold <= 1))
    return { least: 0, most: 1, words: 'a share lies between 0 and 1' };
  if (memory && threshold > 1 && threshold <= 100)
    return {
      least: leastMemory,
      most: Number.POSITIVE_INFINITY,
      words: `${threshold} bytes are always in use`,
      memory,
    };
  if (metric.endsWith('_percent')) return { least: 0, most: 100, words: 'a percentage lies between 0 and 100' };
  if (isRate(metric)) return { least: 0, most: Number.POSITIVE_INFINITY, words: 'a rate or a count is never negative' };
  const counted = /_(bytes|seconds|milliseconds|total|count)$/.exec(metric)?.[1];
  if (!counted) return undefined;
  const words = counted === 'total' || counted === 'count' ? 'a count is' : `${counted} are`;
  return { least: 0, most: Number.POSITIVE_INFINITY, words: `${words} never negative` };
}

const keepsSign: ReadonlySet<string> = new Set(['sum', 'avg', 'min', 'max', 'topk', 'bottomk']);
const neverNegative: ReadonlySet<string> = new Set([
  'rate',
  'irate',
  'increase',
  'count',
  'count_over_time',
  'changes',
]);

/** Whether a PromQL expression is one of the functions that give nothing below zero, alone or in a sum, a mean, …. */
function isRate(expression: string): boolean {
  const call = /^([a-z_]+)\s*(?:(?:by|without)\s*\([^()]*\)\s*)?\((.*)\)$/s.exec(expression.trim());
  const [, name = '', inner = ''] = call ?? [];
  if (!closesLast(inner)) return false;
  return neverNegative.has(name) || (keepsSign.has(name) && isRate(inner.replace(/^\s*\d+\s*,/, '')));
}

/** Whether the bracket around a text closes behind it, and not within. */
function closesLast(inner: string): boolean {
  let depth = 0;
  for (const [sign] of inner.matchAll(/[()]/g)) {
    depth += sign === '(' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function constant(operator: string, threshold: number, { least, most }: Unit): 'always' | 'never' | undefined {
  switch (operator) {
    case 'gt':
      return threshold < least ? 'always' : threshold > most ? 'never' : undefined;
    case 'ge':
      return threshold <= least ? 'always' : threshold > most ? 'never' : undefined;
    case 'lt':
      return threshold > most ? 'always' : threshold <= least ? 'never' : undefined;
    case 'le':
      return threshold >= most ? 'always' : threshold < least ? 'never' : undefined;
    default:
      return threshold < least || threshold > most ? (operator === 'ne' ? 'always' : 'never') : undefined;
  }
}
