import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './folders.mjs';

/** The engine's functions, bundled into `folder`, which must lie in the checkout; the libraries are the very same modules as the other side's. */
export async function loadEngine(folder) {
  const outfile = join(folder, 'engine.cjs');
  await build({
    stdin: {
      contents: `export { probe } from './engine/checks/probes.ts';
        export { openDatabase } from './engine/store/database.ts';
        export { createEventStore } from './engine/store/events.ts';
        export { migrate } from './engine/store/migrate.ts';
        export { createIncidents } from './engine/incidents/service.ts';
        export { createIncidentStore } from './engine/incidents/store.ts';
        export { createFindSimilar } from './engine/incidents/similar-store.ts';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['better-sqlite3', 'undici'],
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile);
}
