import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WrittenFolder } from '../../engine/protocol/rpc.ts';
import { countText, listText } from './health/words.ts';

/** What a folder holds, for a person who chooses: `2 checks (1 not enabled) and 1 rule in 2 files`. */
export function holdsText(folder: WrittenFolder): string {
  const { checks, enabled, rules, playbooks, escalations, files, broken } = folder;
  const idle = enabled < checks ? ` (${checks - enabled} not enabled)` : '';
  const counted: readonly (readonly [number, string, string])[] = [
    [checks, 'check', idle],
    [rules, 'rule', ''],
    [playbooks, 'playbook', ''],
    [escalations, 'escalation', ''],
  ];
  const parts = counted.flatMap(([count, noun, more]) => (count > 0 ? [countText(count, noun) + more] : []));
  const good = files > 0 ? [`${listText(parts, parts.length)} in ${countText(files, 'file')}`] : [];
  return [...good, ...(broken > 0 ? [`${countText(broken, 'file')} with mistakes`] : [])].join(', ');
}

/** Whether there is anything in these folders to watch, or to mend so that it is. */
export function isAnyWatchable(folders: readonly WrittenFolder[]): boolean {
  return folders.some(({ checks, rules, broken }) => checks + rules + broken > 0);
}

/** Those of these folders, relative to one place, that lie in no other of them. */
export function outermost(folders: readonly string[]): readonly string[] {
  return folders.filter(
    (folder) => !folders.some((other) => other !== folder && (other === '.' || folder.startsWith(`${other}/`))),
  );
}

/** The text of a `healer.yaml` that names these folders. */
export function projectText(folders: readonly string[]): string {
  const items = folders.map((folder) => `  - ${/^[A-Za-z][\w./-]*$/.test(folder) ? folder : JSON.stringify(folder)}\n`);
  return `# The checks, rules and playbooks in these folders run; what lies elsewhere is only checked for mistakes.
apiVersion: healer.platform/v1
kind: Project
definitions:
${items.join('')}`;
}

/** Writes a `healer.yaml` that names these folders, which are made where they are missing. Rejects where one is there already. */
export async function writeProject(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders) await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, 'healer.yaml'), projectText(folders), { flag: 'wx', flush: true });
}
