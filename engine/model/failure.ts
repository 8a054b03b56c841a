/**
 * What a user's action ran into: what is wrong, where, and what to do, in words. A value, never thrown.
 * `code` is stable and searchable (`room/what`, such as `daemon/state-read-only`).
 */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** The file it is about, by absolute path. */
  readonly file?: string;
  /** Line in that file, from 1. */
  readonly line?: number;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}

/** Words with a full stop, unless they end a sentence by themselves, as what programs say may. */
export function sentence(words: string): string {
  return /[.?!…]$/.test(words) ? words : `${words}.`;
}

/** What a failure says, after its place: `/shop/web.health.yaml:3: …`. */
export function withPlace({ file, line, message }: Failure): string {
  if (file === undefined) return message;
  return `${file}${line === undefined ? '' : `:${line}`}: ${message}`;
}
