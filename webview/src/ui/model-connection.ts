import type { ConnectionState } from '../../../engine/protocol/page.ts';

/** Whether the daemon is looked for and not there. One that was told to end is not looked for: the next request starts another. */
export function isAway(connection: ConnectionState): boolean {
  return connection.state === 'failed' || (connection.state === 'offline' && connection.ended !== true);
}
