import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Too large to be loaded by every command: what needs them imports them as it needs them. */
const heavy = [
  'engine/engine.ts',
  'engine/read-only.ts',
  'node_modules/undici/',
  'node_modules/yaml/',
  'schemas/generated/',
];

it('a command loads the engine, and what it is made of, only once it needs it', async () => {
  const entry = 'cli/main.ts';
  const { metafile } = await build({
    absWorkingDir: join(import.meta.dirname, '../..'),
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    external: ['*.node'],
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const loaded = new Set([entry]);
  for (const file of loaded) {
    for (const { kind, path, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== 'dynamic-import' && external !== true) loaded.add(path);
    }
  }
  expect(loaded.size).toBeGreaterThan(100);
  expect([...loaded].filter((file) => heavy.some((name) => file.startsWith(name)))).toEqual([]);
});
