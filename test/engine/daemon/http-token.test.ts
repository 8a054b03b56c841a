import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ensureToken, readToken, tokenFile } from '../../../engine/daemon/http-token.ts';
import { expectOk, temporaryFolder } from './harness.ts';

it('is made once, for its owner alone', () => {
  const folder = temporaryFolder();
  expect(readToken(folder)).toMatchObject({ ok: false, failure: { code: 'http/no-token' } });
  const token = expectOk(ensureToken(folder));
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(readFileSync(tokenFile(folder), 'utf8')).toBe(`${token}\n`);
  expect(statSync(tokenFile(folder)).mode & 0o777).toBe(0o600);
  expect(expectOk(ensureToken(folder))).toBe(token);
  expect(expectOk(ensureToken(temporaryFolder()))).not.toBe(token);
});

it('may be one of your own', () => {
  const folder = temporaryFolder();
  writeFileSync(tokenFile(folder), `${'k'.repeat(32)}\n`, { mode: 0o600 });
  expect(expectOk(ensureToken(folder))).toBe('k'.repeat(32));
});

it.each<[string, string, (file: string) => void]>([
  ['others may read', 'http/token-open', (file) => writeFileSync(file, 'k'.repeat(40), { mode: 0o644 })],
  ['is empty', 'http/token-unreadable', (file) => writeFileSync(file, '', { mode: 0o600 })],
  ['is short', 'http/token-unreadable', (file) => writeFileSync(file, 'secret', { mode: 0o600 })],
  [
    'no header can carry',
    'http/token-unreadable',
    (file) => writeFileSync(file, `${'k'.repeat(32)}\nmore`, { mode: 0o600 }),
  ],
  ['is a folder', 'http/token-unreadable', (file) => mkdirSync(file, { mode: 0o700 })],
])('one that %s is refused, and kept as it is', (_, code, make) => {
  const folder = temporaryFolder();
  make(tokenFile(folder));
  expect(ensureToken(folder)).toMatchObject({ ok: false, failure: { code } });
  expect(readToken(folder)).toMatchObject({ ok: false, failure: { code } });
});
