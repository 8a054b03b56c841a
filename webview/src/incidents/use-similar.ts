import { useEffect, useState } from 'preact/hooks';
import type { SimilarIncident } from '../../../engine/protocol/page.ts';
import type { Host } from '../host.ts';
import type { ViewState } from './view-state.ts';

/** Past incidents like the one selected; undefined until they are known. */
export function useSimilar(
  host: Host<ViewState>,
  id: string | undefined,
  live: boolean,
): readonly SimilarIncident[] | undefined {
  const [answer, setAnswer] = useState<{ readonly id: string; readonly similar: readonly SimilarIncident[] }>();
  useEffect(() => {
    if (id === undefined || !live) return undefined;
    let wanted = true;
    host.request('incidents/similar', { id }).then(
      (similar) => {
        if (wanted) setAnswer({ id, similar });
      },
      () => {
        // It is help beside the incident: without it the incident is shown all the same.
      },
    );
    return () => {
      wanted = false;
    };
  }, [host, id, live]);
  return answer?.id === id ? answer?.similar : undefined;
}
