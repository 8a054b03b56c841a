/** A schema as it stands in its file. */
export type SchemaFile = { readonly $id: string; readonly [key: string]: unknown };

/** Every schema by its short name (`health`), read from its file. */
export function readSchemas(): Map<string, SchemaFile>;

/** The generated files by name, as text. */
export function generate(): Promise<Map<string, string>>;
