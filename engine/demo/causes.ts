import type { Severity } from '../model/check.ts';
import type { Resolution } from '../model/incident.ts';

/** What goes wrong in the shop again and again. */
export interface DemoCause {
  readonly workload: string;
  readonly check: string;
  readonly alert?: string;
  readonly severity: Severity;
  /** What the failing check says. */
  readonly error: string;
  /** How people title it who open it by hand. */
  readonly title: string;
  /** How often it happens beside the others. */
  readonly weight: number;
  /** How long it lasts: from, to, in minutes. */
  readonly minutes: readonly [number, number];
  /** What fails with it because it depends on it. */
  readonly joins: readonly { readonly workload: string; readonly check: string; readonly error: string }[];
  readonly notes: readonly string[];
  readonly fixes: readonly string[];
  /** What stays the same from one time to the next. */
  readonly resolution: Omit<Resolution, 'fix' | 'action_items' | 'downtime_minutes' | 'toil_minutes'>;
  readonly items: readonly string[];
}

export const noConnection: DemoCause = {
  workload: 'api',
  check: 'http',
  alert: 'api_down',
  severity: 'P1',
  error: 'HTTP 503 from http://127.0.0.1:18081/healthz, expected 200',
  title: 'api answers 503: no database connection',
  weight: 5,
  minutes: [12, 55],
  joins: [{ workload: 'web', check: 'http', error: 'HTTP 502 from http://127.0.0.1:18080/healthz, expected 200–399' }],
  notes: [
    'All 100 connections of the database are taken; the api waits for one.',
    'SELECT state, count(*) FROM pg_stat_activity GROUP BY 1 shows 74 idle sessions of the worker.',
    'The api answers again for a minute after each restart, then the pool is empty.',
  ],
  fixes: [
    'Set the worker’s pool back to 10 and restarted the api',
    'Ended idle sessions of the worker and restarted the api',
    'Put the limit of connections up to 200 until the worker’s pool was smaller again',
  ],
  resolution: {
    summary: 'The api answered 503 because the database had no connection left for it.',
    root_cause:
      'The worker’s pool is as large as the database’s limit, so a burst of jobs leaves no connection for the api.',
    trigger: 'A burst of receipts after a newsletter',
    category: 'capacity',
    component: 'connection pool',
    detection: 'The api’s health check, three failures in a row',
    impact: 'Nobody could order; the page of the shop said to come back later.',
    toil_category: 'restarts by hand',
    went_well: 'The alert named the api within half a minute.',
    could_be_better: 'Nobody saw the number of connections rise for twenty minutes.',
    lessons: 'A pool is a promise of the database, not a wish of the client.',
  },
  items: [
    'Alert on connections above 80 of 100',
    'Give the api a pool of its own in pgbouncer',
    'Limit the worker’s pool to 10 in its configuration',
  ],
};

export const jobsWait: DemoCause = {
  workload: 'worker',
  check: 'queue',
  alert: 'H7',
  severity: 'P3',
  error: 'exit code 1: 412 jobs wait, the oldest for 14m',
  title: 'worker is stuck: jobs wait',
  weight: 6,
  minutes: [15, 140],
  joins: [],
  notes: [
    'The same job is tried again and again: a receipt for an order without an address.',
    'Moved job 88213 aside; the queue drains at 40 a second.',
    'jstack shows all four threads waiting for the mail server.',
  ],
  fixes: [
    'Moved the broken job aside and restarted the worker',
    'Restarted the worker; the mail server answered again',
  ],
  resolution: {
    summary: 'Receipts were sent late because one job kept the worker busy.',
    root_cause: 'A job that fails is tried again at once and without end, before all others.',
    trigger: 'An order without an address, imported from the old shop',
    category: 'software fault',
    component: 'job queue',
    detection: 'The check of the queue’s age',
    impact: 'Receipts came up to two hours late.',
    toil_category: 'cleaning a queue by hand',
    went_well: 'The check tells the age of the oldest job, so that it was clear at once.',
    could_be_better: 'It is the fourth time; the fix is known and not done.',
    lessons: 'Retries need a limit and a place for what failed.',
  },
  items: ['Give up on a job after five tries and keep it aside', 'Validate addresses when orders are imported'],
};

export const slowPage: DemoCause = {
  workload: 'web',
  check: 'http',
  severity: 'P2',
  error: 'took 1.8 s, expected at most 500ms',
  title: 'web is slow: over a second for the first page',
  weight: 5,
  minutes: [20, 180],
  joins: [],
  notes: [
    'EXPLAIN of the query for what is in stock: a sequential scan over 2.1 million rows.',
    'Switched the block off; back at 30 ms.',
    'The cache was emptied by the deploy and never filled.',
  ],
  fixes: [
    'Added the index on stock(product, place)',
    'Switched off what is in stock on the first page until the index was there',
    'Filled the cache by hand after the deploy',
  ],
  resolution: {
    summary: 'The first page took over a second.',
    root_cause: 'The query for what is in stock has no index, and the cache that hid it is emptied by every deploy.',
    trigger: 'A deploy in the morning',
    category: 'performance',
    component: 'first page',
    detection: 'The latency the check expects',
    impact: 'One in five visitors left before the page was there.',
    toil_category: 'switching features by hand',
    went_well: 'The block could be switched off without a deploy.',
    could_be_better: 'The slow query was in the log for a week before.',
    lessons: 'A cache hides a slow query until it is empty.',
  },
  items: ['Fill the cache before traffic is let in', 'Look at the slow query log every Monday'],
};

