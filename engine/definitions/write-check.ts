import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { stringify } from 'yaml';
import { parseFile } from '../../schemas/document.ts';
import { isInside } from '../../schemas/files/inside.ts';
import type { HealthConfig } from '../../schemas/generated/types.ts';
import { kindOfPath } from '../../schemas/recognise.ts';
import type { Check } from '../model/check.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { fileReason, isAbsent } from '../model/file-error.ts';
import { folderForChecks } from './check-folder.ts';
import {
  badName,
  checkElsewhere,
  checkExists,
  noHealthFolder,
  noSuchFolder,
  notAlone,
  notWritten,
  outsideRoot,
  refusedCheck,
} from './failures.ts';
import { type Definitions, loadDefinitions } from './load.ts';
import { definitionsFromText } from './text.ts';

export interface WriteCheckRequest {
  /** Absolute. */
  readonly root: string;
  /** The folder to write to, absolute; else the one of `folderForChecks`, which must be there. */
  readonly dir?: string;
  readonly config: HealthConfig;
  /** Replaces the file that holds exactly this check. */
  readonly force: boolean;
}

/** As `workload` and `name` are in the schema, which keeps what is written from being a path. */
const plainName = /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/;

/**
 * Writes one check as a file of its own, `WORKLOAD.yaml` as the Volt health daemon does (`WORKLOAD.NAME.yaml` for one
 * with a name), whole or not at all. What the editor would call an error in it is refused, and nothing is overwritten
 * but, with `force`, a file that holds exactly this check.
 */
export async function writeCheck(request: WriteCheckRequest): Promise<Result<Check>> {
  const { config, force } = request;
  for (const name of [config.workload, config.name]) {
    if (name !== undefined && !plainName.test(name)) return failed(badName(name));
  }
  try {
    const place = await placeFor(request);
    if (!place.ok) return place;
    const { folder, definitions } = place.value;
    const path = join(folder, fileName(config, folder));
    const text = stringify(config, { lineWidth: 0, version: '1.1' });
    const { checks, failures } = definitionsFromText(path, text, definitions.root);
    const [refusal] = failures;
    const [check] = checks;
    if (refusal || !check) return failed(refusedCheck(refusal, path));

    const other = definitions.checks.find(({ workload, name }) => workload === check.workload && name === check.name);
    const replaces = other?.source.file === path;
    if (other && !(replaces && force)) return failed(force ? checkElsewhere(other, path) : checkExists(other));
    if (replaces && !(await holdsOnly(path, check, definitions.root))) return failed(notAlone(other.source));
    return (await put(path, text, replaces))
      ? success(check)
      : failed(checkExists({ ...check, source: { file: path, line: 1 } }));
  } catch (error) {
    return failed(notWritten(config.workload, fileReason(error)));
  }
}

/** Removes the file of a check, if it holds exactly that check and is no link. */
export async function removeCheck(check: Check, root: string): Promise<Result<void>> {
  const { file } = check.source;
  try {
    if (!(await holdsOnly(file, check, root))) return failed(notAlone(check.source));
    await rm(file);
    await flushFolder(dirname(file));
    return success(undefined);
  } catch (error) {
    return failed(notWritten(file, fileReason(error)));
  }
}

interface CheckPlace {
  /** Real path. */
  readonly folder: string;
  readonly definitions: Definitions;
}

async function placeFor({ root, dir }: WriteCheckRequest): Promise<Result<CheckPlace>> {
  if (dir !== undefined) {
    const made = await makeFolder(dir, root);
    if (!made.ok) return made;
    const definitions = await loadDefinitions({ dir });
    const [folder] = definitions.folders;
    const [why] = definitions.failures;
    if (folder !== undefined) return success({ folder, definitions });
    return failed(why ?? noHealthFolder(root));
  }
  const definitions = await loadDefinitions({ root });
  const chosen = await folderForChecks(definitions);
  if (!chosen.ok) return chosen;
  const { folder, there } = chosen.value;
  if (there) return success({ folder, definitions });
  const named = { file: join(definitions.root, 'healer.yaml'), line: 1 };
  return failed(noSuchFolder(relative(definitions.root, folder), definitions.project?.source ?? named));
}

/** Makes the folder where it is missing. One in the root leads out of it by no link. */
async function makeFolder(dir: string, root: string): Promise<Result<void>> {
  const ancestor = await existing(dir);
  if (isInside(dir, root) && !isInside(ancestor, await realpath(root))) return failed(outsideRoot(dir, ancestor, root));
  await mkdir(dir, { recursive: true });
  return success(undefined);
}

/** The real path of a folder, or of its nearest ancestor that is there. */
async function existing(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isAbsent(error) || dirname(path) === path) throw error;
    return existing(dirname(path));
  }
}

/** Whether the file's name says that it is a health config, or needs to. */
function fileName({ workload, name }: HealthConfig, folder: string): string {
  const plain = name === undefined ? workload : `${workload}.${name}`;
  const short = `${plain}.yaml`;
  return kindOfPath(join(folder, short)) === 'health' ? short : `${plain}.health.yaml`;
}

/** Whether the file is an ordinary one with one document, which is this check. */
async function holdsOnly(path: string, { workload, name }: Check, root: string): Promise<boolean> {
  if (!(await lstat(path)).isFile()) return false;
  const text = await readFile(path, 'utf8');
  const [check] = definitionsFromText(path, text, root).checks;
  return parseFile(path, text).documents.length === 1 && check?.workload === workload && check.name === name;
}

/** On the disk before it has its name. False where something has that name and is not to be replaced. */
async function put(path: string, text: string, replace: boolean): Promise<boolean> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx', flush: true });
    await (replace ? rename(temporary, path) : link(temporary, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  await flushFolder(dirname(path));
  return true;
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
