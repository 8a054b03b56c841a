import type { Failure } from './failure.ts';
import type { HealthOverview } from './health.ts';

/** The code of the failure that says that nothing names a folder whose definitions run. */
const nothingNamed = 'definitions/none';

/** What could not be taken of the definitions there are. That nothing says yet which of them run is no fault in any. */
export function notTaken(overview: Pick<HealthOverview, 'failures' | 'unused'>): readonly Failure[] {
  const empty = (one: Failure) => one.code === 'definitions/no-such-folder' && isUnused(overview, one);
  return overview.failures.filter((one) => one.code !== nothingNamed && !empty(one));
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
export function isUnused({ unused = [] }: Pick<HealthOverview, 'unused'>, { code, file, line }: Failure): boolean {
  return unused.some((one) => one.code === code && one.file === file && one.line === line);
}
