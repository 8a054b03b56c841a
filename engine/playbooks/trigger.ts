import { formatDuration } from '../../schemas/duration.ts';
import type { Plan, PlanCondition, Tristate } from '../model/plan.ts';
import type { Operator, Playbook, TriggerCondition } from '../model/playbook.ts';
import type { PlanFacts, Reading } from './facts.ts';

const operators: Readonly<Record<Operator, { sign: string; compare: (value: number, threshold: number) => boolean }>> =
  {
    gt: { sign: '>', compare: (value, threshold) => value > threshold },
    ge: { sign: '≥', compare: (value, threshold) => value >= threshold },
    lt: { sign: '<', compare: (value, threshold) => value < threshold },
    le: { sign: '≤', compare: (value, threshold) => value <= threshold },
    eq: { sign: '=', compare: (value, threshold) => value === threshold },
    ne: { sign: '≠', compare: (value, threshold) => value !== threshold },
  };

/**
 * Whether a playbook's trigger holds: its alert fires and every condition holds. Without either it never holds. One
 * part that does not hold decides; otherwise one that is unknown makes the whole unknown.
 */
export function planTrigger({ trigger }: Playbook, { alert, readings }: PlanFacts): Plan['trigger'] {
  const conditions = trigger.conditions.map((condition, index) =>
    planCondition(condition, readings[index] ?? { unknown: 'it was not read' }),
  );
  const parts = conditions.map(({ holds }) => holds);
  if (trigger.alert === undefined) return { holds: parts.length === 0 ? 'no' : every(parts), conditions };
  return { alert: trigger.alert, firing: alert, holds: every([alert.holds, ...parts]), conditions };
}

/** One condition with the value it is compared with now. */
export function planCondition(condition: TriggerCondition, reading: Reading): PlanCondition {
  const { metric, operator, threshold, shareOf, duration } = condition;
  const { sign } = operators[operator];
  const share = shareOf === undefined ? undefined : shareOf === 'memory limit' ? 'the memory limit' : shareOf.metric;
  const shown = {
    metric,
    operator: sign,
    threshold: share === undefined ? amount(threshold, metric) : `${threshold} of ${share}`,
    ...(duration > 0 ? { duration: formatDuration(duration) } : {}),
  };
  if ('unknown' in reading) return { ...shown, holds: 'unknown', why: reading.unknown };
  const { value, of, heldFor } = reading;
  if (share === undefined) return { ...shown, now: amount(value, metric), ...judge(condition, value, heldFor) };
  if (of === undefined || of <= 0)
    return { ...shown, now: amount(value, metric), holds: 'unknown', why: `${share} is not known` };
  const ratio = value / of;
  return {
    ...shown,
    now: `${round(ratio)} (${amount(value, metric)} of ${amount(of, metric)})`,
    ...judge(condition, ratio, heldFor),
  };
}

function judge(
  { operator, threshold, duration }: TriggerCondition,
  value: number,
  heldFor: number | undefined,
): Pick<PlanCondition, 'holds' | 'why'> {
  const { sign, compare } = operators[operator];
  if (Number.isNaN(value)) return { holds: 'unknown', why: 'the value is not a number' };
  if (!compare(value, threshold)) return { holds: 'no', why: `${round(value)} is not ${sign} ${threshold}` };
  if (duration === 0) return { holds: 'yes', why: `${round(value)} ${sign} ${threshold}` };
  if (heldFor === undefined) return { holds: 'unknown', why: 'how long it has held is not known' };
  const held = `it has held for ${formatDuration(heldFor)} of ${formatDuration(duration)}`;
  return { holds: heldFor >= duration ? 'yes' : 'no', why: held };
}

function every(parts: readonly Tristate[]): Tristate {
  if (parts.includes('no')) return 'no';
  return parts.includes('unknown') ? 'unknown' : 'yes';
}

/** A value in the unit its metric's name ends with: `_bytes` in binary multiples, anything else as a number. */
function amount(value: number, metric: string): string {
  if (!metric.endsWith('_bytes')) return String(round(value));
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, Math.abs(value))) / 10)));
  return `${round(value / 1024 ** step)} ${units[step]}`;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
