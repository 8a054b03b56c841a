import { describe, expect, it } from 'vitest';
import {
  lastChecked,
  leadingCheck,
  levelOf,
  measureText,
  overdueAt,
  pointsOf,
  shortTarget,
} from '../../../webview/src/health/model-check.ts';
import {
  billingHealth,
  diskHealth,
  nightHistory,
  nightOverview,
  webHealth,
  workerHealth,
} from '../../support/night-health.ts';

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

describe('when checks are overdue, from when the answer came', () => {
  const at = '2026-11-21T03:12:40.000Z';
  const since = '2026-11-21T03:00:00.000Z';
  const watching = { root: '/shop', folders: ['/shop/health'], since };
  const every = (interval: number, lastCheck?: string) => {
    const { lastCheck: _, ...never } = http;
    return { ...webHealth, checks: [{ ...never, interval, ...(lastCheck && { lastCheck }) }] };
  };
  const { watching: _, ...notWatched } = nightOverview;
  const failure = { code: 'definition/invalid', message: 'no target' };
  const broken = { ...every(1_000), unusable: { failure, checks: [] } };
  it.each([
    ['after three intervals', [every(30_000, '2026-11-21T03:12:40.000Z')], 90_000],
    ['less what had gone by when it was asked', [every(30_000, '2026-11-21T03:12:10.000Z')], 60_000],
    [
      'by the check that is observed most often',
      [every(3_600_000, at), every(10_000, '2026-11-21T03:12:38.000Z')],
      30_000,
    ],
    ['not before a check may have timed out', [every(1_000, at)], 15_000],
    ['long ago where nothing came since', [every(10_000, '2026-11-21T03:02:40.000Z')], -570_000],
    ['from when watching began, before the first observation', [every(300_000)], 900_000 - 760_000],
    ['not by observations of an earlier watch', [every(300_000, '2026-11-20T03:00:00.000Z')], 900_000 - 760_000],
    ['never where no definition can be used', [broken], undefined],
    ['never where there is no check', [], undefined],
  ])('%s', (_, workloads, after) => {
    const came = 1_000_000;
    const told = overdueAt({ at, watching, workloads, failures: [] }, came);
    expect(told === undefined ? undefined : told - came).toBe(after);
  });

  it('never where nothing is watched', () => expect(overdueAt(notWatched, 0)).toBeUndefined());
});
