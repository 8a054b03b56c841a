import { isIPv6 } from 'node:net';
import { formatDuration } from '../../schemas/duration.ts';
import { formatSize } from '../../schemas/size.ts';
import { unasked } from '../file-threads.ts';
import type { ProbeErrorReason } from '../model/check.ts';
import type { ProbeError } from './probe.ts';

const reasonByCode: Readonly<Record<string, ProbeErrorReason>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  ENOTFOUND: 'dns',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  EMFILE: 'unreachable',
  ENFILE: 'unreachable',
  ENOBUFS: 'unreachable',
  ENOMEM: 'unreachable',
  EPROTO: 'tls',
};

/** What this host, not the target, has run out of. */
const exhaustedByCode: Readonly<Record<string, string>> = {
  EMFILE: 'Healer has too many files open',
  ENFILE: 'this host has too many files open',
  ENOBUFS: 'this host has no network buffers left',
  ENOMEM: 'this host has no memory left',
};

/** Whether a look failed as this host, or this process, had no file, memory or buffer left for it. */
export function isExhausted(error: unknown): boolean {
  return Object.hasOwn(exhaustedByCode, codeOf(error));
}

/** OpenSSL's and Node's names for a handshake or a certificate that failed. */
const tlsCode =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH)/;

/** What OpenSSL says of an answer that is no TLS at all, such as that of a plain HTTP server. */
const notTls = /wrong.version.number|packet.length.too.long|http.request/i;

/**
 * Why a connection to `host:port` brought no answer, from the error Node or undici gave. `what` is what was asked for,
 * as the message names it: a URL or `host:port`.
 */
export function connectionFailure(error: unknown, what: string, host: string, port: number): ProbeError {
  const code = codeOf(error);
  const reason = reasonByCode[code] ?? (tlsCode.test(code) ? 'tls' : code.startsWith('EAI_') ? 'dns' : 'protocol');
  return { reason, message: connectionMessage(reason, error, code, what, host, port) };
}

function connectionMessage(
  reason: ProbeErrorReason,
  error: unknown,
  code: string,
  what: string,
  host: string,
  port: number,
): string {
  switch (reason) {
    case 'refused':
      return `connection refused: nothing listens on ${endpoint(host, port)}`;
    case 'timeout':
      return `no answer from ${what}: the connection attempt timed out`;
    case 'dns':
      return `cannot find the host ${host} (${code}): check its name, and the DNS this host asks`;
    case 'tls':
      if (notTls.test(`${code} ${messageOf(error)}`))
        return `${endpoint(host, port)} does not speak TLS: it may be a port for plain connections`;
      return `no trusted TLS connection to ${endpoint(host, port)}: ${tlsReason(error)}`;
    case 'reset':
      return `the connection to ${endpoint(host, port)} was closed before a whole answer came`;
    case 'unreachable':
      return `cannot reach ${endpoint(host, port)} (${code}): ${exhaustedByCode[code] ?? 'no route, or a firewall forbids it'}`;
    default:
      return `no usable answer from ${what}: ${messageOf(error)}`;
  }
}

export function noAnswer(timeout: number, what: string): string {
  return `no answer within ${formatDuration(timeout)} from ${what}`;
}

export function stillRunning(timeout: number, said: string | undefined): string {
  const line = said === undefined ? '' : `; its last line was: ${said}`;
  return `still running after ${formatDuration(timeout)}, and killed with its children${line}`;
}

export function notAUrl(url: string): ProbeError {
  return { reason: 'protocol', message: `${url} is not an http or https URL` };
}

export function missingFolder(cwd: string): ProbeError {
  return { reason: 'spawn', message: `cannot run the command: there is no folder ${cwd}`, unread: true };
}

/** Of the target nothing is known then, which a command was to ask. */
export function notStarted(error: unknown): ProbeError {
  return { reason: 'spawn', message: `cannot run the command: ${messageOf(error)}`, unread: true, ...unaskedBy(error) };
}

/** Why a file or folder of this host could not be looked at. `what` names it: `pid file`, `mount point`. */
export function unreadableFile(error: unknown, what: string, path: string): ProbeError {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { reason: 'missing', message: `there is no ${what} ${path}` };
  const why = code === 'EACCES' || code === 'EPERM' ? 'Healer may not read it' : messageOf(error);
  return {
    reason: 'unreadable',
    message: `cannot read the ${what} ${path}: ${why}`,
    ...unreadBy(error),
    ...unaskedBy(error),
  };
}

function unreadBy(error: unknown): Pick<ProbeError, 'unread'> {
  return isExhausted(error) ? { unread: true } : {};
}

function unaskedBy(error: unknown): Pick<ProbeError, 'unasked'> {
  return codeOf(error) === unasked ? { unasked: true } : {};
}

export function notAFile(what: string, path: string): ProbeError {
  return { reason: 'invalid', message: `the ${what} ${path} is not a file` };
}

export function fileTooLarge(what: string, path: string, limit: number): ProbeError {
  return { reason: 'invalid', message: `the ${what} ${path} is larger than ${formatSize(limit)}` };
}

export function noPid(path: string): ProbeError {
  return { reason: 'invalid', message: `the pid file ${path} does not begin with a process id` };
}

export function unreadProcesses(why: string): ProbeError {
  return { reason: 'unreadable', message: `the processes of this host cannot be read: ${why}` };
}

/** Why this host could not be asked about itself: `memory`, `load`. */
export function unreadHost(what: string, error: unknown): ProbeError {
  return { reason: 'unreadable', message: `the ${what} of this host cannot be read: ${messageOf(error)}` };
}

export function noCertificate(what: string, path: string): ProbeError {
  return {
    reason: 'invalid',
    message: `the ${what} ${path} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)`,
  };
}

export function brokenCertificate(what: string, path: string, error: unknown): ProbeError {
  return { reason: 'invalid', message: `a certificate of the ${what} ${path} cannot be read: ${tlsReason(error)}` };
}

export function notAnswered(timeout: number, what: string): string {
  return `no answer within ${formatDuration(timeout)} about ${what}`;
}

/** `host:port`, with an IPv6 address in brackets. */
export function endpoint(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** The last line of a text that is not blank, cut to 200 characters. */
export function lastLine(text: string): string | undefined {
  return (
    text
      .trimEnd()
      .split(/[\r\n]+/)
      .at(-1)
      ?.trim()
      .slice(0, 200) || undefined
  );
}

/** What a certificate is refused with whose authority is not known here. */
const unknownAuthority =
  /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT)$/;

/**
 * OpenSSL's own short reason where there is one: its message names source files. Node's words end with flags of its own,
 * which nobody can give to Healer.
 */
function tlsReason(error: unknown): string {
  const reason = error instanceof Error && 'reason' in error ? error.reason : undefined;
  if (typeof reason === 'string') return reason;
  const [said = ''] = messageOf(error).split('; if the root CA', 1);
  return unknownAuthority.test(codeOf(error)) ? `${said}; name the file of a private authority as ca_file` : said;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
