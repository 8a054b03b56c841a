import { setImmediate } from 'node:timers/promises';
import { keyOf, keyOfIts } from '../checks/key.ts';
import type { Handlers } from '../daemon/server.ts';
import { loadDefinitions } from '../definitions/load.ts';
import { unusable } from '../definitions/unusable.ts';
import type { Check } from '../model/check.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { HealthHistory } from '../model/health.ts';
import type { Silence } from '../model/silence.ts';
import type { EventStore } from '../store/events.ts';
import type { HealthStore } from '../store/health.ts';
import type { RestartJournal } from '../store/restart-attempts.ts';
import type { SeriesStore } from '../store/series.ts';
import type { StabilityStore } from '../store/stability.ts';
import { type Board, createBoard, lastObserved } from './board.ts';
import { atStep, seriesOf, stepFor, stripOf } from './history.ts';
import { lastMeasured } from './last-measured.ts';
import type { OpenedWatch } from './open-watch.ts';
import { overview } from './overview.ts';
import { restore } from './restore.ts';
import { openStabilities } from './stability-watch.ts';

export interface HealthAnswersOptions {
  /** Absent in a daemon that watches nothing. */
  readonly watch: OpenedWatch | undefined;
  readonly root: string;
  readonly health: Pick<HealthStore, 'load'>;
  readonly journal: Pick<RestartJournal, 'last'>;
  readonly series: Pick<SeriesStore, 'read'>;
  readonly events: Pick<EventStore, 'list'>;
  readonly stability: StabilityStore;
  readonly silence: (check: Check) => Silence | undefined;
}

/** What is asked about health, of a daemon that watches and of one that does not. */
export function healthAnswers(
  options: HealthAnswersOptions,
): Required<Pick<Handlers, 'health/show' | 'health/history' | 'health/check'>> {
  const { watch } = options;
  return {
    async 'health/show'({ workloads }) {
      if (watch) return success(watch.overview(workloads));
      const board = await storedBoard(options);
      if (!board.ok) return board;
      const at = new Date().toISOString();
      const { failures, unusable } = board.value;
      const stability = openStabilities(
        options.stability,
        board.value.board,
        () => new Date(at),
        lastSeen(board.value.board),
      );
      if (!stability.ok) return stability;
      const measured = await lastMeasured(board.value.board, options.series, workloads);
      if (!measured.ok) return measured;
      const timeOf = () => at;
      return success({
        at,
        workloads: overview(
          {
            board: board.value.board,
            silence: options.silence,
            stability: stability.value.of,
            measured: measured.value,
            timeOf,
            unusable,
          },
          workloads,
        ),
        failures,
      });
    },

    async 'health/history'({ workloads, from, to }) {
      const start = Date.parse(from);
      const end = Date.parse(to);
      if (!(start < end)) return failed(emptyTime(from, to));
      const board = watch ? success({ board: watch.board }) : await storedBoard(options);
      if (!board.ok) return board;
      const known = new Set([...board.value.board.checks.values()].map(({ workload }) => workload));
      const histories: HealthHistory[] = [];
      let begun = performance.now();
      for (const workload of workloads ?? known) {
        if (performance.now() - begun > slice) {
          await setImmediate();
          begun = performance.now();
        }
        const history = await historyOf(workload, board.value.board, start, end, options);
        if (!history.ok) return history;
        histories.push(history.value);
      }
      return success(histories);
    },

    async 'health/check'({ workload, check }, signal) {
      if (!watch) return failed(notWatching());
      const checks = watch.board.checksOf(workload).filter(({ name }) => check === undefined || name === check);
      if (checks.length === 0) return failed(notWatched(workload, check));
      await watch.lookNow(workload, check, signal);
      if (signal.aborted) return success([]);
      return success(checks.flatMap((one) => watch.board.reports.get(keyOf(one)) ?? []));
    },
  };
}

/** How everything last stood, of what is defined now. */
async function storedBoard({ root, health, journal }: HealthAnswersOptions) {
  const kept = await health.load();
  if (!kept.ok) return kept;
  const attempts = await journal.last();
  if (!attempts.ok) return attempts;
  const definitions = await loadDefinitions({ root });
  const { checks, failures } = definitions;
  const board = createBoard();
  restore(board, { ...kept.value, attempts: attempts.value }, { at: new Date().toISOString(), tick: 0 });
  board.watch(checks);
  const defined = new Set(checks.map(({ workload }) => workload));
  const missing = [...board.workloads.keys()].filter((name) => !defined.has(name));
  return success({ board, failures, unusable: await unusable(missing, definitions) });
}

/** When anything was observed last, in ms since 1970. */
function lastSeen(board: Board): number | undefined {
  const last = lastObserved(board);
  return last === undefined ? undefined : Date.parse(last);
}

/** How long an answer may keep checks waiting, in ms. */
const slice = 10;

/** A workload unhealthy for longer than this before a history begins is told as unknown until its next transition, in ms. */
const lookBack = 30 * 86_400_000;

async function historyOf(
  workload: string,
  board: Board,
  from: number,
  to: number,
  { watch, series, events }: HealthAnswersOptions,
): Promise<Result<HealthHistory>> {
  const step = stepFor(to - from);
  const intervals = board.checksOf(workload).map(({ interval }) => interval);
  const reach = step + 2 * Math.max(0, ...intervals);
  const kept = await series.read({ workload, step, from: from - reach, to });
  if (!kept.ok) return kept;
  const fresh = (watch?.series.peek(workload) ?? []).filter(({ start }) => start < to);
  const points = atStep(kept.value, fresh, step);
  const told = await events.list({
    workload,
    kinds: ['unhealthy', 'healthy', 'suppressed', 'unwatched'],
    since: new Date(from - lookBack).toISOString(),
    until: new Date(to).toISOString(),
  });
  if (!told.ok) return told;
  return success({
    workload,
    strip: stripOf({ from, to, events: told.value, points, step, reach }),
    series: seriesOf(
      points.filter(({ start }) => start >= from - step),
      step,
    ),
  });
}

function emptyTime(from: string, to: string): Failure {
  return {
    code: 'health/empty-time',
    message: `There is no time from ${from} to ${to}. Give two times, the earlier first.`,
  };
}

function notWatching(): Failure {
  return {
    code: 'health/not-watching',
    message: 'Nothing is watched here yet. `healer daemon --dir .` watches, and `healer check run` runs checks once.',
  };
}

function notWatched(workload: string, check: string | undefined): Failure {
  const name = check === undefined ? workload : keyOfIts({ workload, check });
  return {
    code: 'health/not-watched',
    message: `${name} is not among what is watched. \`healer check list\` shows that.`,
  };
}
