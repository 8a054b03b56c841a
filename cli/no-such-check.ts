import type { Definitions } from '../engine/definitions/load.ts';
import type { Failure } from '../engine/model/failure.ts';
import { placeOf } from './failure.ts';

/** That no check is called so, or none that can be used. */
export function noSuchCheck(name: string, { checks, failures, root }: Definitions, cwd: string): Failure {
  const known = [...new Set(checks.map(({ workload }) => workload))].join(', ');
  const refused = [...new Set(failures.flatMap((one) => (one.file === root ? [] : [placeOf(one, cwd)])))];
  return {
    code: 'check/unknown',
    message:
      refused.length > 0
        ? `"${name}" is not among the checks that can be used, and not all can be: mend ${refused.join(', ')} first.`
        : `No check or workload is called "${name}". ${known ? `Known workloads: ${known}` : 'None is defined'}.`,
  };
}
