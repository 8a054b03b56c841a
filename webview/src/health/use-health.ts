import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ConnectionState, Failure, HealthView } from '../../../engine/protocol/page.ts';
import { type Host, shownFailure } from '../host.ts';
import { oneAtATime } from '../ui/once.ts';
import { type Announcement, announcements } from './model-announce.ts';
import type { ViewState } from './view-state.ts';

export interface Health {
  /** Undefined until the daemon was reached once. It stays while the daemon is away. */
  readonly view: HealthView | undefined;
  readonly trusted: boolean;
  readonly connection: ConnectionState;
  /** Why there is nothing to show. */
  readonly failure: Failure | undefined;
  readonly said: readonly Announcement[];
  load(): Promise<void>;
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

  const take = useCallback(
    (answer: HealthView) => {
      setTrusted(answer.trusted);
      setConnection(answer.connection);
      if (answer.selected !== undefined) select(answer.selected);
      if (answer.connection.state === 'failed') {
        setFailure(answer.connection.failure);
        return;
      }
      const before = shown.current?.overview?.workloads;
      const news = before ? announcements(before, answer.overview?.workloads ?? []) : [];
      if (news.length > 0) setSaid(news);
      shown.current = answer;
      setView(answer);
      setFailure(undefined);
    },
    [select],
  );

  const load = useMemo(
    () =>
      oneAtATime(async () => {
        try {
          take(await host.request('health/load', {}));
        } catch (error) {
          setFailure(shownFailure(error));
        }
      }),
    [host, take],
  );

  useEffect(() => {
    let live = false;
    host.on('connection', (state) => {
      setConnection(state);
      if (state.state === 'live' && !live) void load();
      live = state.state === 'live';
    });
    host.on('health/changed', () => void load());
    host.on('incidents/changed', () => void load());
    host.on('trust/granted', () => void load());
    host.on('health/select', ({ workload }) => select(workload));
    void load();
  }, [host, load, select]);

  const say = useCallback((text: string) => setSaid([{ text, assertive: false }]), []);
  return { view, trusted, connection, failure, said, load, say };
}
