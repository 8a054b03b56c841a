/**
 * Text without what would steer a terminal (escape sequences, a lone carriage return, marks that turn its direction):
 * each such character as `\\u001b`, which in JSON still means the same. Line ends and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(/(?![\n\t]|\r\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
