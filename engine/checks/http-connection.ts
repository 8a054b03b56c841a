import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { lookup } from './lookup.ts';
import { type RunningTimings, timeSocket } from './timings.ts';

/** The connections of one probe, one after the other. */
export interface TimedConnection {
  readonly connect: buildConnector.connector;
  /** When the newest connection was ready for a request, by the monotonic clock. */
  readonly ready: () => number;
  /** Until when the certificate of the newest connection is valid; undefined without TLS. */
  readonly certificateEnds: () => string | undefined;
  /** Lets go of the newest connection, which undici does not know of before it is there. */
  readonly close: () => void;
}

/**
 * Connects for undici as it would by itself, and takes the time and the certificate on the way. `ca`: the authorities
 * trusted in place of the public ones, in PEM form.
 */
export function timedConnection(timings: RunningTimings, ca?: readonly string[]): TimedConnection {
  let readyAt = performance.now();
  let certificateEnds: string | undefined;
  let newest: Socket | undefined;
  return {
    close: () => newest?.destroy(),
    ready: () => readyAt,
    certificateEnds: () => certificateEnds,
    connect: ({ hostname, protocol, port, servername }, callback) => {
      const tls = protocol === 'https:';
      const target = { host: hostname, port: Number(port) || (tls ? 443 : 80), lookup };
      const name = servername || (isIP(hostname) ? '' : hostname);
      const socket = tls
        ? connectTls({ ...target, servername: name, ALPNProtocols: ['http/1.1', 'h2'], ...(ca && { ca: [...ca] }) })
        : connect(target);
      newest = socket;
      timeSocket(socket, timings);
      const failed = (error: Error) => callback(error, null);
      socket.once('error', failed).once(tls ? 'secureConnect' : 'connect', () => {
        readyAt = performance.now();
        certificateEnds = socket instanceof TLSSocket ? endOf(socket) : undefined;
        socket.off('error', failed);
        callback(null, socket);
      });
    },
  };
}

function endOf(socket: TLSSocket): string | undefined {
  return socket.getPeerX509Certificate()?.validToDate.toISOString();
}
