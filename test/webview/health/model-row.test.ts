import { describe, expect, it } from 'vitest';
import type { CheckHealth, WorkloadHealth } from '../../../engine/protocol/page.ts';
import {
  failsText,
  nowText,
  restartsText,
  rowTone,
  silenceText,
  stabilityText,
  whyParts,
} from '../../../webview/src/health/model-row.ts';
import { nightNow } from '../../support/night.ts';
import {
  apiHealth,
  billingHealth,
  diskHealth,
  mailerHealth,
  reportsHealth,
  unkeptNight,
  webHealth,
  workerHealth,
} from '../../support/night-health.ts';

const now = Date.parse(nightNow);
const night = [billingHealth, apiHealth, diskHealth, workerHealth, webHealth, reportsHealth];
const check = (from: WorkloadHealth, more: Partial<CheckHealth> = {}): CheckHealth => {
  const [first] = from.checks;
  if (!first) throw new Error('it has a check');
  return { ...first, ...more };
};

describe('a row of the night', () => {
  it.each([
    ['now', ['503', '1.84 s', '86%', '0 jobs/s', '142 ms', 'exit 1'], (one: WorkloadHealth) => nowText(one.checks[0])],
    [
      'fails',
      ['38 in a row', '2 of 3', '3 of 5', '18 in a row', '0', '7 in a row'],
      (one: WorkloadHealth) => failsText(one.checks[0]),
    ],
    ['restarts', ['1 of 3', '0 of 5', '–', '0 of 5', '0 of 5', '–'], restartsText],
    ['stability', ['71', '88', '97', '92', '100', '90'], stabilityText],
    ['tone', ['bad', 'risk', 'risk', '', '', ''], (one: WorkloadHealth) => rowTone(one.state)],
  ] as const)('says %s', (_, expected, text) => expect(night.map(text)).toEqual(expected));

  it.each<[WorkloadHealth, readonly string[]]>([
    [billingHealth, ['HTTP 503, expected 200–399: no database connection']],
    [apiHealth, ['Took 1.84 s, expected at most 1.5 s', 'one more failure makes it unhealthy']],
    [diskHealth, ['86% used, expected at most 85%', '2 more failures make it unhealthy']],
    [workerHealth, ['Depends on billing_api, which is unhealthy', 'no alert of its own']],
    [
      { ...billingHealth, message: 'HTTP 503 from http://127.0.0.1:8082/healthz, expected 200–399' },
      ['HTTP 503, expected 200–399'],
    ],
    [webHealth, []],
    [
      reportsHealth,
      ['Silenced until 04:00 UTC by jonas: “nightly reindex”', 'Exit code 1: index reports_by_day is being rebuilt'],
    ],
    [{ ...webHealth, state: 'unknown', message: '' }, ['Not checked yet']],
    [
      mailerHealth,
      [
        'Its definition cannot be used: This is not YAML: a flow sequence is not closed',
        'when it was watched: connection refused',
      ],
    ],
    [
      { ...mailerHealth, state: 'unknown', unusable: { failure: unkeptNight, checks: [] } },
      [`Its definition cannot be used: ${unkeptNight.message.slice(0, -1)}`],
    ],
    [{ ...apiHealth, checks: [check(apiHealth, { consecutiveFails: 3 })] }, ['Took 1.84 s, expected at most 1.5 s']],
    [{ ...reportsHealth, checks: webHealth.checks }, ['Silenced until 04:00 UTC by jonas: “nightly reindex”']],
  ])('says why', (one, parts) => expect(whyParts(one, now, true)).toEqual(parts));

  it.each<[WorkloadHealth, readonly string[]]>([
    [billingHealth, ['HTTP 503, expected 200–399: no database connection']],
    [apiHealth, ['Took 1.84 s, expected at most 1.5 s']],
    [workerHealth, ['Depends on billing_api, which was unhealthy']],
  ])('says why it was so while nothing is watched', (one, parts) => expect(whyParts(one, now, false)).toEqual(parts));
});

describe('a row without much to say', () => {
  it.each([
    [undefined, '–'],
    [check(webHealth, { latency: 0.8, value: { number: 0.8, unit: 'ms' } }), '0.8 ms'],
    [check(billingHealth, { value: { number: 12, unit: 'ms' } }), '503'],
    [check(billingHealth, { actual: 'refused' }), 'refused'],
  ])('says what it can', (one, text) => expect(nowText(one)).toBe(text));

  it('says – where nothing is known', () => {
    const { latency: _, ...silent } = check(webHealth);
    const { stability: __, ...young } = webHealth;
    expect([nowText(silent), failsText(undefined), stabilityText(young)]).toEqual(['–', '–', '–']);
  });

  it.each([
    [{ auto: true, count: 4, attempts: 2, max: 0, exhausted: false }, '2'],
    [{ auto: false, count: 4, attempts: 0, max: 5, exhausted: false }, '4'],
  ])('restarts %o are %s', (restart, text) => expect(restartsText({ ...webHealth, restart })).toBe(text));
});

it('names the day a silence ends where that is another', () => {
  const silence = {
    ...(reportsHealth.silence as NonNullable<WorkloadHealth['silence']>),
    ends: '2026-11-23T04:00:00.000Z',
  };
  expect(silenceText(silence, now)).toBe('Silenced until 23 Nov 2026 04:00 UTC by jonas: “nightly reindex”');
});
