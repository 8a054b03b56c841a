import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reference } from '../../scripts/reference.mjs';
import { problemCodes } from '../../server/service/problem-codes.ts';
import { sectionOf } from '../../server/service/rule-settings.ts';

const docs = join(import.meta.dirname, '../../docs');

describe('docs/', () => {
  it.each([...reference()])('%s is what the schemas and rules give; if not, run npm run generate', (name, text) => {
    expect(readFileSync(join(docs, name), 'utf8')).toBe(text);
  });

  it('has a section a code, found by the anchor diagnostics link to', () => {
    const headings = readFileSync(join(docs, 'rules.md'), 'utf8').match(/(?<=^## ).+$/gm) ?? [];
    expect(headings.sort()).toEqual(problemCodes.map(({ code }) => code).sort());
    const anchors = headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(anchors).toEqual(headings.map(sectionOf));
  });
});
