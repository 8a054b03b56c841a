import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connectTo, ensureDaemon } from '../../engine/daemon/start.ts';
import type { IncidentDetail, Method, Params, Result, Welcome } from '../../engine/protocol/rpc.ts';
import { version } from '../../package.json';
import { openTemporary, value } from '../engine/store/temporary.ts';
import { cli } from '../support/healer.ts';
import { randomFrom } from '../support/random.ts';
import { workplace } from '../support/workplace.ts';

const seed = Number(process.env['HEALER_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const actor = { name: 'mara', via: 'editor' } as const;
const resolution = { summary: 's', root_cause: 'r', fix: 'f', action_items: [{ what: 'Alert at 80%' }] };
const items = [{ id: 'a', what: 'Alert at 80%', owner: '', due: '', ticket: '' }];

interface Place {
  readonly root: string;
  readonly id: string;
}

/** A request, and what it is asked with. */
type Step = {
  [M in Method]: readonly [M, (place: Place) => Params<M>];
}['incident/note' | 'incident/transition' | 'incident/draft' | 'incident/resolve' | 'incident/postmortem'];

const writeUp: Step = ['incident/postmortem', ({ root, id }) => ({ root, id, actor })];

/** A resolution from the first note to the postmortem. */
const steps: readonly Step[] = [
  ['incident/note', ({ id }) => ({ id, actor, text: 'the pool went from 10 to 40' })],
  ['incident/transition', ({ id }) => ({ id, actor, to: 'acknowledged' })],
  ['incident/transition', ({ id }) => ({ id, actor, to: 'mitigated' })],
  ['incident/draft', ({ id }) => ({ id, actor, change: { fields: { summary: 's' }, items } })],
  ['incident/resolve', ({ id }) => ({ id, actor, resolution })],
  ['incident/transition', ({ id }) => ({ id, actor, to: 'reviewed' })],
  writeUp,
];

/** A folder with an incident, and what can happen to its daemon. */
async function atWork() {
  const place = workplace({ 'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n' });
  const start = ['incident', 'start', '--title', 'web is down', '--severity', 'P2', '--json'];
  const { id } = (JSON.parse((await place.run(...start)).stdout) as IncidentDetail).incident;
  const connect = async () => value(await connectTo(place.state, version));
  return {
    ...place,
    id,
    /** Has the live daemon do a step; a lost connection is a failure. */
    async does([method, params]: Step): Promise<Result<unknown>> {
      const client = await connect();
      const answer = await client.request(method, params({ root: place.cwd, id }));
      client.close();
      return answer;
    },
    async kill() {
      const { pid } = JSON.parse((await place.ask('daemon', 'status', '--json')).stdout) as Welcome;
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => isAlive(pid), { interval: 1 }).toBe(false);
    },
    /** From the live daemon, else from the disk. */
    show: async () => JSON.parse((await place.ask('incident', 'show', id, '--json')).stdout) as IncidentDetail,
    startAgain: async () => value(await ensureDaemon({ root: place.cwd, stateDirectory: place.state, cli, version })),
    postmortem: () => {
      const file = join(place.cwd, 'postmortems', `${id}.postmortem.md`);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
  };
}

/** The state that the last event about one tells of. */
function stateTold({ timeline }: IncidentDetail): unknown {
  return timeline.findLast(({ data }) => data?.['to'] !== undefined)?.data?.['to'] ?? 'open';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe('a resolution whose daemon is killed with -9', { timeout: 60_000 }, () => {
  it('after each step has everything that was acknowledged, on the disk and in the next daemon', async () => {
    const work = await atWork();
    let acknowledged = await work.show();
    for (const step of steps) {
      value(await work.does(step));
      acknowledged = await work.show();
      const written = work.postmortem();
      await work.kill();
      expect(await work.show()).toEqual(acknowledged);
      await work.startAgain();
      expect(await work.show()).toEqual(acknowledged);
      expect(work.postmortem()).toBe(written);
    }
    expect(acknowledged).toMatchObject({ incident: { state: 'reviewed', resolution } });
    expect(work.postmortem()).toContain('Alert at 80%');
    expect(openTemporary(join(work.state, 'healer.db')).pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it(`in the middle of each step has done it or not, and nothing by half (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    const work = await atWork();
    for (const step of steps) {
      const before = await work.show();
      const asked = work.does(step);
      await delay(random() * 12);
      await work.kill();
      const answer = await asked;

      const after = await work.show();
      const told = after.timeline.length - before.timeline.length;
      const done = step[0] === 'incident/draft' ? after.draft !== undefined : told === 1;
      expect(answer.ok && !done).toBe(false);
      if (!done) expect(after).toEqual(before);
      expect(after.incident.state).toBe(stateTold(after));
      await work.startAgain();
      expect(await work.show()).toEqual(after);
      if (!done) value(await work.does(step));
    }
    value(await work.does(writeUp));
    expect((await work.show()).incident.state).toBe('reviewed');
    expect(work.postmortem()).toContain('Alert at 80%');
  });
});
