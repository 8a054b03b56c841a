import type { HttpAnswers } from '../daemon/http.ts';
import { success } from '../model/failure.ts';
import type { EventStore } from '../store/events.ts';
import type { TallyStore } from '../store/tallies.ts';
import type { Metrics } from './metrics.ts';
import type { OpenedWatch } from './open-watch.ts';
import { standingsOf, statusesOf } from './standing.ts';
import { voltStatusesText } from './volt-status.ts';

export interface HttpAnswersOptions {
  readonly watch: Pick<OpenedWatch, 'overview' | 'stalled' | 'board'>;
  readonly metrics: Metrics;
  readonly events: Pick<EventStore, 'list'>;
  readonly tallies: TallyStore;
}

/** What HTTP shows of a watch. */
export function httpAnswers({ watch, metrics, events, tallies }: HttpAnswersOptions): HttpAnswers {
  const underWay = () =>
    [...watch.board.workloads.values()].flatMap(({ lastAttempt }) =>
      lastAttempt?.outcome === 'under_way' ? lastAttempt.id : [],
    );
  return {
    stalled: watch.stalled,
    async metrics() {
      const restarts = tallies.restarts(new Set(underWay()));
      if (!restarts.ok) return restarts;
      const crashes = tallies.crashes();
      if (!crashes.ok) return crashes;
      const counted = { restarts: restarts.value, crashes: crashes.value };
      return success({ type: metrics.type, text: await metrics.expose(watch.overview(), counted) });
    },
    status() {
      return voltStatusesText(statusesOf(standingsOf(watch.overview())));
    },
    events: (query) => events.list(query),
  };
}
