import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandLeft, othersRestarts, takeLease } from '../../../engine/recovery/lease.ts';
import { codeOf, temporaryFolder, value } from '../store/temporary.ts';

const at = (ms: number) => () => new Date(Date.parse('2026-11-22T03:00:00Z') + ms);

describe('the lease on what is restarted', () => {
  it('is one daemon’s at a time', () => {
    const folder = temporaryFolder();
    const held = value(takeLease('unit web.service', 10_000, { folder, holder: 'one', now: at(0) }));
    expect(codeOf(takeLease('unit web.service', 0, { folder, holder: 'two', now: at(1) }))).toBe('restart/lease-held');
    value(takeLease('unit api.service', 10_000, { folder, holder: 'two', now: at(1) })).release();
    held.release();
  });

  it('is refused for as long as an attempt of another must be given', () => {
    const folder = temporaryFolder();
    value(takeLease('unit web.service', 10_000, { folder, holder: 'one', now: at(0) })).release(true);
    const two = (ms: number) => takeLease('unit web.service', 10_000, { folder, holder: 'two', now: at(ms) });
    expect(codeOf(two(9_999))).toBe('restart/lease-recent');
    value(two(10_000)).release();
  });

  it('counts that time from the end of a restart, and says how it came out', () => {
    const folder = temporaryFolder();
    let ms = 0;
    const lease = value(takeLease('unit web.service', 0, { folder, holder: 'one', now: () => at(ms)() }));
    ms = 4_000;
    lease.release(true);
    const two = (later: number) => takeLease('unit web.service', 10_000, { folder, holder: 'two', now: at(later) });
    const began = at(0)().getTime();
    expect(othersRestarts('unit web.service', 'two', folder)).toEqual([{ began, ended: began + 4_000, worked: true }]);
    expect(othersRestarts('unit web.service', 'one', folder)).toEqual([]);
    expect(codeOf(two(13_999))).toBe('restart/lease-recent');
    value(two(14_000)).release(false);
    expect(othersRestarts('unit web.service', 'one', folder)).toMatchObject([{ worked: false }]);
  });

  it('says nothing of restarts by others while one holds it, where nobody made one, nor of more than a night has', () => {
    const folder = temporaryFolder();
    const take = () => value(takeLease('unit web.service', 0, { folder, holder: 'one', now: at(0) }));
    const others = () => othersRestarts('unit web.service', 'two', folder);
    expect(others()).toEqual([]);
    const held = take();
    expect(others()).toEqual([]);
    held.release();
    expect(others()).toEqual([]);
    for (let count = 0; count < 70; count++) take().release(true);
    expect(others()).toHaveLength(64);
  });

  it('is given again to the one that had it', () => {
    const folder = temporaryFolder();
    const take = (ms: number) => takeLease('unit web.service', 10_000, { folder, holder: 'one', now: at(ms) });
    value(take(0)).release();
    value(take(1)).release();
  });

  it('goes with the process that held it', async () => {
    const folder = temporaryFolder();
    const program = join(temporaryFolder(), 'holder.js');
    const source = `
      import { takeLease } from '../../../engine/recovery/lease.ts';
      const lease = takeLease('unit web.service', 0, { folder: process.argv[2], holder: 'one', now: () => new Date() });
      console.log(lease.ok);
      setInterval(() => lease.ok, 1000);`;
    buildSync({
      stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
      bundle: true,
      platform: 'node',
      external: ['better-sqlite3'],
      outfile: program,
    });
    const env = { ...process.env, NODE_PATH: join(import.meta.dirname, '../../../node_modules') };
    const child = spawn(process.execPath, [program, folder], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    expect(String(line).trim()).toBe('true');
    const take = () => takeLease('unit web.service', 0, { folder, holder: 'two', now: () => new Date() });
    expect(codeOf(take())).toBe('restart/lease-held');
    child.kill('SIGKILL');
    await once(child, 'exit');
    value(take()).release();
  });

  it('is refused while the command of a daemon that was killed still runs, which is known by its start', async () => {
    const folder = temporaryFolder();
    const child = spawn('sleep', ['600'], { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    const held = value(takeLease('unit web.service', 0, { folder, holder: 'one', now: at(0) }));
    held.begun(child.pid ?? 0);
    expect(codeOf(takeLease('unit web.service', 0, { folder, holder: 'two', now: at(1) }))).toBe('restart/lease-held');
    held.release();
    expect(commandLeft('unit web.service', folder)?.pid).toBe(child.pid);
    expect(codeOf(takeLease('unit web.service', 0, { folder, holder: 'one', now: at(1) }))).toBe('restart/still-runs');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(commandLeft('unit web.service', folder)).toBeUndefined();
    value(takeLease('unit web.service', 0, { folder, holder: 'one', now: at(1) })).release();
  });

  it.each([
    ['is a link', (folder: string) => symlinkSync('/etc', folder)],
    [
      'lets anybody remove what is in it',
      (folder: string) => chmodSync(mkdirSync(folder, { recursive: true }) ?? folder, 0o777),
    ],
  ])('is refused where its folder %s', (_, make) => {
    const folder = join(temporaryFolder(), 'leases');
    make(folder);
    const taken = takeLease('unit web.service', 0, { folder, holder: 'one', now: at(0) });
    expect(codeOf(taken)).toBe('restart/lease-unusable');
  });

  // Where fs.protected_regular is set (as most distributions do), as root: the file may not be opened to be made.
  it('is taken by way of a file that another user made', () => {
    const folder = join(temporaryFolder(), 'leases');
    const take = (holder: string) => takeLease('unit web.service', 0, { folder, holder, now: at(0) });
    value(take('one')).release();
    const [file = ''] = readdirSync(folder).map((name) => join(folder, name));
    expect((statSync(file).mode & 0o777).toString(8)).toBe('666');
    if (process.getuid?.() === 0) chownSync(file, 65_534, 65_534);
    value(take('two')).release();
  });

  it('is kept where everybody on the host may take it', () => {
    const folder = join(temporaryFolder(), 'leases');
    value(takeLease('unit web.service', 0, { folder, holder: 'one', now: at(0) })).release();
    expect((statSync(folder).mode & 0o7777).toString(8)).toBe('1777');
  });
});
