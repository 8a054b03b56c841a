import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../server/rules-reference.ts';
import { problemCodes } from '../../server/service/problem-codes.ts';

const page = join(import.meta.dirname, '../../docs/rules.md');

describe('the link of a code', () => {
  it.each(problemCodes.map(({ code }) => code))('leads to the heading of %s', (code) => {
    const [, line] = /#L(\d+)$/.exec(sectionsOf(pathToFileURL(page).href)(code)) ?? [];
    expect(readFileSync(page, 'utf8').split('\n')[Number(line) - 1]).toBe(`## ${code}`);
  });

  it.each([
    ['a published page', 'https://example.org/rules.md'],
    ['a file that is not there', 'file:///no/such/rules.md'],
    ['a file of another host', 'file://host/rules.md'],
  ])('is an anchor in %s', (_, reference) => {
    expect(sectionsOf(reference)('health/enabled-missing')).toBe(`${reference}#healthenabled-missing`);
  });
});
