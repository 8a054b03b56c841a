import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { hostLooker } from '../../../engine/watch/process-looker.ts';

export interface Started {
  readonly pid: number;
  /** What its command is called. */
  readonly name: string;
  readonly stop: () => Promise<void>;
}

/** Starts a process that does nothing, under a name of its own, for the current test. */
export async function startProcess(name = `idle-${randomUUID()}`): Promise<Started> {
  return await started(spawn('sleep', ['300'], { argv0: name, stdio: 'ignore' }), name);
}

/** Starts a process that keeps one CPU busy. */
export async function startBusyProcess(): Promise<Started> {
  const name = `busy-${randomUUID()}`;
  return await started(spawn('sh', ['-c', 'while :; do :; done'], { argv0: name, stdio: 'ignore' }), name);
}

/** Starts a process with children that have ended and that it never collects. */
export async function startParentOfZombies(count: number): Promise<Started> {
  const children = 'true & '.repeat(count);
  return await started(spawn('sh', ['-c', `${children} exec sleep 300`], { stdio: 'ignore' }), 'sleep');
}

/** Tells the ids of the processes of a name, which end with the current test. */
export function pidsNamed(name: string): () => Promise<readonly number[]> {
  const pids = async () => {
    const looked = await hostLooker().look([{ key: 'k', name, known: [], search: 'all', memory: false }]);
    return looked.get('k')?.map(({ pid }) => pid) ?? [];
  };
  onTestFinished(async () => {
    for (const pid of await pids()) process.kill(pid, 'SIGKILL');
  });
  return pids;
}

async function started(child: ChildProcess, name: string): Promise<Started> {
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(stop);
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, name, stop };
}
