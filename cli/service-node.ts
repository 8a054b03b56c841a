import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, linkSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';

/** The Node that a service runs. */
export interface ServiceNode {
  readonly path: string;
  /** It is to be put there first, from this file. */
  readonly from?: string;
}

/** How long a Node that was found may take to say its version, in ms. */
const patience = 5_000;

/**
 * The Node that runs a service: this one, unless it belongs to a project (`node_modules`), where the next install or
 * clean-up would take it from under the service. Then another of the same major version on the PATH, by real path, else
 * a copy of this one in `folder`.
 */
export function serviceNode(folder: string, own: string, search: string | undefined): ServiceNode {
  if (!isOfProject(own)) return { path: own };
  const [major] = process.versions.node.split('.', 1);
  const names = (search ?? '').split(delimiter).filter(Boolean);
  for (const name of names.map((place) => join(place, 'node'))) {
    const path = realOf(name);
    if (path !== undefined && !isOfProject(path) && majorOf(path) === major) return { path };
  }
  return { path: join(folder, `node-${process.versions.node}`, 'node'), from: own };
}

/**
 * Puts it where it is to be; as a further name of the same file where it may be `shared` and lies on the same disk, for
 * it is large. Throws what the disk says.
 */
export function putNode({ path, from }: ServiceNode, shared: boolean): void {
  if (from === undefined || statSync(path, { throwIfNoEntry: false })?.size === statSync(from).size) return;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.${process.pid}`;
  rmSync(fresh, { force: true });
  if (!shared || !linked(from, fresh)) {
    copyFileSync(from, fresh);
    chmodSync(fresh, 0o755);
  }
  renameSync(fresh, path);
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(realpathSync(from), to);
    return true;
  } catch {
    return false;
  }
}

function isOfProject(path: string): boolean {
  return path.split(sep).includes('node_modules');
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function majorOf(node: string): string | undefined {
  try {
    const said = execFileSync(node, ['--version'], {
      encoding: 'utf8',
      timeout: patience,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /^v(\d+)\./.exec(said)?.[1];
  } catch {
    return undefined;
  }
}
