const comments = /"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;
const lastCommas = /"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g;

/**
 * The value of JSON as VS Code writes it: with comments, commas before a closing bracket and a byte order mark. Throws a
 * SyntaxError for anything else.
 */
export function parseJsonWithComments(text: string): unknown {
  const outsideStrings = (token: string) => (token.startsWith('"') ? token : ' ');
  return JSON.parse(
    text
      .replace(/^\uFEFF/, '')
      .replace(comments, outsideStrings)
      .replace(lastCommas, outsideStrings),
  );
}
