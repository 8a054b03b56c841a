import { isIPv4 } from 'node:net';

/**
 * Whether a name or address (IPv6 without brackets) leads to this host wherever it is used, and only there: RFC 1122
 * 3.2.1.3, RFC 4291 2.5.3, RFC 6761 6.3.
 */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
