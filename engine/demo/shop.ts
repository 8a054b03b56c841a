import type { Actor } from '../model/actor.ts';

/** A check of the shop in `examples/`, as it usually is. */
export interface DemoCheck {
  readonly workload: string;
  readonly check: string;
  readonly target: string;
  /** ms */
  readonly interval: number;
  /** What it takes on a quiet day, in ms. */
  readonly latency: number;
  readonly retries: number;
  readonly commit: { readonly subject: string; readonly file: string };
}

/** The checks that are enabled in `examples/health`, by the names they have there. */
export const demoChecks: readonly DemoCheck[] = [
  {
    workload: 'api',
    check: 'http',
    target: 'http://127.0.0.1:18081/healthz',
    interval: 10_000,
    latency: 14,
    retries: 3,
    commit: { subject: 'Raise the pool of the worker', file: 'shop.mjs' },
  },
  {
    workload: 'api',
    check: 'orders',
    target: 'http://127.0.0.1:18081/orders',
    interval: 60_000,
    latency: 46,
    retries: 3,
    commit: { subject: 'Read orders page by page', file: 'shop.mjs' },
  },
  {
    workload: 'database',
    check: 'tcp',
    target: '127.0.0.1:18082',
    interval: 10_000,
    latency: 2,
    retries: 2,
    commit: { subject: 'Keep the log of the database for a week', file: 'health/database.health.yaml' },
  },
  {
    workload: 'web',
    check: 'http',
    target: 'http://127.0.0.1:18080/healthz',
    interval: 15_000,
    latency: 31,
    retries: 3,
    commit: { subject: 'Show what is in stock on the first page', file: 'shop.mjs' },
  },
  {
    workload: 'worker',
    check: 'queue',
    target: 'node shop.mjs check worker',
    interval: 30_000,
    latency: 74,
    retries: 3,
    commit: { subject: 'Send receipts from the worker', file: 'rules/worker-stuck.rule.yaml' },
  },
];

/** Who works on its incidents, and through what. */
export const people: readonly Actor[] = [
  { name: 'mara', via: 'editor' },
  { name: 'jonas', via: 'cli' },
  { name: 'priya', via: 'editor' },
  { name: 'tomasz', via: 'editor' },
];

/** Where the demo's rows come from. */
export const demoOrigin = { source: 'demo', scope: 'local' } as const;
