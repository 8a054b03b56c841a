import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure, HealthHistory } from '../../../engine/protocol/page.ts';
import { type Host, shownFailure } from '../host.ts';
import type { Window } from '../ui/model-window.ts';
import { cellLength, type Range, windowOf } from './model-range.ts';
import type { ViewState } from './view-state.ts';

/** States and measurements over the range they were asked for. */
export interface History {
  readonly range: Range;
  readonly window: Window;
  readonly byName: ReadonlyMap<string, HealthHistory>;
}

/**
 * The history of what is drawn: asked for when the range, the workloads or one of their states (`standing`) changes, and
 * when a cell of it is full. The one before stays until the next is there.
 */
export function useHistory(
  host: Host<ViewState>,
  asked: {
    readonly range: Range;
    readonly workloads: readonly string[];
    readonly standing: string;
    readonly live: boolean;
  },
): readonly [History | undefined, Failure | undefined] {
  const { range, workloads, standing, live } = asked;
  const [history, setHistory] = useState<History>();
  const [failure, setFailure] = useState<Failure>();
  const turn = useRef(0);
  const names = workloads.join('\n');
  useEffect(() => {
    if (names === '' || !live) return undefined;
    const ask = async () => {
      turn.current += 1;
      const mine = turn.current;
      const window = windowOf(range, Date.now());
      const [from, to] = [window.from, window.to].map((at) => new Date(at).toISOString()) as [string, string];
      try {
        const answer = await host.request('health/history', { workloads: names.split('\n'), from, to });
        if (mine !== turn.current) return;
        setHistory({ range, window, byName: new Map(answer.map((one) => [one.workload, one])) });
        setFailure(undefined);
      } catch (error) {
        if (mine === turn.current) setFailure(shownFailure(error));
      }
    };
    void ask();
    const timer = window.setInterval(() => void ask(), cellLength(range));
    return () => window.clearInterval(timer);
  }, [host, range, names, standing, live]);
  return [history, failure];
}
