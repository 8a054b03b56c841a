import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type {
  ConnectionState,
  Failure,
  IncidentChoice,
  IncidentDetail,
  IncidentsView,
} from '../../../engine/protocol/page.ts';
import { type Host, shownFailure } from '../host.ts';
import { oneAtATime } from '../ui/one-at-a-time.ts';
import { type Announcement, announcements } from './model-list.ts';
import type { ViewState } from './view-state.ts';

export interface Incidents {
  /** Undefined until the daemon was reached once. It stays while the daemon is away. */
  readonly view: IncidentsView | undefined;
  readonly trusted: boolean;
  readonly connection: ConnectionState;
  /** Why there is nothing to show. */
  readonly failure: Failure | undefined;
  /** The incidents asked for so far, by id. */
  readonly details: Readonly<Record<string, IncidentDetail>>;
  readonly said: readonly Announcement[];
  /** Why the selected incident could not be read. */
  readonly detailFailure: Failure | undefined;
  load(): Promise<void>;
  /** Takes in a detail that an action answered with. */
  take(detail: IncidentDetail): void;
  say(announcement: Announcement): void;
}

/**
 * The incidents as the host tells them: loaded once, then kept up to date in place. `select` hears which one an answer
 * names to be shown.
 */
export function useIncidents(
  host: Host<ViewState>,
  selected: string | undefined,
  select: (choice: IncidentChoice) => void,
): Incidents {
  const [view, setView] = useState<IncidentsView>();
  const [trusted, setTrusted] = useState(true);
  const [connection, setConnection] = useState<ConnectionState>({ state: 'connecting' });
  const [failure, setFailure] = useState<Failure>();
  const [details, setDetails] = useState<Readonly<Record<string, IncidentDetail>>>({});
  const [detailFailure, setDetailFailure] = useState<Failure>();
  const [said, setSaid] = useState<readonly Announcement[]>([]);
  const now = useRef({ view, selected });
  now.current = { view, selected };

  const takeView = useCallback(
    (answer: IncidentsView) => {
      setTrusted(answer.trusted);
      setConnection(answer.connection);
      if (answer.selected !== undefined) select(answer.selected);
      if (answer.connection.state === 'failed') {
        setFailure(answer.connection.failure);
        return;
      }
      const before = now.current.view;
      const news = before === undefined ? [] : announcements(before.incidents, answer.incidents);
      if (news.length > 0) setSaid(news);
      setView(answer);
      setFailure(undefined);
    },
    [select],
  );

  const load = useMemo(
    () =>
      oneAtATime(async () => {
        try {
          takeView(await host.request('incidents/load', {}));
        } catch (error) {
          setFailure(shownFailure(error));
        }
      }),
    [host, takeView],
  );

  const take = useCallback((detail: IncidentDetail) => {
    const { id } = detail.incident;
    setDetails((known) => ({ ...known, [id]: detail }));
    setView((known) => {
      if (known === undefined) return known;
      const isNew = !known.incidents.some((incident) => incident.id === id);
      const incidents = known.incidents.map((incident) => (incident.id === id ? detail.incident : incident));
      return { ...known, incidents: isNew ? [...incidents, detail.incident] : incidents };
    });
  }, []);

  const show = useCallback(
    async (id: string) => {
      try {
        take(await host.request('incidents/show', { id }));
        if (now.current.selected === id) setDetailFailure(undefined);
      } catch (error) {
        if (now.current.selected === id) setDetailFailure(shownFailure(error));
      }
    },
    [host, take],
  );

  useEffect(() => {
    let live = false;
    host.on('connection', (state) => {
      setConnection(state);
      if (state.state === 'live' && !live) {
        void load();
        if (now.current.selected !== undefined) void show(now.current.selected);
      }
      live = state.state === 'live';
    });
    host.on('incidents/changed', ({ ids }) => {
      void load();
      const { selected: id } = now.current;
      if (id !== undefined && ids.includes(id)) void show(id);
    });
    host.on('trust/granted', () => void load());
    void load();
  }, [host, load, show]);

  useEffect(() => {
    setDetailFailure(undefined);
    if (selected !== undefined) void show(selected);
  }, [selected, show]);

  const say = useCallback((announcement: Announcement) => setSaid([announcement]), []);
  return { view, trusted, connection, failure, details, said, detailFailure, load, take, say };
}
