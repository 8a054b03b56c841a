import { once } from 'node:events';
import { connect } from 'node:net';
import { connectionFailure, endpoint, noAnswer } from './failures.ts';
import { observe, type Probe } from './probe.ts';
import type { ReadyTcp } from './target.ts';

/** Opens a TCP connection and closes it at once. Every address of a host name is tried. */
export const probeTcp: Probe<ReadyTcp> = ({ host, port }, context) =>
  observe(context, {
    run: async (signal) => {
      const socket = connect({ host, port });
      try {
        await once(socket, 'connect', { signal });
        return { type: 'tcp', address: endpoint(socket.remoteAddress ?? host, socket.remotePort ?? port) };
      } finally {
        socket.destroy();
      }
    },
    explain: (error) => connectionFailure(error, endpoint(host, port), host, port),
    late: () => noAnswer(context.timeout, endpoint(host, port)),
  });
