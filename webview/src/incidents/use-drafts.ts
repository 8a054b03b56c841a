import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Failure, IncidentDetail } from '../../../engine/protocol/page.ts';
import { type Host, shownFailure } from '../host.ts';
import { changeOf, leftAfter, type Typed } from './model-draft.ts';
import type { ViewState } from './view-state.ts';

/** How long typing may pause before it is sent, in ms. */
const pause = 300;

export interface Drafts {
  /** Takes in what was typed into an incident's form; it is sent soon. */
  type(id: string, change: (typed: Typed | undefined) => Typed): void;
  /** Sends at once what waits. */
  flush(): void;
  /** Lets go of what was typed: it became a resolution. */
  forget(id: string): void;
  /** Why the last sending failed; what was typed is kept here. */
  readonly failure: Failure | undefined;
}

/**
 * What is typed into resolve forms, on its way to the daemon: sent soon, and kept by `keep` until it has arrived.
 */
export function useDrafts(
  host: Host<ViewState>,
  kept: Readonly<Record<string, Typed>>,
  keep: (typed: Readonly<Record<string, Typed>>) => void,
  incidents: {
    readonly live: boolean;
    take(detail: IncidentDetail): void;
  },
): Drafts {
  const latest = useRef(incidents);
  latest.current = incidents;
  const typed = useRef(kept);
  const timers = useRef(new Map<string, number>());
  const sending = useRef(new Set<string>());
  const [failure, setFailure] = useState<Failure>();

  const set = useCallback(
    (id: string, now: Typed | undefined) => {
      const { [id]: _, ...rest } = typed.current;
      typed.current = now === undefined ? rest : { ...rest, [id]: now };
      keep(typed.current);
    },
    [keep],
  );

  const send = useCallback(
    async (id: string) => {
      window.clearTimeout(timers.current.get(id));
      timers.current.delete(id);
      const { live, take } = latest.current;
      const sent = typed.current[id];
      if (sent === undefined || !live || sending.current.has(id)) return;
      sending.current.add(id);
      try {
        take(await host.request('incidents/draft', { id, change: changeOf(sent) }));
        set(id, leftAfter(typed.current[id], sent));
        setFailure(undefined);
      } catch (error) {
        setFailure(shownFailure(error));
        return;
      } finally {
        sending.current.delete(id);
      }
      // What was typed while it was on its way.
      if (typed.current[id] !== undefined && !timers.current.has(id)) void send(id);
    },
    [host, set],
  );

  const type = useCallback(
    (id: string, change: (typed: Typed | undefined) => Typed) => {
      set(id, change(typed.current[id]));
      if (!timers.current.has(id))
        timers.current.set(
          id,
          window.setTimeout(() => void send(id), pause),
        );
    },
    [set, send],
  );

  const flush = useCallback(() => {
    for (const id of Object.keys(typed.current)) void send(id);
  }, [send]);

  // The window is left, hidden or closed, or a key of the editor may close it.
  useEffect(() => {
    const press = ({ ctrlKey, metaKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey) flush();
    };
    const leave = () => flush();
    window.addEventListener('blur', leave);
    window.addEventListener('pagehide', leave);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('blur', leave);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('keydown', press);
    };
  }, [flush]);

  // What an earlier showing of the page, or one without a connection, left to send.
  useEffect(() => {
    if (incidents.live) flush();
  }, [incidents.live, flush]);

  const forget = useCallback((id: string) => set(id, undefined), [set]);
  return { type, flush, forget, failure };
}
