import type { Result } from '../model/failure.ts';
import { attemptAll } from './attempt.ts';
import type { Database } from './database.ts';

/** Runs `work` inside the next transaction; settles when that is on the disk, or with why it is not. */
export type Commit = (work: () => void) => Promise<Result<void>>;

/**
 * Gathers what is asked for in one turn of the event loop into one transaction, so that a thousand changes at once cost
 * one flush of the disk. All of a transaction is kept or none of it. A piece of work that throws (a bug) is thrown to
 * the one who brought it, and the others are kept without it.
 */
export function createGroupCommit(database: Database): Commit {
  let waiting: Piece[] = [];
  const flush = () => {
    const pieces = waiting;
    waiting = [];
    settle(database, pieces);
  };
  return (work) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result<void>>();
    if (waiting.push({ work, resolve, reject }) === 1) setImmediate(flush);
    return promise;
  };
}

interface Piece {
  readonly work: () => void;
  readonly resolve: (result: Result<void>) => void;
  readonly reject: (error: unknown) => void;
}

function settle(database: Database, pieces: readonly Piece[]): void {
  let at = 0;
  try {
    const result = attemptAll(database, () => {
      for (at = 0; at < pieces.length; at++) pieces[at]?.work();
    });
    for (const { resolve } of pieces) resolve(result);
  } catch (error) {
    pieces[at]?.reject(error);
    const rest = pieces.toSpliced(at, 1);
    if (rest.length > 0) settle(database, rest);
  }
}
