import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type VoltCheck, voltStatuses, voltStatusesText } from '../../../engine/watch/volt-status.ts';

const untouched: VoltCheck = {
  workload: 'web',
  check: 'http',
  healthy: true,
  consecutiveFails: 0,
  totalChecks: 0,
  totalFails: 0,
};

describe('statuses.json', () => {
  it('reads as its golden text', () => {
    const statuses = voltStatuses(
      [
        { ...untouched, workload: 'worker', check: 'queue' },
        {
          ...untouched,
          totalChecks: 400,
          totalFails: 7,
          lastCheck: '2026-11-21T02:54:12.500Z',
          lastHealthy: '2026-11-21T02:54:12.500Z',
        },
        {
          workload: 'api',
          check: 'http',
          healthy: false,
          consecutiveFails: 3,
          totalChecks: 120,
          totalFails: 9,
          lastCheck: '2026-11-21T02:54:12.000Z',
          lastHealthy: '2026-11-21T02:53:42.010Z',
          lastError: 'GET /orders?a=1&b=2 answered <html>\u2028503',
        },
      ],
      [
        { workload: 'api', restartCount: 2, lastRestart: '2026-11-20T00:00:00.120Z' },
        { workload: 'web', restartCount: 0 },
      ],
    );
    const text = voltStatusesText(statuses);
    const file = join(import.meta.dirname, 'golden', 'statuses.json.txt');
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
    expect(JSON.parse(text)).toEqual(statuses);
  });

  it.each([
    ['2026-11-21T02:54:12.000Z', '2026-11-21T02:54:12Z'],
    ['2026-11-21T02:54:10.000Z', '2026-11-21T02:54:10Z'],
    ['2026-11-21T02:54:12.100Z', '2026-11-21T02:54:12.1Z'],
    ['2026-11-21T02:54:12.123Z', '2026-11-21T02:54:12.123Z'],
    ['2026-11-21T02:54:12.001Z', '2026-11-21T02:54:12.001Z'],
    ['2026-11-21T02:54:00Z', '2026-11-21T02:54:00Z'],
    [undefined, '0001-01-01T00:00:00Z'],
  ])('writes the time %s as Go does', (lastCheck, expected) => {
    const [status] = voltStatuses([{ ...untouched, ...(lastCheck && { lastCheck }) }], []);
    expect(status?.last_check).toBe(expected);
  });

  it('is an empty array where nothing is watched', () => {
    expect(voltStatusesText(voltStatuses([], []))).toBe('[]');
  });
});
