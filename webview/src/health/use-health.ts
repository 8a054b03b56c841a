import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  type ConnectionState,
  type Failure,
  type HealthView,
  mergeOverview,
  unwatched,
} from '../../../engine/protocol/page.ts';
import { type Host, shownFailure } from '../host.ts';
import { type Announcement, announcements } from './model-announce.ts';
import type { ViewState } from './view-state.ts';

export interface Health {
  /** Undefined until the daemon was reached once. It stays while the daemon is away. */
  readonly view: HealthView | undefined;
  /** When that came, in ms since 1970 by the clock of the page. */
  readonly came: number;
  readonly trusted: boolean;
  readonly connection: ConnectionState;
  /** Why there is nothing to show. */
  readonly failure: Failure | undefined;
  readonly said: readonly Announcement[];
  /** Loads everything, or only these workloads. */
  load(workloads?: readonly string[]): Promise<void>;
  say(text: string): void;
}

/** How things stand as the host tells it: loaded once, then kept up to date in place. `select` hears what is asked to be shown. */
export function useHealth(host: Host<ViewState>, select: (workload: string) => void): Health {
  const [view, setView] = useState<HealthView>();
  const [trusted, setTrusted] = useState(true);
  const [connection, setConnection] = useState<ConnectionState>({ state: 'connecting' });
  const [failure, setFailure] = useState<Failure>();
  const [said, setSaid] = useState<readonly Announcement[]>([]);
  const shown = useRef<HealthView | undefined>(undefined);
  const came = useRef(0);
  const asking = useRef(false);
  /** What is to be loaded next; undefined when nothing is. */
  const wanted = useRef<readonly string[] | 'everything' | undefined>(undefined);
  /** Something was asked for and did not come: the next answer is to be of everything. */
  const incomplete = useRef(true);

  /** Shows an answer; whether there was one. */
  const take = useCallback(
    (given: HealthView, asked: readonly string[] | undefined) => {
      const known = shown.current?.overview;
      const answer =
        known && asked && given.overview ? { ...given, overview: mergeOverview(known, asked, given.overview) } : given;
      setTrusted(answer.trusted);
      setConnection(answer.connection);
      if (answer.selected !== undefined) select(answer.selected);
      if (answer.connection.state === 'failed') {
        setFailure(answer.connection.failure);
        return false;
      }
      const news = known ? announcements(known.workloads, answer.overview?.workloads ?? []) : [];
      if (news.length > 0) setSaid(news);
      shown.current = answer;
      came.current = Date.now();
      setView(answer);
      setFailure(undefined);
      return true;
    },
    [select],
  );

  /** One at a time: what changes while an answer is under way is asked for after it, all of it at once. */
  const load = useCallback(
    async (workloads?: readonly string[]) => {
      const more = wanted.current ?? [];
      wanted.current = workloads && more !== 'everything' ? [...more, ...workloads] : 'everything';
      if (asking.current) return;
      asking.current = true;
      while (wanted.current !== undefined) {
        const asked: readonly string[] | undefined =
          incomplete.current || wanted.current === 'everything' ? undefined : [...new Set(wanted.current)];
        wanted.current = undefined;
        incomplete.current = true;
        try {
          const answer = await host.request('health/load', asked ? { workloads: asked } : {});
          incomplete.current = !take(answer, asked);
        } catch (error) {
          setFailure(shownFailure(error));
        }
      }
      asking.current = false;
    },
    [host, take],
  );

  useEffect(() => {
    let live = false;
    host.on('connection', (state) => {
      setConnection(state);
      const ended = state.state === 'offline' && state.ended === true;
      const known = shown.current;
      if (ended && known?.overview) {
        shown.current = { ...known, overview: unwatched(known.overview) };
        setView(shown.current);
      }
      if (state.state === 'live' && !live) void load();
      live = state.state === 'live';
    });
    host.on('health/changed', ({ workloads }) => void load(workloads));
    host.on('incidents/changed', () => void load());
    host.on('trust/granted', () => void load());
    host.on('health/select', ({ workload }) => select(workload));
    void load();
  }, [host, load, select]);

  const say = useCallback((text: string) => setSaid([{ text, assertive: false }]), []);
  return { view, came: came.current, trusted, connection, failure, said, load, say };
}
