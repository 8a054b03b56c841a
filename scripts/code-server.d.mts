export const codeServerFolder: string;
export const ownNode: string;
export const cleanSettings: Readonly<Record<string, unknown>>;
export class UserError extends Error {}
export function ensureCodeServer(): string;
export function installExtension(options: { vsix: string; extensionsDir: string; userDataDir: string }): void;
export function startCodeServer(options: {
  workspace: string;
  userDataDir: string;
  extensionsDir: string;
  port: number;
  password: string | null;
  settings?: Readonly<Record<string, unknown>>;
  trust?: boolean;
  env?: Readonly<Record<string, string>>;
}): Promise<CodeServer>;
export interface CodeServer {
  readonly url: string;
  readonly log: string;
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}
export function freePort(port: number): Promise<number | undefined>;
export function freePortFrom(first: number): Promise<number>;