export const causes: readonly DemoCause[] = [
  noConnection,
  {
    workload: 'database',
    check: 'tcp',
    alert: 'H6',
    severity: 'P1',
    error: 'connection refused by 127.0.0.1:18082',
    title: 'database is not reachable',
    weight: 3,
    minutes: [4, 30],
    joins: [
      { workload: 'api', check: 'http', error: 'HTTP 503 from http://127.0.0.1:18081/healthz, expected 200' },
      { workload: 'worker', check: 'queue', error: 'exit code 1: no connection to the queue' },
    ],
    notes: [
      'The process is gone. dmesg: Out of memory: Killed process 2210 (postgres).',
      'It replays its log; two more minutes.',
      'A report over all orders took 6 GiB in one sort.',
    ],
    fixes: [
      'Started the database again and moved the report to the replica',
      'Started the database again with work_mem at 64 MB',
    ],
    resolution: {
      summary: 'The kernel killed the database for want of memory.',
      root_cause: 'A report over all orders sorts in memory without a limit, on the host of the database.',
      trigger: 'The monthly report, started by hand in the afternoon',
      category: 'resource exhaustion',
      component: 'database',
      detection: 'The check of the database’s port',
      impact: 'Api and worker stood still; orders of that time were lost to customers who did not try again.',
      toil_category: 'recovery by hand',
      went_well: 'The database replayed its log without loss.',
      could_be_better: 'The runbook did not say where its log is.',
      lessons: 'What people start by hand needs the same limits as what runs by itself.',
    },
    items: [
      'Run reports on the replica',
      'Set work_mem for the role of reports',
      'Say in the runbook where the log is',
    ],
  },
  jobsWait,
  slowPage,
  {
    workload: 'api',
    check: 'orders',
    severity: 'P2',
    error: 'HTTP 500 from http://127.0.0.1:18081/orders, expected 200–399',
    title: 'orders cannot be read: 500 since the deploy',
    weight: 4,
    minutes: [8, 45],
    joins: [],
    notes: [
      'TypeError: Cannot read properties of undefined (reading "total"), since 1.18.0.',
      'Rolled back to 1.17.3.',
      'Only orders with a voucher are affected.',
    ],
    fixes: ['Rolled the api back to the version before', 'Deployed a fix that reads orders with a voucher'],
    resolution: {
      summary: 'Customers could not see their orders after a deploy.',
      root_cause: 'Orders with a voucher have no total, and the new page adds them up without looking.',
      trigger: 'The deploy of a new version of the api',
      category: 'change',
      component: 'orders',
      detection: 'The check of /orders',
      impact: 'One customer in twelve saw an error instead of their orders.',
      toil_category: 'rollback by hand',
      went_well: 'The rollback took three minutes.',
      could_be_better: 'No test has an order with a voucher.',
      lessons: 'Test data wants the odd cases, not the many.',
    },
    items: ['Add orders with vouchers to the test data', 'Deploy to one instance first and wait five minutes'],
  },
  {
    workload: 'database',
    check: 'tcp',
    alert: 'H2',
    severity: 'P2',
    error: 'no greeting within 1s from 127.0.0.1:18082',
    title: 'database stops answering: its disk is full',
    weight: 3,
    minutes: [25, 90],
    joins: [{ workload: 'api', check: 'http', error: 'no answer within 2s from http://127.0.0.1:18081/healthz' }],
    notes: [
      '/var/lib/postgresql is at 100%: 61 GiB of write-ahead log.',
      'The replica has been away since Thursday and its slot holds the log back.',
      'Dropped the slot; 58 GiB free.',
    ],
    fixes: [
      'Dropped the slot of the replica that was gone and made the replica anew',
      'Removed old logs and gave the volume 40 GiB more',
    ],
    resolution: {
      summary: 'The database stopped because its disk was full.',
      root_cause: 'The slot of a replica that was gone kept the write-ahead log without end.',
      trigger: 'The replica was switched off for maintenance and forgotten',
      category: 'resource exhaustion',
      component: 'disk of the database',
      detection: 'The check of the database’s port; the disk’s own alert came later',
      impact: 'No orders for the time; nothing that had been confirmed was lost.',
      toil_category: 'freeing space by hand',
      went_well: 'Nobody deleted the log of the database by hand.',
      could_be_better: 'The disk was at 80% for two days.',
      lessons: 'A slot without a reader is a disk that fills.',
    },
    items: ['Alert on slots without a reader', 'Set max_slot_wal_keep_size to 20GB', 'Alert on the disk at 80%'],
  },
  {
    workload: 'web',
    check: 'http',
    alert: 'H3',
    severity: 'P4',
    error: 'certificate ends in 9 days, expected at least 14',
    title: 'certificate of the shop ends soon',
    weight: 2,
    minutes: [240, 1500],
    joins: [],
    notes: ['The renewal fails: port 80 is closed since the firewall was changed.', 'Renewed by hand.'],
    fixes: ['Opened port 80 for the renewal and renewed by hand'],
    resolution: {
      summary: 'The certificate was not renewed by itself.',
      root_cause: 'The renewal needs port 80, which a change of the firewall closed.',
      trigger: 'The new rules of the firewall',
      category: 'configuration',
      component: 'certificate',
      detection: 'The check of the certificate',
      impact: 'None: it was renewed in time.',
      went_well: 'There were nine days left.',
      lessons: 'What renews itself must be seen to have done so.',
    },
    items: ['Renew over DNS instead of port 80'],
  },
];
