import type { Failure } from '../../engine/protocol/rpc.ts';

/** What a person can do about a failure, by the words on the button. */
export type WayOut = 'Manage Trust' | 'New Health Check' | 'Open File' | 'Open Log';

/** Failures of the extension itself of which the log tells more. The others say all there is. */
const logged: ReadonlySet<string> = new Set([
  'client/daemon-start',
  'client/server-start',
  'client/connection-lost',
  'client/not-answering',
  'client/internal',
]);

export function waysOut({ code, file, line }: Failure): readonly WayOut[] {
  if (code === 'client/untrusted') return ['Manage Trust'];
  if (code === 'client/no-check') return ['New Health Check'];
  const hasLog = logged.has(code) || !code.startsWith('client/');
  return [...(file && line ? ['Open File' as const] : []), ...(hasLog ? ['Open Log' as const] : [])];
}
