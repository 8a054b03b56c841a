import { channel } from 'node:diagnostics_channel';
import { join, resolve } from 'node:path';
import { type Disk, disk } from '../../schemas/files/disk.ts';
import type { Check } from '../model/check.ts';
import type { WrittenEscalation, WrittenProfile, WrittenProject, WrittenRule } from '../model/definition.ts';
import type { Failure } from '../model/failure.ts';
import type { Location } from '../model/location.ts';
import type { Playbook } from '../model/playbook.ts';
import { twoChecks, twoPlaybooks, twoRules } from './failures.ts';
import { listRunningFiles, type RunningFolder } from './files.ts';
import { runningFolders } from './folders.ts';
import { findProfile } from './profile.ts';
import { readProject } from './project.ts';
import { readText } from './read.ts';
import type { TakeText } from './remember-texts.ts';
import { findRoot, realFolder } from './root.ts';
import { definitionsFromText, type FileDefinitions } from './text.ts';

/** What runs: every definition in the folders that `healer.yaml` names, or in the one folder given by hand. */
export interface Definitions {
  /** Real path. */
  readonly root: string;
  /** The folders whose definitions run, by real path. */
  readonly folders: readonly string[];
  readonly checks: readonly Check[];
  readonly playbooks: readonly Playbook[];
  readonly rules: readonly WrittenRule[];
  readonly escalations: readonly WrittenEscalation[];
  /** The profile in force, if `healer.yaml` names one. */
  readonly profile?: WrittenProfile;
  readonly project?: WrittenProject;
  /** `healer.yaml`, or a folder that is to run, cannot be used: definitions outside `folders` may only be out of sight. */
  readonly lost: boolean;
  /** One for everything that could not be taken. */
  readonly failures: readonly Failure[];
  /** One for every document that is not what its file's name says: nothing runs of it. */
  readonly notices: readonly Failure[];
  /** The files read, by absolute path. */
  readonly reads: readonly string[];
}

/** Where whoever measures this process hears of each loading, with what was asked for. */
const loads = channel('healer:definitions-load');

/** Where to load from: a root with its `healer.yaml`, or one folder given by hand. */
export type LoadRequest = { readonly root: string } | { readonly dir: string };

/** What is in force, by its names and where it is written. */
export interface InForce {
  readonly checks: readonly Pick<Check, 'workload' | 'name' | 'source'>[];
  readonly rules: readonly Pick<WrittenRule, 'name' | 'source'>[];
}

/** What is known from the loading before. */
export interface LoadedBefore {
  readonly before?: InForce | undefined;
  readonly take?: TakeText;
}

/**
 * Loads what runs. A file that cannot be taken is a failure and never keeps the others from loading; a `healer.yaml`
 * that cannot be used keeps everything from running, as it would say what may. Of two checks or rules with one name the
 * one in the file it was loaded from `before` is taken, else the first. Never rejects for what is on the disk.
 */
export async function loadDefinitions(
  request: LoadRequest,
  from: Disk = disk,
  { before, take = definitionsFromText }: LoadedBefore = {},
): Promise<Definitions> {
  loads.publish(request);
  const start = 'dir' in request ? request.dir : request.root;
  const found = 'dir' in request ? await findRoot(start, from) : await realFolder(start, from);
  if (!found.ok) return { ...nothing(resolve(start)), lost: true, failures: [found.failure] };
  const root = found.value;
  const read = await readProject(root, from);
  if (!read.usable)
    return { ...nothing(root), lost: true, failures: read.failures, reads: [join(root, 'healer.yaml')] };
  const { project } = read;
  const { folders, lost, failures } = await runningFolders(
    { root, ...(project ? { project } : {}), ...('dir' in request ? { dir: request.dir } : {}) },
    from,
  );
  const files = await readFolders(folders, root, from, take);
  const profile = await findProfile({ root, project, loaded: files.found.flatMap((one) => one.profiles) }, from);
  const checks = unique(
    files.found.flatMap((one) => one.checks),
    ({ workload, name }) => `${workload} ${name}`,
    ({ workload, name }, kept, other) => twoChecks(workload, name, kept, other),
    before?.checks,
  );
  const playbooks = unique(
    files.found.flatMap((one) => one.playbooks),
    ({ name }: Playbook) => name,
    ({ name }, kept, other) => twoPlaybooks(name, kept, other),
  );
  const rules = unique(
    files.found.flatMap((one) => one.rules),
    ({ name }) => name,
    ({ name }, kept, other) => twoRules(name, kept, other),
    before?.rules,
  );
  return {
    root,
    folders: folders.map(({ path }) => path),
    checks: checks.kept,
    playbooks: playbooks.kept,
    rules: rules.kept,
    escalations: files.found.flatMap((one) => one.escalations),
    ...(profile.profile ? { profile: profile.profile } : {}),
    ...(project ? { project } : {}),
    lost,
    failures: [
      ...failures,
      ...files.failures,
      ...files.found.flatMap((one) => one.failures),
      ...profile.failures,
      ...checks.failures,
      ...playbooks.failures,
      ...rules.failures,
    ],
    notices: files.found.flatMap((one) => one.notices),
    reads: [...(project ? [project.source.file] : []), ...files.reads, ...profile.reads],
  };
}

function nothing(root: string): Definitions {
  const none: readonly never[] = [];
  return {
    root,
    folders: none,
    checks: none,
    playbooks: none,
    rules: none,
    escalations: none,
    lost: false,
    failures: none,
    notices: none,
    reads: none,
  };
}

interface FilesRead {
  readonly found: readonly FileDefinitions[];
  readonly failures: readonly Failure[];
  readonly reads: readonly string[];
}

async function readFolders(
  folders: readonly RunningFolder[],
  root: string,
  from: Disk,
  take: TakeText,
): Promise<FilesRead> {
  const listed = await listRunningFiles(folders, root, from);
  const found: FileDefinitions[] = [];
  const failures = [...listed.failures];
  for (const file of listed.files) {
    const text = await readText(file, from);
    if (text.ok) found.push(take(file, text.value, root));
    else failures.push(text.failure);
  }
  return { found, failures, reads: listed.files };
}

/**
 * Keeps of those that share a key the one that is where it was before, else the first; each other one is a failure that
 * names both places.
 */
function unique<T extends Named, Named extends { readonly source: Location }>(
  all: readonly T[],
  keyOf: (one: Named) => string,
  failure: (one: T, kept: Location, other: Location) => Failure,
  before: readonly Named[] = [],
): { readonly kept: readonly T[]; readonly failures: readonly Failure[] } {
  const fileBefore = new Map(before.map((one) => [keyOf(one), one.source.file]));
  const chosen = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    const known = chosen.get(key);
    const file = fileBefore.get(key);
    if (!known || (one.source.file === file && known.source.file !== file)) chosen.set(key, one);
  }
  const failures = all.flatMap((one) => {
    const kept = chosen.get(keyOf(one)) ?? one;
    return kept === one ? [] : [failure(one, kept.source, one.source)];
  });
  return { kept: [...chosen.values()], failures };
}
