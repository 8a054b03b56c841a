import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ConnectionState, IncidentsView } from '../../../engine/protocol/page.ts';
import type { Host } from '../host.ts';
import { isAway } from '../ui/model-connection.ts';
import type { Actions } from './actions.ts';
import { type ViewState, without } from './view-state.ts';

/** Adds the note typed for an incident, or keeps it until there is a connection again. */
export function useNotes(
  kept: ViewState,
  keep: (change: (state: ViewState) => ViewState) => void,
  connection: ConnectionState,
  actions: Actions,
): (id: string) => Promise<void> {
  const add = async (id: string) => {
    const text = kept.notes[id]?.trim() ?? '';
    if (text === '') return;
    if (isAway(connection)) {
      keep((state) => ({ ...state, waiting: [...new Set([...state.waiting, id])] }));
      return;
    }
    keep((state) => ({ ...state, waiting: state.waiting.filter((other) => other !== id) }));
    if (!(await actions.note(id, text))) return;
    // What was typed since then is the next note.
    keep((state) => (state.notes[id]?.trim() === text ? { ...state, notes: without(state.notes, id) } : state));
  };
  useEffect(() => {
    if (connection.state === 'live') for (const id of kept.waiting) void add(id);
  }, [connection.state]);
  return add;
}

/** Hands the notes being typed to the host, and takes back what an earlier page that was closed left with it. */
export function useNotesKept(
  host: Host<ViewState>,
  view: IncidentsView | undefined,
  { notes }: ViewState,
  keep: (change: (state: ViewState) => ViewState) => void,
): void {
  const opened = useRef(host.kept() === undefined);
  useLayoutEffect(() => {
    if (view === undefined || !opened.current) return;
    opened.current = false;
    if (view.notes !== undefined) keep((state) => ({ ...state, notes: { ...view.notes, ...state.notes } }));
  }, [view]);
  const handed = useRef(notes);
  useLayoutEffect(() => {
    if (handed.current === notes) return;
    handed.current = notes;
    // The page keeps them as well: a host that does not answer loses them only with the page.
    host.request('incidents/keepNotes', { notes }).catch(() => undefined);
  }, [notes]);
}
