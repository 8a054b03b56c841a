import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ownNode } from '../../scripts/code-server.mjs';
import { repository } from '../support/editor.ts';
import { offences, parseTrace } from '../support/system-calls.ts';

const examples = join(repository, 'examples');
const cli = join(repository, 'dist', 'cli.js');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'healer-strace-')));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What a dry run may read: itself, the definitions, and what Node and its C library read to start. */
const readable = [
  ownNode,
  join(repository, 'dist'),
  join(repository, 'package.json'),
  examples,
  // What git ignores in the examples is told by the files of the repository they are in.
  join(repository, '.gitignore'),
  join(repository, '.git'),
  '/lib',
  '/usr/lib',
  '/etc/ld.so.cache',
  '/etc/ssl',
  '/usr/lib/ssl',
  '/etc/localtime',
  '/usr/share/zoneinfo',
  '/proc/self',
  '/proc/cpuinfo',
  '/proc/meminfo',
  '/proc/version_signature',
  '/sys/fs/cgroup',
  '/sys/devices/system/cpu',
  '/dev/null',
  // Node's resolver reads these when it is loaded; looking a name up would be a socket.
  '/etc/resolv.conf',
  '/etc/nsswitch.conf',
  '/etc/netsvc.conf',
  '/etc/svc.conf',
];

const names = readdirSync(join(examples, 'playbooks')).map((file) => file.replace('.playbook.yaml', ''));

function dryRun(name: string, ...options: string[]) {
  const trace = join(scratch, `${name}.trace`);
  const args = ['playbooks', 'run', name, '--dry-run', '--dir', examples, ...options];
  const result = spawnSync(
    'strace',
    ['-f', '-e', 'trace=file,network,process', '-s', '4096', '-o', trace, ownNode, cli, ...args],
    {
      cwd: repository,
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', HOME: scratch, HEALER_STATE_DIR: join(scratch, 'state') },
    },
  );
  return { ...result, calls: parseTrace(readFileSync(trace, 'utf8')) };
}

it.each(names)('a dry run of %s reads and does nothing else', (name) => {
  const { status, stdout, stderr, calls } = dryRun(name);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(name);
  expect(calls.length).toBeGreaterThan(20);
  expect(offences(calls, { program: ownNode, readable })).toEqual([]);
  expect(existsSync(join(scratch, 'state'))).toBe(false);
});

it('would notice more: a trace of a program that writes', () => {
  const trace = join(scratch, 'writes.trace');
  const script = `require('node:fs').writeFileSync(${JSON.stringify(join(scratch, 'written'))}, '')`;
  spawnSync('strace', ['-f', '-e', 'trace=file,network,process', '-o', trace, ownNode, '-e', script]);
  const calls = parseTrace(readFileSync(trace, 'utf8'));
  expect(offences(calls, { program: ownNode, readable })).toEqual([expect.stringContaining('opens to write')]);
});
