import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../engine/clock.ts';
import { threadTurn, watchThreads } from '../../../engine/watch/thread-watch.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../store/temporary.ts';

/** Threads whose turn comes when it is given. */
function watching() {
  const clock = fakeClock();
  const told: string[] = [];
  let turn = Promise.withResolvers<void>();
  const watch = watchThreads({
    clock,
    ask: () => turn.promise,
    onStuck: () => told.push('stuck'),
    onFree: (after) => told.push(`free after ${after}`),
  });
  const give = async () => {
    turn.resolve();
    turn = Promise.withResolvers();
    await clock.advance(0);
  };
  const heldUp = async (since: number) => {
    const asked = watch.heldUp(since);
    await clock.advance(1_000);
    return asked;
  };
  return { clock, told, watch, give, heldUp };
}

describe('the threads of this process', () => {
  it('hold nothing up while they have their turn', async () => {
    const { clock, watch, give } = watching();
    const asked = watch.heldUp(0);
    await clock.advance(900);
    await give();
    expect(await asked).toBe(false);
    expect(watch.stuck()).toBeUndefined();
  });

  it('hold up what was under way while they had not, and what begins later no more', async () => {
    const { clock, watch, give, heldUp } = watching();
    await clock.advance(500);
    expect(await heldUp(clock.tick())).toBe(true);
    await clock.advance(3_000);
    const meanwhile = clock.tick();
    await give();
    expect(await heldUp(meanwhile)).toBe(true);
    const asked = watch.heldUp(clock.tick());
    await give();
    expect(await asked).toBe(false);
  });

  it('are told of once when they have not had it for long, and when they have it again', async () => {
    const { clock, told, watch, give } = watching();
    await clock.advance(9_999);
    expect(told).toEqual([]);
    await clock.advance(60_000);
    expect(told).toEqual(['stuck']);
    expect(watch.stuck()).toBe(64_999);
    await give();
    expect(told).toEqual(['stuck', 'free after 64999']);
    expect(watch.stuck()).toBeUndefined();
  });

  it('are not held up while this process is busy itself', async () => {
    const watch = watchThreads({ clock: systemClock, ask: threadTurn, onStuck: () => {}, onFree: () => {} });
    onTestFinished(watch.stop);
    const asked = watch.heldUp(systemClock.tick());
    const until = performance.now() + 1_300;
    while (performance.now() < until);
    expect(await asked).toBe(false);
    expect(await watch.heldUp(systemClock.tick())).toBe(false);
  });

  it('have none left when each waits for a file that does not answer', async () => {
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const watch = watchThreads({ clock: systemClock, ask: threadTurn, onStuck: () => {}, onFree: () => {} });
    onTestFinished(watch.stop);
    expect(await watch.heldUp(systemClock.tick())).toBe(false);

    // Opened to be read, a pipe answers once somebody opens it to write.
    const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);
    const hanging = Array.from({ length: threads }, () => readFile(pipe));
    const began = systemClock.tick();
    const stuck = watch.heldUp(began);
    const answer = async () => {
      const writer = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
      closeSync(writer);
      await Promise.all(hanging);
    };
    expect(await stuck.finally(answer)).toBe(true);
    expect(await watch.heldUp(systemClock.tick())).toBe(false);
  });
});
