import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RestartTarget } from '../../../engine/model/check.ts';
import { commandOf, describeTarget, hostRestarter } from '../../../engine/recovery/restarter.ts';
import { dieFolder } from '../../support/dead-folder.ts';
import { codeOf, temporaryFolder, value } from '../store/temporary.ts';

const never = new AbortController().signal;
const command = (...words: readonly string[]): RestartTarget => ({ type: 'command', command: words });

describe('what restarts a target', () => {
  it.each<[RestartTarget, readonly string[], string]>([
    [{ type: 'unit', unit: 'web.service' }, ['systemctl', 'restart', 'web.service'], 'unit web.service'],
    [{ type: 'container', container: 'web-1' }, ['docker', 'restart', '--', 'web-1'], 'container web-1'],
    [
      { type: 'kubernetes', resource: 'deployment/web', namespace: 'shop' },
      ['kubectl', 'rollout', 'restart', '--namespace=shop', '--', 'deployment/web'],
      'deployment/web in namespace shop',
    ],
    [command('make', 'up'), ['make', 'up'], 'command make up in /shop'],
    [command('/bin/make', 'up'), ['/bin/make', 'up'], 'command /bin/make up'],
  ])('%j', (target, argv, described) => {
    expect(commandOf(target, '/shop').argv).toEqual(argv);
    expect(describeTarget(target, '/shop')).toBe(described);
  });
});

