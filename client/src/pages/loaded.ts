import type { ConnectionState } from '../../../engine/protocol/page.ts';
import type { Result } from '../../../engine/protocol/rpc.ts';
import type { Daemon } from '../daemon.ts';
import { connectionLostCode, failures } from '../failures.ts';

/** What a page is to draw, unless the connection was lost before all of it was there: what the page was told of that holds. */
export function loaded<V extends { readonly connection: ConnectionState }>(daemon: Daemon, view: V): Result<V> {
  const { connection } = view;
  const lost =
    connection.state === 'failed' ? connection.failure.code === connectionLostCode : daemon.welcome === undefined;
  return lost ? { ok: false, failure: failures.connectionLost() } : { ok: true, value: view };
}
