import type { Expectation, ZombiesOutcome, ZombiesProbe } from '../model/check.ts';
import { messageOf, notAnswered, unreadProcesses } from './failures.ts';
import { above, type Judgement } from './judgement.ts';
import { observe, type Probe } from './probe.ts';
import { allProcesses, type ProcessRow } from './process-table.ts';

/** How many parents an outcome names. */
const named = 5;

/** Counts the processes that have ended and that their parents have not collected. */
export const probeZombies: Probe<ZombiesProbe> = (_, context) =>
  observe(context, {
    run: async (signal) => zombiesAmong(await allProcesses(context.proc ?? '/proc', signal)),
    explain: (error) => unreadProcesses(messageOf(error)),
    late: () => notAnswered(context.timeout, 'the processes of this host'),
    reading: () => true,
  });

/** The zombies of a process table, and who left them. */
export function zombiesAmong(rows: readonly ProcessRow[]): ZombiesOutcome {
  const zombies = rows.filter(({ state }) => state === 'Z');
  const names = new Map(rows.map(({ pid, name }) => [pid, name]));
  const parents = [...Map.groupBy(zombies, ({ parent }) => parent)]
    .map(([pid, children]) => ({ pid, name: names.get(pid) ?? 'unknown', count: children.length }))
    .sort((one, other) => other.count - one.count)
    .slice(0, named);
  return { type: 'zombies', count: zombies.length, parents };
}

export function judgeZombies({ zombies: limit }: Expectation, { count, parents }: ZombiesOutcome): Judgement {
  const unmet = above(limit, count, { format: zombies });
  const by = parents.map(({ pid, name, count: left }) => `${left} left by ${name} (pid ${pid})`).join(', ');
  return {
    ...(unmet && { unmet: { ...unmet, message: `${unmet.message}: ${by}` } }),
    seen: zombies(count),
    value: { number: count, unit: 'count' },
  };
}

function zombies(count: number): string {
  return `${count} zombie ${count === 1 ? 'process' : 'processes'}`;
}