describe('a restart by command', () => {
  it('runs in the root, without a shell', async () => {
    const root = temporaryFolder();
    value(await hostRestarter(root)(command('touch', '$(id) && up'), never));
    expect(existsSync(join(root, '$(id) && up'))).toBe(true);
  });

  it('leaves alive what it starts in the background', async () => {
    const root = temporaryFolder();
    const script = 'nohup sleep 60 >/dev/null 2>&1 & echo $! > pid';
    value(await hostRestarter(root)(command('sh', '-c', script), never));
    const pid = Number(readFileSync(join(root, 'pid'), 'utf8'));
    expect(process.kill(pid, 0)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });

  it.each<[string, readonly string[], string, RegExp]>([
    ['an exit code', ['sh', '-c', 'echo no such unit >&2; exit 5'], 'restart/failed', /exit code 5: no such unit/],
    [
      'a secret in what it says',
      ['sh', '-c', 'echo DB_PASSWORD=zzz https://u:zzz@h/ >&2; exit 5'],
      'restart/failed',
      /exit code 5: DB_PASSWORD=\*\*\* https:\/\/\*\*\*@h\//,
    ],
    [
      'a private key as the last it says',
      ['sh', '-c', 'printf "%s\\n" "-----BEGIN PRIVATE KEY-----" zzz; exit 5'],
      'restart/failed',
      /exit code 5: \*\*\*/,
    ],
    ['a signal', ['sh', '-c', 'kill -9 $$'], 'restart/failed', /SIGKILL/],
    ['a program that is not there', ['no-such-program'], 'restart/no-program', /no-such-program is not on this host/],
    [
      'a path at which nothing is',
      ['/nosuch/bin', 'up'],
      'restart/no-program',
      /^There is no \/nosuch\/bin on this host\. Install it/,
    ],
    ['a question', ['sh', '-c', 'echo refused - the right host? >&2; exit 1'], 'restart/failed', /right host\? Run it/],
    [
      'a long command, cut',
      ['sh', '-c', `exit 3 # ${'so much to do '.repeat(9)}`],
      'restart/failed',
      /^`sh -c exit 3 # [a-z ]{44}…` ended with exit code 3\. Run it/,
    ],
    ['a program that is no file', ['/etc/passwd/up'], 'restart/failed', /`\/etc\/passwd\/up` did not start: .*ENOTDIR/],
    ['a word that no program can be given', ['sh', 'a\0b'], 'restart/failed', /did not start/],
    ['no end in time', ['sleep', '60'], 'restart/timeout', /had not ended after 300ms/],
  ])('fails with %s', async (_, words, code, message) => {
    const result = await hostRestarter(temporaryFolder(), 300)(command(...words), never);
    expect(codeOf(result)).toBe(code);
    expect(result).toMatchObject({ failure: { message: expect.stringMatching(message) } });
  });

  it('lets what it started go on talking', async () => {
    const root = temporaryFolder();
    value(await hostRestarter(root)(command('sh', '-c', '(sleep 0.2; echo up && echo up && touch alive) &'), never));
    await vi.waitFor(() => expect(existsSync(join(root, 'alive'))).toBe(true), 5_000);
  });

  it('keeps the end of much that is said', async () => {
    const result = await hostRestarter(temporaryFolder())(command('sh', '-c', 'seq 200000; echo é; exit 3'), never);
    expect(result).toMatchObject({ failure: { message: expect.stringMatching(/exit code 3: é\./) } });
  });

  it.each<[string, number, string, RegExp]>([
    ['in time', 300, 'restart/timeout', /was stopped/],
    [
      'before the daemon',
      60_000,
      'restart/ended-with-daemon',
      /was ended with the daemon, so that its outcome is unknown/,
    ],
  ])('that does not end %s is ended with its children', async (_, timeout, code, message) => {
    const root = temporaryFolder();
    const daemon = new AbortController();
    const script = 'sleep 60 & echo $! > made; mv made pid; wait';
    const ended = hostRestarter(root, timeout)(command('sh', '-c', script), daemon.signal);
    const pid = await vi.waitFor(() => Number(readFileSync(join(root, 'pid'), 'utf8')), 5_000);
    if (timeout > 1_000) daemon.abort();
    const result = await ended;
    expect(codeOf(result)).toBe(code);
    expect(result).toMatchObject({ failure: { message: expect.stringMatching(message) } });
    await vi.waitFor(() => expect(runs(pid)).toBe(false), 5_000);
  });

  it.each<[string, string, RestartTarget]>([
    ['folder', '/healer-dead', command('true')],
    ['program', '/', command('/healer-dead/up')],
  ])('whose %s does not answer is not begun, and holds nothing up', async (what, root, target) => {
    dieFolder('/healer-dead');
    const result = await hostRestarter(root, 300)(target, never);
    expect(codeOf(result)).toBe('restart/unanswered');
    expect(result).toMatchObject({ failure: { message: expect.stringContaining(`${what} /healer-dead`) } });
  });

  it('of what is no command asks no folder but those of PATH', async () => {
    dieFolder('/healer-dead');
    const result = await hostRestarter('/healer-dead', 5_000)({ type: 'container', container: 'healer-none' }, never);
    expect(codeOf(result)).not.toBe('restart/unanswered');
  });

  it.each<[string, number, string, RegExp]>([
    [
      'in time',
      300,
      'restart/stays',
      /had not ended after 300ms, cannot be stopped, and still runs as process (\d+)\./,
    ],
    [
      'with the daemon',
      60_000,
      'restart/ended-with-daemon',
      /goes on as process (\d+), so that its outcome is unknown/,
    ],
  ])('that cannot be ended %s, as one of another user, is left', async (_, timeout, code, message) => {
    const daemon = new AbortController();
    const kill = process.kill.bind(process);
    // What the kernel answers for a process of another user.
    const refusing = vi.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    });
    onTestFinished(() => refusing.mockRestore());
    const root = temporaryFolder();
    const ended = hostRestarter(root, timeout)(command('sh', '-c', 'touch up; exec sleep 60'), daemon.signal);
    await vi.waitFor(() => expect(existsSync(join(root, 'up'))).toBe(true), 5_000);
    if (timeout > 1_000) daemon.abort();
    const result = await ended;
    const said = result.ok ? '' : result.failure.message;
    expect(codeOf(result)).toBe(code);
    expect(said).toMatch(message);
    const pid = Number(message.exec(said)?.[1]);
    expect(runs(pid)).toBe(true);
    kill(pid, 'SIGKILL');
  });

  it('is not begun once the daemon ends', async () => {
    const root = temporaryFolder();
    const result = await hostRestarter(root)(command('touch', 'up'), AbortSignal.abort());
    expect(result).toMatchObject({
      failure: { message: expect.stringContaining('was not started, because the daemon') },
    });
    expect(existsSync(join(root, 'up'))).toBe(false);
  });
});

/** A process that has ended and waits for its parent to ask does not run. */
function runs(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
