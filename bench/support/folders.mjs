import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** What the benchmarks install and write; ignored by git, and safe to delete. */
export const scratch = join(root, '.bench');
