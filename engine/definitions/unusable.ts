import { type Disk, disk } from '../../schemas/files/disk.ts';
import type { Failure } from '../model/failure.ts';
import type { Definitions } from './load.ts';
import { readText } from './read.ts';

/**
 * For each of these workloads, which nothing that was loaded defines, the failure that is the reason: of a file that
 * names it, or of a definition file that cannot be read, `healer.yaml` or a folder that cannot be used, which may hide it. One without a
 * reason is not defined any more.
 */
export async function unusable(
  workloads: readonly string[],
  { failures, lost, reads }: Pick<Definitions, 'failures' | 'lost' | 'reads'>,
  from: Disk = disk,
): Promise<ReadonlyMap<string, Failure>> {
  const found = new Map<string, Failure>();
  if (workloads.length === 0) return found;
  let hiding = lost ? failures[0] : undefined;
  for (const failure of failures) {
    const { file } = failure;
    const text = file === undefined ? undefined : await readText(file, from);
    if (file !== undefined && text?.ok === false && reads.includes(file)) hiding ??= failure;
    const names = text?.ok ? valuesIn(text.value) : undefined;
    for (const workload of workloads) if (names?.has(workload) && !found.has(workload)) found.set(workload, failure);
  }
  if (hiding) for (const workload of workloads) if (!found.has(workload)) found.set(workload, hiding);
  return found;
}

/** Every value that stands alone behind its key: a file that cannot be read as YAML still names its workloads. */
function valuesIn(text: string): ReadonlySet<string> {
  const values = /(?:^|[{,])[\s-]*\w+\s*:\s*["']?([^\s"'#,{}[\]]+)["']?\s*(?=$|#|[,}])/gm;
  return new Set(Array.from(text.matchAll(values), ([, value = '']) => value));
}
