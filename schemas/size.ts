const bytesOf: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Bytes of a size (`512MiB`, `1.5GB`, `0B`), or undefined when it is not one. KiB counts by 1024, KB by 1000. */
export function parseSize(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([KMGT]i?B|B)$/.exec(text) ?? [];
  const bytes = bytesOf[unit];
  return number === undefined || bytes === undefined ? undefined : Number(number) * bytes;
}

/** Bytes as people read them, with one digit after the point where it says something: `512MiB`, `1.5GiB`, `0B`. */
export function formatSize(bytes: number): string {
  const unit = ['TiB', 'GiB', 'MiB', 'KiB'].find((name) => Math.abs(bytes) >= (bytesOf[name] ?? 1)) ?? 'B';
  return `${Math.round((bytes / (bytesOf[unit] ?? 1)) * 10) / 10}${unit}`;
}
