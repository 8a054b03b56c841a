/** A row of a tree view, as far as drawing it anew matters. */
export interface TreeRow<R> {
  readonly id: string;
  readonly children: readonly R[];
}

/** Every row by its id, each before its children. */
export function rowsById<R extends TreeRow<R>>(rows: readonly R[]): ReadonlyMap<string, R> {
  const all = (some: readonly R[]): readonly R[] => some.flatMap((row) => [row, ...all(row.children)]);
  return new Map(all(rows).map((row) => [row.id, row]));
}

/** Ids of rows that only say something else than `before`; undefined when rows came, went or moved. */
export function changedRows<R extends TreeRow<R>>(
  before: ReadonlyMap<string, R>,
  after: ReadonlyMap<string, R>,
): readonly string[] | undefined {
  const order = (rows: ReadonlyMap<string, R>) =>
    JSON.stringify([...rows.values()].map(({ id, children }) => [id, children.length]));
  if (order(before) !== order(after)) return undefined;
  const own = (row: R | undefined) => JSON.stringify({ ...row, children: [] });
  return [...after.values()].filter((row) => own(row) !== own(before.get(row.id))).map(({ id }) => id);
}
