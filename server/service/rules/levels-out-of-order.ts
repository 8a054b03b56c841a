import { formatDuration, parseDuration } from '../../../schemas/duration.ts';
import { get, getText } from '../../../schemas/values.ts';
import type { Rule } from './rule.ts';

const levels = (...delays: string[]) =>
  `escalation:\n  levels:\n${delays.map((delay) => `    - delay: ${delay}\n      channels: [oncall]\n`).join('')}`;

export const levelsOutOfOrder: Rule = {
  code: 'escalation/levels-out-of-order',
  kind: 'escalation',
  severity: 'warning',
  description:
    'Levels are told in the order of their delays. One written below another that comes later, or at the same time, misleads whoever reads it.',
  valid: [levels('0m'), levels('0m', '10m', '1h')],
  invalid: [levels('0m', '30m', '«10m»'), levels('5m', '«300s»')],
  *check(value) {
    const list = get(get(value, 'escalation'), 'levels');
    if (!Array.isArray(list)) return;
    let latest: number | undefined;
    for (const [index, level] of list.entries()) {
      const delay = parseDuration(getText(level, 'delay') ?? '');
      if (delay === undefined) continue;
      if (latest !== undefined && delay <= latest) {
        const message = `This level must come after the one above it: its delay must be more than ${formatDuration(latest)}.`;
        yield { message, path: ['escalation', 'levels', `${index}`, 'delay'], mark: 'value' };
      } else latest = delay;
    }
  },
};
