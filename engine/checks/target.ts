import { isIPv6 } from 'node:net';
import type { Check, HttpProbe, ProbeSpec, TcpProbe } from '../model/check.ts';
import { redact } from '../redact.ts';
import { endpoint } from './failures.ts';

export type ReadyHttp = Extract<HttpProbe, { readonly url: string }>;
export type ReadyTcp = TcpProbe & { readonly host: string };

/** A probe whose every address is known. */
export type ReadyProbe = ReadyHttp | ReadyTcp | Exclude<ProbeSpec, HttpProbe | TcpProbe>;

/** Fills in the host where a spec leaves it to the workload; `address` is asked only then. */
export async function readyProbe(spec: ProbeSpec, address: () => Promise<string>): Promise<ReadyProbe> {
  switch (spec.type) {
    case 'tcp':
      return { ...spec, host: bare(spec.host ?? (await address())) };
    case 'http': {
      const { type, method, headers, maxRedirects, readBody, caFile } = spec;
      const url = 'url' in spec ? spec.url : urlOf(spec, spec.host ?? (await address()));
      return { type, url, method, headers, maxRedirects, readBody, ...(caFile !== undefined && { caFile }) };
    }
    default:
      return spec;
  }
}

/** What a check looks at, for a person, without any secret: a URL, `host:port`, a command, a mount point … */
export function describeProbe({ probe: spec, workload }: Pick<Check, 'probe' | 'workload'>): string {
  const host = `<address of ${workload}>`;
  switch (spec.type) {
    case 'exec':
      return redact(spec.command);
    case 'tcp':
      return endpoint(spec.host ?? host, spec.port);
    case 'http':
      return redact('url' in spec ? spec.url : urlOf(spec, spec.host ?? host));
    case 'process':
      return [spec.name, spec.pidFile].filter((part) => part !== undefined).join(' by ');
    case 'disk':
      return spec.mount;
    case 'certificate':
      return 'file' in spec ? spec.file : endpoint(spec.host, spec.port);
    case 'memory':
    case 'host':
    case 'zombies':
      return 'this host';
  }
}

function urlOf(parts: Exclude<HttpProbe, ReadyHttp>, host: string): string {
  return `${parts.scheme}://${endpoint(bare(host), parts.port)}${parts.path}`;
}

function bare(host: string): string {
  const inner = host.replace(/^\[(.*)\]$/, '$1');
  return isIPv6(inner) ? inner : host;
}
