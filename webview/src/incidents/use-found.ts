import { useEffect, useState } from 'preact/hooks';
import type { IncidentSummary } from '../../../engine/protocol/page.ts';
import type { Host } from '../host.ts';
import { parseFilter, queryOf } from './model-list.ts';
import type { ViewState } from './view-state.ts';

/** How long typing may pause before the daemon is asked, in ms. */
const pause = 200;

/**
 * What the daemon finds for a filter beyond the list: asked a moment after it was typed, and again as `asOf` changes.
 * Undefined while it is not known, or nothing is to be asked.
 */
export function useFound(
  host: Host<ViewState>,
  filter: string,
  cut: boolean,
  asOf: unknown,
): readonly IncidentSummary[] | undefined {
  const [answer, setAnswer] = useState<{ readonly filter: string; readonly found: readonly IncidentSummary[] }>();
  useEffect(() => {
    const query = queryOf(parseFilter(filter), cut);
    if (query === undefined) return undefined;
    let wanted = true;
    const ask = async () => {
      try {
        const found = await host.request('incidents/find', query);
        if (wanted) setAnswer({ filter, found });
      } catch {
        // The list is filtered by what it holds.
      }
    };
    const timer = window.setTimeout(() => void ask(), pause);
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [host, filter, cut, asOf]);
  return answer?.filter === filter ? answer.found : undefined;
}
