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
  const zombies = `${count} zombie ${count === 1 ? 'process' : 'processes'}`;
  const unmet = above(limit, count, { subject: 'there are', rest: 'zombie processes', format: String });
  const by = parents.map(({ pid, name, count: left }) => `${left} by ${name} (pid ${pid})`).join(', ');
  const message = unmet && `${unmet.message}; left ${by}`;
  return {
    ...(unmet && message !== undefined && { unmet: { ...unmet, message } }),
    seen: zombies,
    value: { number: count, unit: 'count' },
  };
}
