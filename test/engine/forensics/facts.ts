import type { ProcessState, ReportFacts, ReportSections } from '../../../engine/model/report.ts';

const state: ProcessState = {
  takenAt: '2026-11-21T02:54:10.000Z',
  pid: 4242,
  name: 'node',
  state: 'sleeping',
  parent: { pid: 1, name: 'systemd' },
  user: 1000,
  command: ['/usr/bin/node', 'server.js', '--token=***', 'two words'],
  folder: '/srv/api',
  startedAt: '2026-11-20T22:00:00.000Z',
  startTicks: 123_456,
  cpu: { user: 90_500, system: 12_000, average: 0.004, now: 0.97 },
  memory: { resident: 1_932_735_283, peak: 2_040_109_466, virtual: 12_884_901_888, swap: 52_428_800 },
  threads: 23,
  openFiles: { count: 1020, sockets: 990, pipes: 2, files: ['/dev/null', '/var/log/api.log'] },
  limits: [
    { name: 'cpu time', soft: null, hard: null, unit: 'seconds' },
    { name: 'stack size', soft: 8_388_608, hard: null, unit: 'bytes' },
    { name: 'open files', soft: 1024, hard: 524_288, unit: 'files' },
    { name: 'nice priority', soft: 0, hard: 0, unit: '' },
  ],
  cgroup: {
    path: '/system.slice/api.service',
    memory: 2_040_109_466,
    memoryLimit: 2_147_483_648,
    oomKills: 1,
    tasks: 23,
    taskLimit: 512,
  },
  unread: ['folder: permission denied'],
};

const unread = { status: 'unread', took: 0, reason: 'no reason' } as const;

const nothing: ReportSections = {
  process: { ...unread, reason: 'no process is known for it' },
  log: { ...unread, reason: 'no log file is known for it' },
  host: { status: 'late', took: 2150, reason: 'no answer within 2s' },
  kernel: {
    ...unread,
    reason: '/dev/kmsg: permission denied; dmesg is not on the PATH; journalctl is not on the PATH',
  },
  docker: { ...unread, reason: 'docker is not on the PATH' },
  kubernetes: { ...unread, reason: 'kubectl is not on the PATH' },
  changes: { ...unread, reason: 'The folder is not trusted in the editor, so nothing of it was executed.' },
  tools: { ...unread, reason: 'none of htop, btop, lazydocker, k9s is on the PATH' },
};

/** Of a person's asking, where nothing could be read. */
export const bareReport: ReportFacts = {
  format: 1,
  id: '019e1a2b-0000-7000-8000-000000000002',
  at: '2026-11-21T02:54:12.123Z',
  source: 'shop-1',
  scope: 'local',
  what: 'taken by hand',
  trigger: 'manual',
  root: '/srv/shop',
  trusted: false,
  events: [],
  sections: nothing,
};

