import { isIP } from 'node:net';
import { failed, type Result, success } from '../model/failure.ts';
import { listenAddressInvalid } from './failures.ts';

/** Where HTTP is served. */
export interface ListenAddress {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
}

/** Reads `[HOST:]PORT`; the host is 127.0.0.1 unless said, and an IPv6 address is written in brackets. */
export function parseListenAddress(text: string): Result<ListenAddress> {
  const [, bracketed, plain, digits = ''] = /^(?:\[([^\]]+)\]:|([^:[\]\s]+):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits === '' || port > 65_535 || (bracketed !== undefined && isIP(bracketed) !== 6)) {
    return failed(listenAddressInvalid(text));
  }
  return success({ host: bracketed ?? plain ?? '127.0.0.1', port });
}

/** `HOST:PORT`, as `parseListenAddress` reads it and as URLs write it. */
export function formatAddress({ host, port }: ListenAddress): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/**
 * Whether a request's Host header may be answered. A page that rebinds a DNS name of its own to this host sends that
 * name, so names are refused, except `localhost` and those this daemon was told to be; addresses are not names.
 */
export function isOwnHost(header: string | undefined, names: readonly string[]): boolean {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^:[\]\s]+))(?::\d{1,5})?$/.exec(header ?? '') ?? [];
  if (bracketed !== undefined) return isIP(bracketed) === 6;
  if (plain === undefined) return false;
  const name = plain.toLowerCase();
  return isIP(name) === 4 || name === 'localhost' || names.some((own) => own.toLowerCase() === name);
}
