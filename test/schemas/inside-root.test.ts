import { expect, it } from 'vitest';
import { staysInRoot } from '../../schemas/inside-root.ts';

it.each([
  ['.', true],
  ['', true],
  ['tools/db', true],
  ['tools/../db', true],
  ['./a/b/../..', true],
  ['..a', true],
  ['..', false],
  ['../shop', false],
  ['a/../../shop', false],
  ['/etc', false],
  ['C:\\Windows', false],
  ['..\\x', false],
])('%j stays in the root: %s', (folder, stays) => expect(staysInRoot(folder)).toBe(stays));
