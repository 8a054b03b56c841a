import { describe, expect, it } from 'vitest';
import {
  lastChecked,
  leadingCheck,
  levelOf,
  measureText,
  pointsOf,
  shortTarget,
} from '../../../webview/src/health/model-check.ts';
import { billingHealth, diskHealth, nightHistory, webHealth, workerHealth } from '../../support/night-health.ts';

const [http] = billingHealth.checks;
const [disk] = diskHealth.checks;
if (!http || !disk) throw new Error('the night has these checks');

describe('the check that stands for a workload', () => {
  const fine = { ...http, check: 'port', consecutiveFails: 0 };
  const nearly = { ...http, check: 'slow', consecutiveFails: 2, retries: 3 };
  it.each([
    ['of none', [], undefined],
    ['the first while all pass', [fine, { ...fine, check: 'b' }], 'port'],
    ['the one that fails', [fine, nearly], 'slow'],
    ['the one that fails most of its retries', [nearly, http, fine], 'http'],
    ['one without retries', [nearly, { ...nearly, check: 'once', consecutiveFails: 1, retries: 0 }], 'once'],
  ])('%s', (_, checks, name) => expect(leadingCheck({ ...webHealth, checks })?.check).toBe(name));
});

describe('words', () => {
  it.each([
    ['http://127.0.0.1:8082/healthz', ':8082/healthz'],
    ['http://[::1]:8082/healthz', ':8082/healthz'],
    ['https://shop.example/', 'shop.example/'],
    ['http://localhost', 'localhost'],
    ['127.0.0.1:5432', ':5432'],
    ['db.internal:5432', 'db.internal:5432'],
    ['/var/lib/postgresql', '/var/lib/postgresql'],
    ['sh -c "curl localhost:80"', 'sh -c "curl localhost:80"'],
    ['', ''],
  ])('%s is told as %s', (target, text) => expect(shortTarget(target)).toBe(text));

  it.each([
    [http, 'latency of :8082/healthz'],
    [disk, 'disk /var/lib/postgresql'],
    [{ ...http, type: 'exec' as const, target: 'reports.sh' }, 'run time of reports.sh'],
  ])('names what is measured', (check, text) => expect(measureText(check)).toBe(text));
});

it('draws the median latency, and a value where one is measured', () => {
  const point = { at: '', count: 1, failures: 0, p50: 12, value: 0.5 };
  const timed = { ...http, value: { number: 12, unit: 'ms' } };
  expect([http, timed, disk].map((check) => levelOf(point, check))).toEqual([12, 12, 0.5]);
});

it('finds the points of a check, and none of one that was never observed', () => {
  const [history] = nightHistory(['worker'], '2026-11-21T00:00:00.000Z', '2026-11-21T03:00:00.000Z');
  const [check] = workerHealth.checks;
  expect(check && pointsOf(history, check)).toHaveLength(360);
  expect(pointsOf(history, http)).toEqual([]);
  expect(pointsOf(undefined, http)).toEqual([]);
});

it('knows the newest observation', () => {
  const { lastCheck: _, ...never } = http;
  expect(lastChecked([never, http, disk])).toBe(http.lastCheck);
  expect(lastChecked([never])).toBeUndefined();
});
