import { type Clock, tickOf } from '../clock.ts';
import type { RestartAttempt } from '../model/restart-attempt.ts';
import type { BegunCommand } from '../recovery/begun-command.ts';
import { restartTimeout } from '../recovery/restarter.ts';
import type { RowOrigin } from '../store/health.ts';
import type { Acting } from './acting.ts';
import type { Alerting } from './alerting.ts';
import type { Board } from './board.ts';
import { restartActor, type Told, watchEvent } from './event.ts';
import type { Recorder } from './recorder.ts';

/** What a daemon that was killed has left of its restarts. */
export interface LeftRestarts {
  /** The command of an attempt on this target that still runs. */
  command(target: string): BegunCommand | undefined;
  stillRuns(command: BegunCommand): boolean;
  /** Ends it with everything of its process group. */
  end(command: BegunCommand): void;
  /** Whether the attempt was told as unknown before. */
  told(attempt: RestartAttempt): Promise<boolean>;
}

export interface UnfinishedOptions {
  readonly clock: Clock;
  readonly origin: RowOrigin;
  readonly board: Board;
  readonly recorder: Recorder;
  readonly acting: Acting;
  readonly alerting: Pick<Alerting, 'note'>;
  readonly left: LeftRestarts;
  /** Aborts when the daemon ends: what still runs then is left to the next one. */
  readonly signal: AbortSignal;
}

/** Between two looks whether a command still runs, in ms. */
const lookEvery = 500;

/**
 * Follows the attempts that have no end on record: what still runs of one is waited for, for as long as a restart may
 * take, and nothing else is done to its workload meanwhile. Then the attempt is told as unknown, once.
 */
export async function followUnfinished(options: UnfinishedOptions, attempts: readonly RestartAttempt[]): Promise<void> {
  const { clock, board, acting, left, signal } = options;
  const now = { at: clock.now().toISOString(), tick: clock.tick() };

  const tell = async (attempt: RestartAttempt, kind: Told['kind'], message: string) => {
    const { workload, number, target, report } = attempt;
    const data = { attempt: number, target, report, id: attempt.id };
    const event = watchEvent(options.origin, clock.now().toISOString(), {
      kind,
      workload,
      message,
      data,
      actor: restartActor,
    });
    await options.recorder.record({ events: [event] });
    const incident = board.stateOf(workload)?.incident;
    if (incident !== undefined) await options.alerting.note(incident, message, report);
  };

  const showAs = (attempt: RestartAttempt, outcome: 'under_way' | 'unknown') => {
    const entry = board.workloads.get(attempt.workload);
    if (entry?.lastAttempt?.id === attempt.id) entry.lastAttempt = { ...attempt, outcome };
  };

  const wait = async (attempt: RestartAttempt, command: BegunCommand) => {
    showAs(attempt, 'under_way');
    const running = `attempt ${attempt.number} to restart it (${attempt.target}) still runs as process ${command.pid}, though the daemon that began it was killed`;
    await tell(attempt, 'restart_withheld', `not restarted: ${running}; it is waited for`);
    const until = tickOf(attempt.began, now) + restartTimeout;
    while (left.stillRuns(command) && !signal.aborted) {
      if (clock.tick() >= until) left.end(command);
      await later(clock, signal);
    }
  };

  const follow = async (attempt: RestartAttempt, command: BegunCommand | undefined) => {
    if (command) await wait(attempt, command);
    if (signal.aborted) return;
    showAs(attempt, 'unknown');
    const ended = command
      ? 'its command has ended, and nobody saw how'
      : 'nobody knows how far it came: the daemon ended';
    await tell(
      attempt,
      'restart_unknown',
      `the outcome of restart attempt ${attempt.number} is unknown (${attempt.target}): ${ended}`,
    );
  };

  for (const attempt of attempts.filter(({ outcome }) => outcome === 'unknown')) {
    const command = left.command(attempt.target);
    if (!command && (await left.told(attempt))) continue;
    acting.run(attempt.workload, () => follow(attempt, command));
  }
}

function later(clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(lookEvery, done);
    signal.addEventListener('abort', done, { once: true });
  });
}
