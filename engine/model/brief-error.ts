/**
 * What went wrong, without where: `HTTP 503, expected 200` for `HTTP 503 from http://127.0.0.1:8080/healthz, expected 200`,
 * for a place too narrow for both.
 */
export function briefError(message: string): string {
  return message.replaceAll(/ from https?:\/\/\S*[^\s,;:]/g, '');
}
