import { describe, expect, it } from 'vitest';
import { lastLines } from '../../../engine/forensics/tail.ts';

describe('the last lines of a text', () => {
  it.each<[what: string, text: string, cutOff: boolean, lines: readonly string[]]>([
    ['with line ends of either kind', 'a\r\nb\nc', false, ['a', 'b', 'c']],
    ['whose first line was cut off lack it', 'cret\nb\n', true, ['b']],
    ['that is all one line which was cut off', 'cret', true, []],
    [
      'with secrets',
      'a=1 password=s3cret\nAuthorization: Bearer s3cret',
      false,
      ['a=1 password=***', 'Authorization: ***'],
    ],
    [
      'with a private key',
      'x\n-----BEGIN RSA PRIVATE KEY-----\nMII\nABC\n-----END RSA PRIVATE KEY-----\ny',
      false,
      ['x', '***', 'y'],
    ],
    ['with a private key that goes on', 'x\n-----BEGIN PRIVATE KEY-----\nMII\nABC', false, ['x', '***']],
    ['with the end of a private key', 'MII\nABC\n-----END PRIVATE KEY-----\ny', false, ['***', 'y']],
  ])('%s', (_, text, cutOff, lines) => expect(lastLines(text, cutOff, 100).lines).toEqual(lines));

  it('are shortened where they are long, and quickly even where they are hostile', () => {
    const began = performance.now();
    const { lines } = lastLines(`-u${'='.repeat(60_000)}\n${'a-'.repeat(30_000)}\n`, false, 100);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(lines[0]).toMatch(/ \(60002 characters\)$/);
    expect(lines.every((line) => line.length < 2_100)).toBe(true);
  });
});
