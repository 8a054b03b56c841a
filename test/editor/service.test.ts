import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ownNode } from '../../scripts/code-server.mjs';
import { repository } from '../support/editor.ts';

// The real tools of systemd, in the slow suite because they have to be installed (`apt-get install systemd`). No systemd
// runs here, so what it would do with the unit is not seen: systemctl is stood in for in test/cli/commands/service.test.ts.

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'healer-service-')));
const cli = join(repository, 'dist', 'cli.js');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it.each<[string, readonly string[]]>([
  ['of a user', []],
  ['of the host', ['--system']],
])('systemd-analyze finds nothing to say of the unit %s', (_, flags) => {
  const folder = mkdtempSync(join(scratch, 'unit-'));
  const dir = join(folder, 'a shop, 100% $HOME "here"');
  mkdirSync(dir);
  const args = ['service', 'install', '--print', '--dir', dir, '--listen', '9464', ...flags];
  // A Node of the host's, as verifying asks for one that is there; what the service is to copy is not there yet.
  const places = join(folder, 'bin');
  mkdirSync(places);
  copyFileSync(realpathSync(ownNode), join(places, 'node'));
  const env = { ...process.env, ...(flags.length > 0 && { PATH: `${places}:${process.env['PATH']}` }) };
  const printed = spawnSync(ownNode, [cli, ...args], { encoding: 'utf8', env });
  expect(printed.status).toBe(0);
  const unit = join(folder, 'healer.service');
  writeFileSync(unit, printed.stdout);
  const verified = spawnSync('systemd-analyze', [...(flags.length > 0 ? [] : ['--user']), 'verify', unit], {
    encoding: 'utf8',
    env: { ...process.env, XDG_RUNTIME_DIR: scratch },
  });
  expect([verified.status, verified.stderr]).toEqual([0, '']);
});

/** Perl is on every Debian, and opens the datagram socket that Node cannot: it prints what it is told, once. */
const listener = `
use Socket;
socket(my $s, AF_UNIX, SOCK_DGRAM, 0) or die; bind($s, pack_sockaddr_un($ARGV[0])) or die;
$| = 1; print "listening\\n";
while (defined recv($s, my $message, 4096, 0)) { print $message; exit if $message =~ /READY=1/ }
`;

it('tells a real datagram socket that it is ready', async () => {
  const socket = join(scratch, 'notify');
  const perl = spawn('perl', ['-e', listener, socket], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  perl.stdout.setEncoding('utf8').on('data', (text) => {
    told += text;
  });
  await once(perl.stdout, 'data');
  const dir = mkdtempSync(join(scratch, 'health-'));
  const args = ['daemon', '--dir', dir, '--state-dir', join(scratch, 'state')];
  const daemon = spawn(ownNode, [cli, ...args], { env: { ...process.env, NOTIFY_SOCKET: socket }, stdio: 'ignore' });
  await once(perl, 'close');
  expect(told).toContain('READY=1\n');
  expect(told).toContain(`STATUS=watches ${dir}, keeps ${join(scratch, 'state')}`);
  daemon.kill('SIGTERM');
  expect(await once(daemon, 'exit')).toEqual([0, null]);
});
