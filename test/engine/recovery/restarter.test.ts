import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RestartTarget } from '../../../engine/model/check.ts';
import { commandOf, describeTarget, hostRestarter } from '../../../engine/recovery/restarter.ts';
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
    ['a signal', ['sh', '-c', 'kill -9 $$'], 'restart/failed', /SIGKILL/],
    ['a program that is not there', ['no-such-program'], 'restart/no-program', /no-such-program is not on this host/],
    ['no end in time', ['sleep', '60'], 'restart/timeout', /had not ended after 300ms/],
  ])('fails with %s', async (_, words, code, message) => {
    const result = await hostRestarter(temporaryFolder(), 300)(command(...words), never);
    expect(codeOf(result)).toBe(code);
    expect(result).toMatchObject({ failure: { message: expect.stringMatching(message) } });
  });

  it('ends when it is told to', async () => {
    const told = new AbortController();
    const ended = hostRestarter(temporaryFolder())(command('sleep', '60'), told.signal);
    told.abort();
    expect(codeOf(await ended)).toBe('restart/failed');
  });
});
