import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './editor.ts';

/** A copy of the examples whose checks look every second and restart nothing; for the caller to remove. */
export function quickShop(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'healer-quick-')));
  cpSync(join(repository, 'examples'), folder, { recursive: true });
  for (const name of readdirSync(join(folder, 'health'))) {
    const file = join(folder, 'health', name);
    const text = readFileSync(file, 'utf8')
      .replace(/^interval: .*/gm, 'interval: 1s')
      .replace(/^timeout: .*/gm, 'timeout: 900ms')
      .replace(/^target: node .*/gm, 'target: test ! -e worker-stuck')
      .replace(/^auto_restart: .*/gm, 'auto_restart: false');
    writeFileSync(file, text);
  }
  return folder;
}
