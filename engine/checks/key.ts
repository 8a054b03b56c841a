/** A check by workload and name: `web/http`. */
export function keyOf({ workload, name }: { readonly workload: string; readonly name: string }): string {
  return `${workload}/${name}`;
}

/** The key of the check that something kept or seen is about. */
export function keyOfIts({ workload, check }: { readonly workload: string; readonly check: string }): string {
  return keyOf({ workload, name: check });
}

/** The workload of a key; its name holds no `/`. */
export function workloadOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}
