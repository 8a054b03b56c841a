import { isIPv4 } from 'node:net';
import type { CheckReport } from '../model/check.ts';

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** The TCP port of this host that was probed; undefined for other hosts, and for what is no http or tcp check. */
export function localPort({ type, target }: Pick<CheckReport, 'type' | 'target'>): number | undefined {
  if (type !== 'http' && type !== 'tcp') return undefined;
  const url = URL.parse(type === 'tcp' ? `tcp://${target}` : target);
  if (!url || !isLoopback(url.hostname)) return undefined;
  return url.port === '' ? defaultPorts[url.protocol] : Number(url.port);
}

/** Names and addresses that lead to this host wherever they are used: RFC 1122 3.2.1.3, RFC 4291 2.5.3, RFC 6761 6.3. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}
