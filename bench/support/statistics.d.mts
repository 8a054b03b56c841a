export function summary(
  values: readonly number[],
): { readonly count: number; readonly min: number; readonly median: number; readonly max: number } | undefined;
export function less(took: number, wait: number): number;
