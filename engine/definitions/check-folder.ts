import { join, resolve } from 'node:path';
import { type Disk, disk } from '../../schemas/files/disk.ts';
import { isInside } from '../../schemas/files/inside.ts';
import { kindOfPath } from '../../schemas/recognise.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Location } from '../model/location.ts';
import { noHealthFolder } from './failures.ts';
import type { Definitions } from './load.ts';

/** Where a new check is written. */
export interface CheckFolder {
  /** Absolute; a real path where it is there. */
  readonly folder: string;
  /** Else healer.yaml names it, and nobody has made it yet. */
  readonly there: boolean;
}

/**
 * The folder for a new check among those that healer.yaml names: the first that holds checks, else the first that is called
 * as one for checks, else the first that nothing else is written in. Of those called alike one that is there comes first.
 */
export async function folderForChecks(definitions: Definitions, from: Disk = disk): Promise<Result<CheckFolder>> {
  const { root, folders, checks, playbooks, rules, escalations, failures } = definitions;
  const holds = (folder: string, some: readonly { readonly source: Location }[]) =>
    some.some(({ source }) => isInside(source.file, folder));
  const there = folders.map((folder) => ({ folder, there: true }));
  const known = [...there, ...(await missing(definitions, from))];
  const kind = ({ folder }: CheckFolder) => kindOfPath(join(folder, 'x.yaml'));
  const found =
    there.find(({ folder }) => holds(folder, checks)) ??
    known.find((one) => kind(one) === 'health') ??
    known.find((one) => kind(one) === undefined && !holds(one.folder, [...playbooks, ...rules, ...escalations]));
  if (found) return success(found);
  const [why] = failures;
  return failed(folders.length === 0 && why ? why : noHealthFolder(root));
}

/** The folders in the root that healer.yaml names and that are not there. */
async function missing({ root, project }: Definitions, from: Disk): Promise<readonly CheckFolder[]> {
  const named = (project?.value.definitions ?? []).map((name) => resolve(root, name));
  const inside = named.filter((folder) => isInside(folder, root));
  const found = await Promise.all(inside.map((folder) => from.look(folder).catch(() => 'unreadable' as const)));
  return inside.flatMap((folder, index) => (found[index] === undefined ? [{ folder, there: false }] : []));
}
