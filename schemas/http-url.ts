/** Whether a target names an address of its own (`https://…`, `ftp://…`) and not only a path. */
export function hasScheme(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(target);
}

/** An http or https address that can be asked; undefined for any other text. */
export function httpUrl(text: string, base?: string): URL | undefined {
  const url = URL.parse(text, base);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}
