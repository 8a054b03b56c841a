import { isLoopback } from '../loopback.ts';
import type { CheckReport } from '../model/check.ts';

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** The TCP port of this host that was probed; undefined for other hosts, and for what is no http or tcp check. */
export function localPort({ type, target }: Pick<CheckReport, 'type' | 'target'>): number | undefined {
  if (type !== 'http' && type !== 'tcp') return undefined;
  const url = URL.parse(type === 'tcp' ? `tcp://${target}` : target);
  if (!url || !isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'))) return undefined;
  return url.port === '' ? defaultPorts[url.protocol] : Number(url.port);
}
