/** The generated pages of docs/ by name, as text. */
export function reference(): Map<string, string>;
