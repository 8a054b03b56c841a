import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { failed, success } from '../../model/failure.ts';
import type { ToolsSection } from '../../model/report.ts';
import { quoted } from '../../playbooks/text.ts';
import { partUnread } from '../failures.ts';
import type { SectionSource } from '../section.ts';
import { columns } from '../units.ts';

export interface ToolsSubject {
  readonly environment: NodeJS.ProcessEnv;
}

/** Programs that show a person more, in a terminal. */
const known = [
  { name: 'htop', purpose: 'the processes of this host' },
  { name: 'btop', purpose: 'CPU, memory, disks and network of this host' },
  { name: 'lazydocker', purpose: 'containers and their logs' },
  { name: 'k9s', purpose: 'the pods of the cluster' },
] as const;

/** The programs for people that are on the PATH, with the command that starts each. */
export const toolsSection: SectionSource<ToolsSubject, ToolsSection> = {
  title: 'Tools on this host',
  timeout: 1_000,
  async read({ environment }) {
    const tools = await toolsOnPath(environment['PATH'] ?? '');
    const names = known.map(({ name }) => name).join(', ');
    return tools.length > 0 ? success({ tools }) : failed(partUnread(`none of ${names} is on the PATH`));
  },
  lines: ({ tools }) => columns(tools.map(({ command, purpose }) => [quoted(command), purpose])),
};

/** Folders that are relative do not count: what they name depends on where one stands. */
export async function toolsOnPath(path: string): Promise<ToolsSection['tools']> {
  const folders = path.split(delimiter).filter(isAbsolute);
  const found = await Promise.all(
    known.map(async ({ name, purpose }) => {
      for (const folder of folders) {
        const file = join(folder, name);
        if (await isProgram(file)) return { name, purpose, path: file, command: [name] };
      }
      return undefined;
    }),
  );
  return found.filter((tool) => tool !== undefined);
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
