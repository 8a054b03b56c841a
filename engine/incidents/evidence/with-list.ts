/** A line of Markdown, and below it a list where there is something to list. */
export function withList(line: string, items: readonly string[]): string {
  return items.length === 0 ? line : `${line}\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}
