import {
  type Failure,
  filesOf,
  type HealthOverview,
  isUnused,
  type Location,
  notTaken,
} from '../../../engine/protocol/page.ts';
import { pathIn } from '../ui/model-path.ts';
import { countText } from '../ui/model-size.ts';

/** What is wrong with the definitions. */
export interface NotTaken {
  readonly sentence: string;
  readonly mistakes: readonly Mistake[];
}

export interface Mistake {
  /** Where it is: `health/web.health.yaml:3`; absent where no file is to blame. */
  readonly label?: string;
  /** Where to look; absent where there is no file to open. */
  readonly location?: Location;
  readonly message: string;
  readonly code: string;
  /** What is watched of it all the same, or that nothing is; absent while nothing at all is watched. */
  readonly watched?: string;
}

/** What could not be taken, each with its place; undefined where all could. */
export function notTakenOf(overview: HealthOverview): NotTaken | undefined {
  const failures = notTaken(overview);
  if (failures.length === 0) return undefined;
  const count = filesOf(failures);
  const sentence = `${countText(count, 'file')} cannot be used as ${count === 1 ? 'it is' : 'they are'} written`;
  return { sentence, mistakes: failures.map((failure) => mistake(failure, overview)) };
}

function mistake(failure: Failure, overview: HealthOverview): Mistake {
  const { message, code, file, line } = failure;
  const { watching } = overview;
  const path = file === undefined ? undefined : pathIn(watching?.root, file);
  const opens = file !== undefined && (line !== undefined || /\.ya?ml$/.test(file));
  return {
    ...(path !== undefined && { label: line === undefined ? path : `${path}:${line}` }),
    ...(opens && { location: { file, line: line ?? 1 } }),
    message,
    code,
    ...(watching && {
      watched: isUnused(overview, failure) ? 'Nothing of it is watched.' : 'What it said before is watched on.',
    }),
  };
}
