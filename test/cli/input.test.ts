import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readInput } from '../../cli/input.ts';
import type { Io } from '../../cli/io.ts';
import { codeOf, value } from '../engine/store/temporary.ts';

function io(input?: Readable, signal = new AbortController().signal): Io {
  return { out: () => {}, err: () => {}, cwd: '/', env: {}, signal, ...(input && { input }) };
}

it.each([
  ['several lines', ['one\n', 'two\n'], 'one\ntwo'],
  ['a line ended as on Windows', ['one\r\n'], 'one'],
  ['a character in two pieces', [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)], 'é'],
  ['nothing', [], ''],
])('reads %s', async (_, chunks, text) => {
  expect(value(await readInput(io(Readable.from(chunks, { objectMode: false }))))).toBe(text);
});

it('reads nothing where there is no standard input', async () => {
  expect(value(await readInput(io()))).toBe('');
});

it('ends at what never ends', async () => {
  const endless = new Readable({
    read() {
      this.push('x'.repeat(100_000));
    },
  });
  expect(value(await readInput(io(endless))).length).toBeLessThan(2_000_000);
});

it.each([
  ['the process is told to end', (_: Readable, abort: AbortController) => abort.abort()],
  ['it breaks', (input: Readable) => input.destroy(new Error('broken'))],
])('says so where %s first', async (_, end) => {
  const abort = new AbortController();
  const input = new Readable({ read() {} });
  const reading = readInput(io(input, abort.signal));
  end(input, abort);
  expect(codeOf(await reading)).toBe('cli/input-unread');
});
