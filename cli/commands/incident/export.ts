import { lstat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type IncidentExport, incidentExport } from '../../../engine/incidents/export.ts';
import { exportNotWritten, exportThere } from '../../../engine/incidents/failures.ts';
import { success } from '../../../engine/model/failure.ts';
import { fileReason } from '../../../engine/model/file-error.ts';
import type { Result } from '../../../engine/protocol/rpc.ts';
import { version } from '../../../package.json';
import { openReader, placeOf } from '../../daemon.ts';
import { display, fail } from '../../failure.ts';
import type { ExitCode, Io } from '../../io.ts';
import { type IncidentOptions, ofOne } from '../../one-incident.ts';
import type { Finish } from '../../program.ts';

interface ExportOptions extends IncidentOptions {
  readonly format?: 'json' | 'html';
  readonly out?: string;
  readonly force?: boolean;
}

/** `healer incident export` */
export function exportCommand(io: Io, finish: Finish): Command {
  const command = new Command('export')
    .description('Print everything that is kept about an incident, or write it into one file. Starts no daemon.')
    .addOption(
      new Option('--format <format>', 'json, or one HTML file that needs nothing else; json when left out').choices([
        'json',
        'html',
      ]),
    )
    .option('--out <file>', 'write it there and print where it is')
    .option('--force', 'replace the file that is there');
  return ofOne(io, finish, command, async (id, options: ExportOptions) => {
    if (options.json && options.format === 'html')
      return command.error('error: --json and --format html: keep one of them');
    return exportIncident(io, id, options);
  });
}

async function exportIncident(io: Io, id: string, options: ExportOptions): Promise<ExitCode> {
  const found = await readExport(io, id, options);
  if (!found.ok) return fail(io, found.failure);
  const text = options.format === 'html' ? await html(found.value) : `${JSON.stringify(found.value, null, 2)}\n`;
  if (options.out === undefined) {
    io.out(text);
    return 0;
  }
  const file = resolve(io.cwd, options.out);
  try {
    // What is in evidence may be nobody else's business.
    await writeFile(file, text, { mode: 0o600, flag: options.force ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return fail(io, exportNotWritten(file, fileReason(error)));
    const folder = (await lstat(file)).isDirectory();
    return fail(io, folder ? exportNotWritten(file, 'a folder is in its place') : exportThere(file));
  }
  io.out(`${display(file, io.cwd)}\n`);
  return 0;
}

async function readExport(io: Io, id: string, options: ExportOptions): Promise<Result<IncidentExport>> {
  const place = await placeOf(io, options);
  if (!place.ok) return place;
  const reader = await openReader(io, place.value.stateDirectory);
  if (!reader.ok) return reader;
  try {
    const detail = await reader.value.read('incident/show', { id });
    if (!detail.ok) return detail;
    const similar = await reader.value.read('incident/similar', { id });
    return similar.ok ? success(incidentExport(detail.value, similar.value, version, new Date())) : similar;
  } finally {
    reader.value.close();
  }
}

async function html(exported: IncidentExport): Promise<string> {
  const { exportHtml } = await import('../../../engine/incidents/export-html.ts');
  return exportHtml(exported);
}
