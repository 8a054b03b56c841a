import type { Readable } from 'node:stream';
import type { Terminal } from './terminal.ts';

/** What a command may touch of the outside: its streams, its folder and its environment. */
export interface Io {
  /** Data. */
  out(text: string): void;
  /** Standard input, for what is asked to read it; nothing when left out. */
  readonly input?: Readable;
  /** Messages. */
  err(text: string): void;
  /** Where stdout is a terminal: shows lines in place of those shown before. */
  readonly draw?: (lines: readonly string[]) => void;
  /** Where stdin and stdout are a terminal: opens a conversation with whoever sits at it. */
  readonly openTerminal?: () => Terminal;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts when the process is told to end: ctrl-C, SIGTERM, or its terminal has gone. */
  readonly signal: AbortSignal;
}

/** 0: done. 1: it ran and found a fault. 2: it could not run, or not with every definition it should have. */
export type ExitCode = 0 | 1 | 2;