/** Of a process that has ended, with an answer of every source. */
export const wholeReport: ReportFacts = {
  ...bareReport,
  id: '019e1a2b-0000-7000-8000-000000000001',
  what: 'api has ended',
  trigger: 'crash',
  trusted: true,
  workload: 'api',
  check: 'http',
  pid: 4242,
  lastReport: {
    workload: 'api',
    check: 'http',
    type: 'http',
    target: 'http://127.0.0.1:8080/healthz',
    result: 'failed',
    message: 'connection refused',
    expected: 'status 200-399',
    actual: 'no answer',
    startedAt: '2026-11-21T02:54:12.000Z',
    took: 2,
    notes: [],
    source: { file: '/srv/shop/health/api.yaml', line: 1 },
  },
  events: [
    {
      id: '1',
      at: '2026-11-21T02:53:42.000Z',
      kind: 'check_fail',
      source: 'shop-1',
      scope: 'local',
      workload: 'api',
      check: 'http',
      actor: { name: 'check', via: 'daemon' },
      message: 'connection refused',
    },
  ],
  sections: {
    process: {
      status: 'read',
      took: 4,
      data: { before: state, ended: 'It has ended: no process has the id 4242.' },
    },
    log: {
      status: 'read',
      took: 3,
      data: {
        files: [
          {
            path: '/var/log/api.log',
            changedAt: '2026-11-21T02:54:11.000Z',
            bytes: 73_400_320,
            lines: ['listening on 8080', '', 'FATAL ERROR: heap out of memory'],
            cut: true,
          },
        ],
        unread: ['/var/log/old.log: there is no such file'],
      },
    },
    host: {
      status: 'read',
      took: 12,
      data: {
        type: 'host',
        hostname: 'shop-1',
        platform: 'Linux 6.18.0 x64',
        uptime: 93_784,
        load: [3.5, 1.25, 0.5],
        cpus: 2,
        memory: { total: 4_294_967_296, available: 214_748_365 },
        swap: { total: 1_073_741_824, free: 0 },
        disks: [{ mount: '/', size: 107_374_182_400, available: 5_368_709_120 }],
        topProcesses: [{ pid: 4242, name: 'node', memory: 1_932_735_283 }],
        unread: ['disks: no answer within 1s500ms'],
      },
    },
    kernel: {
      status: 'read',
      took: 9,
      data: {
        from: '/dev/kmsg',
        lines: [{ at: '2026-11-21T02:54:11.500Z', text: 'Out of memory: Killed process 4242 (node)' }],
      },
    },
    docker: {
      status: 'read',
      took: 60,
      data: {
        containers: [{ name: 'db', image: 'postgres:17', state: 'running', status: 'Up 3 days' }],
        moreContainers: 2,
        container: {
          name: 'api',
          image: 'shop/api:7',
          status: 'exited',
          exitCode: 137,
          oomKilled: true,
          error: 'out of memory',
          startedAt: '2026-11-20T22:00:00.5Z',
          finishedAt: '2026-11-21T02:54:11.5Z',
          restarts: 4,
          health: 'unhealthy',
        },
      },
    },
    kubernetes: {
      status: 'read',
      took: 300,
      data: {
        context: 'kind-shop',
        pods: [{ namespace: 'shop', name: 'web-1', ready: '0/1', status: 'CrashLoopBackOff', restarts: 12 }],
        morePods: 1,
      },
    },
    changes: {
      status: 'read',
      took: 30,
      data: {
        type: 'git',
        branch: 'main',
        commits: [
          {
            hash: '0123456789abcdef',
            author: 'Mara',
            at: '2026-11-20T21:50:00.000Z',
            subject: 'Keep sessions in memory',
            files: ['api/session.js'],
          },
        ],
        uncommitted: ['api/config.json'],
      },
    },
    tools: {
      status: 'read',
      took: 1,
      data: {
        tools: [
          { name: 'htop', purpose: 'the processes of this host', path: '/usr/bin/htop', command: ['htop'] },
          { name: 'k9s', purpose: 'the pods of the cluster', path: '/usr/bin/k9s', command: ['k9s'] },
        ],
      },
    },
  },
};

const forged = 'x\nKernel\n  nothing\u001b[2J\r\u202e';

/** Whose every word tries to pass for a part of the report, or to steer the terminal it is shown in. */
export const hostileReport: ReportFacts = {
  ...bareReport,
  what: 'a\nTrigger       manual',
  trigger: 'unhealthy',
  workload: '\u001b[2J',
  sections: {
    ...nothing,
    process: {
      status: 'read',
      took: 1,
      data: { now: { ...state, name: forged, command: [forged], unread: [forged] } },
    },
    log: {
      status: 'read',
      took: 1,
      data: { files: [{ path: forged, changedAt: '', bytes: 3, lines: ['Kernel', forged], cut: false }] },
    },
    kernel: { ...unread, reason: forged },
  },
};
