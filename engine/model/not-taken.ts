import { type Failure, withPlace } from './failure.ts';
import type { HealthOverview } from './health.ts';

/** The code of the failure that says that nothing names a folder whose definitions run. */
const nothingNamed = 'definitions/none';

/** What could not be taken of the definitions there are. That nothing says yet which of them run is no fault in any. */
export function notTaken(overview: Pick<HealthOverview, 'failures' | 'unused'>): readonly Failure[] {
  return overview.failures.filter((one) => one.code !== nothingNamed && !wasNeverThere(overview, one));
}

/** Whether it is a folder that `healer.yaml` names and that never held anything, as git keeps no empty ones: told, and no fault. */
export function wasNeverThere(overview: Pick<HealthOverview, 'unused'>, failure: Failure): boolean {
  return failure.code === 'definitions/no-such-folder' && isUnused(overview, failure);
}

/** Whether there is no `healer.yaml` that says what runs. One that names nothing is there all the same. */
export function isUnnamed({ failures }: Pick<HealthOverview, 'failures'>): boolean {
  return failures.some(({ code, line }) => code === nothingNamed && line === undefined);
}

/** How many files these failures are about; one that names no file counts as one. */
export function filesOf(failures: readonly Failure[]): number {
  return new Set(failures.map(({ file, message }) => file ?? message)).size;
}

/** Whether nothing at all is watched of where this failure is, as `overview.unused` tells; what was taken before goes on otherwise. */
export function isUnused({ unused = [] }: Pick<HealthOverview, 'unused'>, failure: Failure): boolean {
  return unused.some((one) => one.code === failure.code && withPlace(one) === withPlace(failure));
}
