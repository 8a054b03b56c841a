import { useEffect } from 'preact/hooks';
import type { ConnectionState } from '../../../engine/protocol/page.ts';
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
    if (connection.state === 'offline' || connection.state === 'failed') {
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
