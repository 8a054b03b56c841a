import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTokenFile } from '../../../engine/signals/token-file.ts';
import { codeOf, temporaryFolder, value } from '../store/temporary.ts';

function tokenIn(text: string, mode = 0o600) {
  const root = temporaryFolder();
  const file = join(root, 'token');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return { root, file };
}

describe('a token file', () => {
  it('is found relative to the root and by absolute path, and gives its token', async () => {
    const { root, file } = tokenIn('abc.DEF-1~2+3/4_5==\n');
    expect(value(await readTokenFile(root, 'token'))).toBe('abc.DEF-1~2+3/4_5==');
    expect(value(await readTokenFile('/nowhere', file))).toBe('abc.DEF-1~2+3/4_5==');
  });

  it.each([0o640, 0o604, 0o644, 0o666])('that others may read is refused: %o', async (mode) => {
    const { root, file } = tokenIn('abc\n', mode);
    const answer = await readTokenFile(root, 'token');
    expect(answer).toMatchObject({ failure: { code: 'signal/token-open', file } });
    expect(JSON.stringify(answer)).not.toContain('abc');
  });

  it.each<[string, string]>([
    ['empty', ''],
    ['with a line break in it', 'abc\ndef'],
    ['with what would end a header', 'abc\r\nx: y'],
    ['not of letters', 'žeton'],
    ['too large', 'a'.repeat(70_000)],
  ])('is refused when it is %s', async (_, text) => {
    expect(codeOf(await readTokenFile(tokenIn(text).root, 'token'))).toBe('signal/token-unreadable');
  });

  it('is refused when it is missing, a folder or a pipe', async () => {
    const root = temporaryFolder();
    expect(codeOf(await readTokenFile(root, 'token'))).toBe('signal/no-token');
    expect(codeOf(await readTokenFile(root, '~/healer/no/such/token'))).toBe('signal/no-token');
    mkdirSync(join(root, 'folder'), { mode: 0o700 });
    execFileSync('mkfifo', ['-m', '600', join(root, 'pipe')]);
    expect(codeOf(await readTokenFile(root, 'folder'))).toBe('signal/token-unreadable');
    expect(codeOf(await readTokenFile(root, 'pipe'))).toBe('signal/token-unreadable');
  });
});
