import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HealthOverview, WorkloadHealth } from '../../../engine/model/health.ts';
import { createMetrics } from '../../../engine/watch/metrics.ts';

const started = new Date('2026-11-22T03:00:00.000Z');
const source = { file: '/shop/health/api.health.yaml', line: 1 };

const check = (name: string, more: Partial<WorkloadHealth['checks'][number]> = {}) => ({
  check: name,
  type: 'http' as const,
  target: 'http://127.0.0.1/',
  healthy: true,
  lastCheck: '2026-11-22T03:00:00.000Z',
  consecutiveFails: 0,
  retries: 3,
  totalChecks: 10,
  totalFails: 0,
  interval: 10_000,
  source,
  ...more,
});

const workload = (name: string, more: Partial<WorkloadHealth> = {}): WorkloadHealth => ({
  workload: name,
  state: 'healthy',
  message: '',
  checks: [check('http')],
  dependsOn: [],
  labels: {},
  restart: { auto: false, count: 0, attempts: 0, max: 0, exhausted: false },
  ...more,
});

const overview = (...workloads: WorkloadHealth[]): HealthOverview => ({
  at: '2026-11-22T03:00:10.000Z',
  workloads,
  failures: [],
});

const none = { restarts: [], crashes: [] };

it('are written in the text format, to the letter', async () => {
  const metrics = createMetrics({ version: '1.0.0', startedAt: started });
  metrics.observed({ workload: 'api', check: 'http', took: 3 });
  metrics.observed({ workload: 'api', check: 'http', took: 20_000 });
  metrics.late(0.4);
  metrics.late(300);
  const text = await metrics.expose(
    overview(
      workload('api', {
        state: 'unhealthy',
        restart: { auto: true, count: 3, attempts: 1, max: 5, exhausted: false },
        checks: [check('http', { healthy: false, totalFails: 4 }), check('new "one"\n\\', { totalChecks: 0 })],
        stability: { score: 71, window: 604_800_000, outages: 2, crashes: 0, mtbf: 302_400_000 },
      }),
      workload('disk', { checks: [check('disk', { value: { number: 0.83, unit: 'ratio' } })] }),
    ),
    {
      restarts: [
        { workload: 'api', outcome: 'worked', count: 2 },
        { workload: 'api', outcome: 'unknown', count: 1 },
      ],
      crashes: [{ workload: 'worker', count: 3 }],
    },
  );
  const fixed = text.replace(/^(process_(?:cpu_seconds_total|resident_memory_bytes)) .+$/gm, '$1 1');
  const file = join(import.meta.dirname, 'golden', 'metrics.txt');
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, fixed);
  expect(fixed).toBe(readFileSync(file, 'utf8'));
});

describe('what is shown', () => {
  const lines = async (metrics: ReturnType<typeof createMetrics>, shown: HealthOverview) =>
    (await metrics.expose(shown, none)).split('\n');

  it('is as it stands now, and nothing of what is not watched any more', async () => {
    const metrics = createMetrics({ version: '1.0.0', startedAt: started });
    metrics.observed({ workload: 'api', check: 'http', took: 1 });
    metrics.observed({ workload: 'web', check: 'http', took: 1 });
    await lines(metrics, overview(workload('api', { checks: [check('http', { totalFails: 4 })] }), workload('web')));
    const now = await lines(metrics, overview(workload('web', { state: 'at_risk' })));
    expect(now.filter((line) => line.includes('"api"'))).toEqual([]);
    expect(now).toContain('healer_check_failures_total{workload="web",check="http"} 0');
    expect(now).toContain('healer_workload_state{workload="web",state="at_risk"} 1');
    expect(now.filter((line) => line.startsWith('healer_workload_state{'))).toHaveLength(1);
    expect(now).toContain('healer_check_duration_seconds_count{workload="web",check="http"} 1');
  });

  it('lets checks that are due begin, and answers two who ask at once with one text', async () => {
    const metrics = createMetrics({ version: '1.0.0', startedAt: started });
    const shown = overview(...Array.from({ length: 1_000 }, (_, index) => workload(`w${index}`)));
    let turns = 0;
    let done = false;
    const turn = () => {
      turns++;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    const [one, other] = await Promise.all([metrics.expose(shown, none), metrics.expose(overview(), none)]);
    done = true;
    expect(turns).toBeGreaterThan(10);
    expect(other).toBe(one);
    expect(one.match(/^healer_up\{/gm)).toHaveLength(1_000);
  });

  it('says nothing of a check that was never looked at', async () => {
    const { lastCheck: _, ...unseen } = check('http');
    const metrics = createMetrics({ version: '1.0.0', startedAt: started });
    const now = await lines(metrics, overview(workload('api', { state: 'unknown', checks: [unseen] })));
    expect(now.filter((line) => line.startsWith('healer_up{'))).toEqual([]);
    expect(now).toContain('healer_workload_state{workload="api",state="unknown"} 1');
  });

  it('has histograms for 500 checks, and one for the others', async () => {
    const metrics = createMetrics({ version: '1.0.0', startedAt: started });
    for (let index = 0; index < 510; index++) metrics.observed({ workload: `w${index}`, check: 'http', took: 1 });
    const all = Array.from({ length: 510 }, (_, index) => workload(`w${index}`));
    const now = await lines(metrics, overview(...all));
    expect(now.filter((line) => line.startsWith('healer_check_duration_seconds_count'))).toHaveLength(501);
    expect(now).toContain('healer_check_duration_seconds_count{workload="_other",check="_other"} 10');
  });

  it('holds no label longer than 128 characters', async () => {
    const metrics = createMetrics({ version: '1.0.0', startedAt: started });
    const now = await lines(metrics, overview(workload('w', { checks: [check('x'.repeat(1_000))] })));
    expect(now).toContain(`healer_up{workload="w",check="${'x'.repeat(127)}…"} 1`);
  });
});
