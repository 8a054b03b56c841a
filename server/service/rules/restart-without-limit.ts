import { parseDuration } from '../../../schemas/duration.ts';
import { get, getText } from '../../../schemas/values.ts';
import type { Rule } from './rule.ts';

const check = 'workload: web\ntype: http\nenabled: true\n';

export const restartWithoutLimit: Rule = {
  code: 'health/restart-without-limit',
  kind: 'health',
  severity: 'warning',
  description:
    'A restart with neither a limit nor a delay of its own is tried for ever. What a restart does not mend is then hidden by restarts.',
  valid: [
    check,
    `${check}auto_restart: false\n`,
    `${check}auto_restart: true\nmax_restarts: 3\n`,
    `${check}auto_restart: true\nrestart_delay: 1m\n`,
  ],
  invalid: [
    `${check}«auto_restart»: true\n`,
    `${check}«auto_restart»: true\nmax_restarts: 0\n`,
    `${check}«auto_restart»: true\nrestart_delay: 0s\n`,
  ],
  *check(value) {
    if (get(value, 'auto_restart') !== true) return;
    const limit = get(value, 'max_restarts') ?? 0;
    // Zero and less mean the default.
    const delay = parseDuration(getText(value, 'restart_delay') ?? '0') ?? 1;
    if (limit !== 0 || delay > 0) return;
    const isMissing = get(value, 'max_restarts') === undefined;
    const missing = isMissing ? { data: { missing: ['max_restarts'], values: { max_restarts: 3 } } } : {};
    const message = 'This restarts without end. Write max_restarts: 3, or a restart_delay of your own.';
    yield { message, path: ['auto_restart'], mark: 'key', ...missing };
  },
};
