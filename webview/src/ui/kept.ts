import { useRef, useState } from 'preact/hooks';
import type { Host } from '../host.ts';

/** State that outlives a reload of the page: every change is handed to the host at once. */
export function useKept<State extends object>(
  host: Host<State>,
  initial: State,
): readonly [State, (change: (state: State) => State) => void] {
  const [state, setState] = useState<State>(() => ({ ...initial, ...host.kept() }));
  const latest = useRef(state);
  const update = useRef((change: (state: State) => State) => {
    latest.current = change(latest.current);
    host.keep(latest.current);
    setState(latest.current);
  });
  return [state, update.current];
}
