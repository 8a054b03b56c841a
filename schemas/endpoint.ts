/** `host:port` in its parts, an IPv6 address without its brackets; undefined for a text of another form, such as a path. */
export function parseEndpoint(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([^\]/\s]+)\]|([^:/\\\s]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  return host !== undefined && port >= 1 && port <= 65_535 ? { host, port } : undefined;
}
