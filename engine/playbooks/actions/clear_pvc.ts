import { formatDuration } from '../../../schemas/duration.ts';
import { backendStep, inNamespace } from '../backend.ts';
import type { ActionPlanner } from '../step.ts';

/** Removes old temporary files from a persistent volume. */
export const clearPvc: ActionPlanner<'clear_pvc'> = {
  needsApproval: false,
  plan({ pvc, namespace, path, olderThan }, facts) {
    const volume = pvc === undefined ? 'the volume the alert names' : `the volume ${pvc}`;
    const files = `files older than ${formatDuration(olderThan)}`;
    return backendStep('kubernetes', facts, {
      would: `remove ${files} from ${path === undefined ? '' : `${path} in `}${volume}`,
      name: inNamespace(pvc, namespace),
      changes: [{ what: path ?? 'temporary files', before: 'unknown', after: `no ${files}` }],
      rollback: 'cannot be undone; removed files are gone',
    });
  },
};
