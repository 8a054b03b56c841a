import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostLooker, type Wanted } from '../../../engine/watch/process-looker.ts';
import { startParentOfZombies, startProcess } from '../checks/processes.ts';
import { temporaryFolder } from '../store/temporary.ts';

const wanted = (given: Partial<Wanted>): Wanted => ({ key: 'k', known: [], memory: false, ...given });
const pidsOf = async (one: Wanted, looker = hostLooker()) => (await looker.look([one])).get('k')?.map(({ pid }) => pid);

describe('looking at processes', () => {
  it('finds one by its name, with its threads, and its memory where asked', async () => {
    const { pid, name } = await startProcess();
    const [found] = (await hostLooker().look([wanted({ name, memory: true })])).get('k') ?? [];
    expect(found).toMatchObject({ pid, parent: process.pid, threads: 1 });
    expect(found?.memory).toBeGreaterThan(0);
  });

  it('finds one again without looking for its name, and not once it has ended', async () => {
    const { pid, name, stop } = await startProcess();
    const known = (await hostLooker().look([wanted({ name })])).get('k') ?? [];
    const again = wanted({ name: `not ${name}`, known });
    expect(await pidsOf(again)).toEqual([pid]);
    await stop();
    expect(await pidsOf(again)).toEqual([]);
  });

  it('takes a later process with the pid for another', async () => {
    const { name } = await startProcess();
    const known = (await hostLooker().look([wanted({ name })])).get('k') ?? [];
    const earlier = known.map((one) => ({ ...one, start: '1' }));
    expect(await pidsOf(wanted({ name: `not ${name}`, known: earlier }))).toEqual([]);
  });

  it('counts a zombie as ended', async () => {
    const { pid: parent } = await startParentOfZombies(1);
    const pidFile = join(temporaryFolder(), 'pid');
    const child = () => readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim();
    await expect.poll(() => readFileSync(`/proc/${child()}/stat`, 'utf8')).toContain(') Z ');
    writeFileSync(pidFile, child());
    expect(await pidsOf(wanted({ pidFile }))).toEqual([]);
  });

  it.each<[string, (pid: number) => string | undefined, boolean]>([
    ['finds that of a pid file', (pid) => `${pid}\n`, true],
    ['finds none without the file', () => undefined, false],
    ['finds none by a file that names no process', () => 'none\n', false],
    ['finds none by a stale file', () => '4194304\n', false],
  ])('%s', async (_, content, isFound) => {
    const { pid } = await startProcess();
    const pidFile = join(temporaryFolder(), 'pid');
    const text = content(pid);
    if (text !== undefined) writeFileSync(pidFile, text);
    expect(await pidsOf(wanted({ pidFile }))).toEqual(isFound ? [pid] : []);
  });

  it('does not know while a pid file cannot be read', async () => {
    const pidFile = join(temporaryFolder(), 'pid');
    mkdirSync(pidFile);
    expect(await pidsOf(wanted({ pidFile }))).toBeUndefined();
  });

  it('asks ps where there is no /proc', async () => {
    const { pid } = await startProcess();
    const pidFile = join(temporaryFolder(), 'pid');
    writeFileSync(pidFile, `${pid}`);
    expect(await pidsOf(wanted({ pidFile }), hostLooker(temporaryFolder()))).toEqual([pid]);
  });
});
