import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generate } from '../../scripts/generate.mjs';

const folder = join(import.meta.dirname, '../../schemas/generated');

it('schemas/generated is what the schemas give; if not, run npm run generate', async () => {
  const wanted = await generate();
  expect(readdirSync(folder).sort()).toEqual([...wanted.keys()].sort());
  for (const [name, text] of wanted) expect(readFileSync(join(folder, name), 'utf8') === text, name).toBe(true);
});
