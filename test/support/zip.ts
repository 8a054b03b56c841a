/** Names and unpacked sizes (bytes) of a zip's files, read from its central directory. */
export function filesOfZip(zip: Buffer): { name: string; size: number }[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a zip file: it has no central directory');
  const count = zip.readUInt16LE(end + 10);
  const files: { name: string; size: number }[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const nameStart = at + 46;
    const nameEnd = nameStart + (nameLength ?? 0);
    files.push({ name: zip.toString('utf8', nameStart, nameEnd), size: zip.readUInt32LE(at + 24) });
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}
