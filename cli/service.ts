import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { writeAtomically } from '../engine/daemon/atomic-file.ts';
import {
  serviceName,
  serviceNeedsRoot,
  unitEdited,
  unitOfAnother,
  unitStays,
  unitTakenBack,
  unitUnnameable,
  unitUnwritable,
} from '../engine/daemon/failures.ts';
import { parseListenAddress } from '../engine/daemon/http-address.ts';
import { installProgram, programPath, pruneProgram } from '../engine/daemon/program.ts';
import { unitFolder, unitOrigin, unitText, watchedBy } from '../engine/daemon/service-unit.ts';
import { prepareStateDirectory } from '../engine/daemon/state-directory.ts';
import { createSystemctl } from '../engine/daemon/systemctl.ts';
import { onlyFolder } from '../engine/definitions/root.ts';
import { failed, type Result, success } from '../engine/model/failure.ts';
import { fileReason, isAbsent } from '../engine/model/file-error.ts';
import { version } from '../package.json';
import { type PlaceOptions, placeOf } from './daemon.ts';
import type { Io } from './io.ts';
import { putNode, type ServiceNode, serviceNode } from './service-node.ts';

export interface ServiceOptions {
  readonly system?: boolean;
  readonly name?: string;
  readonly force?: boolean;
}

export interface InstallOptions extends ServiceOptions, PlaceOptions {
  readonly dir?: string;
  readonly listen?: string;
}

/** A unit as it would be written. */
export interface PlannedUnit {
  readonly unit: string;
  readonly file: string;
  readonly text: string;
  readonly dir: string;
  readonly stateDirectory: string;
  /** What runs the program. */
  readonly node: ServiceNode;
  /** Where systemd-notify was found. */
  readonly notify?: string;
}

/** What `healer service install` would write; nothing is changed. */
export async function planService(io: Io, options: InstallOptions): Promise<Result<PlannedUnit>> {
  const { system = false } = options;
  const named = fileOf(io, options);
  if (!named.ok) return named;
  const listen = options.listen === undefined ? undefined : parseListenAddress(options.listen);
  if (listen && !listen.ok) return listen;
  const dir = await onlyFolder(resolve(io.cwd, options.dir ?? '.'));
  if (!dir.ok) return dir;
  const { name, file } = named.value;
  const place = await placeOf(
    { ...io, env: system ? {} : io.env },
    {
      root: dir.value,
      ...(options.stateDir ? { stateDir: options.stateDir } : system && { stateDir: `/var/lib/${name}` }),
    },
  );
  if (!place.ok) return place;
  const { stateDirectory } = place.value;
  const program = programPath(__filename, ownProgram(stateDirectory), version);
  if (!program.ok) return program;
  const node = serviceNode(ownProgram(stateDirectory), process.execPath, io.env['PATH']);
  const odd = [node.path, program.value, dir.value, stateDirectory].find((path) => /\p{Cc}/u.test(path));
  if (odd !== undefined) return failed(unitUnnameable(odd));
  const notify = found('systemd-notify', io.env['PATH']);
  const text = unitText({
    system,
    name,
    node: node.path,
    program: program.value,
    electron: process.versions['electron'] !== undefined,
    dir: dir.value,
    stateDirectory,
    ...(listen && { listen: listen.value }),
    notifies: notify !== undefined,
  });
  return success({
    unit: `${name}.service`,
    file,
    text,
    dir: dir.value,
    stateDirectory,
    node,
    ...(notify !== undefined && { notify }),
  });
}

/** Writes the unit and what it runs, and has systemd start it, now and at each boot or login. */
export async function installService(io: Io, options: InstallOptions): Promise<Result<PlannedUnit>> {
  const planned = await planService(io, options);
  if (!planned.ok) return planned;
  if (options.system && process.geteuid?.() !== 0) return failed(serviceNeedsRoot());
  const { unit, file, text, dir } = planned.value;
  const before = readUnit(file);
  if (!before.ok) return before;
  const refused = before.value === undefined ? undefined : refusal(file, before.value, dir, options);
  if (refused) return failed(refused);
  const prepared = prepareStateDirectory(planned.value.stateDirectory);
  if (!prepared.ok) return prepared;
  const program = installProgram(__filename, ownProgram(planned.value.stateDirectory), version);
  if (!program.ok) return program;
  try {
    putNode(planned.value.node, !options.system);
    mkdirSync(dirname(file), { recursive: true });
    writeAtomically(file, text);
  } catch (error) {
    return failed(unitUnwritable(file, fileReason(error)));
  }
  const systemctl = createSystemctl(options.system ?? false, io.env);
  const reloaded = await systemctl('daemon-reload');
  if (!reloaded.ok) {
    takeBack(file, before.value);
    return failed(unitTakenBack(reloaded.failure, file, before.value !== undefined));
  }
  for (const words of [
    ['enable', unit],
    ['restart', unit],
  ]) {
    const done = await systemctl(...words);
    if (!done.ok) return failed(unitStays(done.failure, file));
  }
  pruneProgram(program.value, ownProgram(planned.value.stateDirectory), Date.now());
  return planned;
}

/** Leaves the unit as it was before; what cannot be undone is told by the next install, which finds it as Healer wrote it. */
function takeBack(file: string, before: string | undefined): void {
  try {
    if (before === undefined) rmSync(file, { force: true });
    else writeAtomically(file, before);
  } catch {}
}

/** Stops the service and removes its unit; the state directory stays. False when there was none. */
export async function uninstallService(io: Io, options: ServiceOptions): Promise<Result<boolean>> {
  const named = fileOf(io, options);
  if (!named.ok) return named;
  const { file, name } = named.value;
  const text = readUnit(file);
  if (!text.ok) return text;
  if (text.value === undefined) return success(false);
  if (unitOrigin(text.value) !== 'healer' && !options.force) return failed(unitEdited(file));
  const systemctl = createSystemctl(options.system ?? false, io.env);
  const disabled = await systemctl('disable', '--now', `${name}.service`);
  if (!disabled.ok) return disabled;
  try {
    rmSync(file);
  } catch (error) {
    return failed(unitUnwritable(file, fileReason(error)));
  }
  const reloaded = await systemctl('daemon-reload');
  return reloaded.ok ? success(true) : reloaded;
}

/** How a service stands. */
export interface ServiceStatus {
  readonly unit: string;
  readonly file: string;
  readonly installed: boolean;
  /** Changed since Healer wrote it, or never written by it. */
  readonly edited: boolean;
  /** In systemd's words: `active`, `inactive`, `failed`, `activating` … */
  readonly active: string;
  /** In systemd's words: `enabled`, `disabled`, `not-found` … */
  readonly enabled: string;
  readonly watches?: string;
}

export async function serviceStatus(io: Io, options: ServiceOptions): Promise<Result<ServiceStatus>> {
  const named = fileOf(io, options);
  if (!named.ok) return named;
  const { file, name } = named.value;
  const unit = `${name}.service`;
  const text = readUnit(file);
  if (!text.ok) return text;
  const systemctl = createSystemctl(options.system ?? false, io.env);
  const shown = await systemctl('show', unit, '--property=ActiveState,UnitFileState');
  if (!shown.ok) return shown;
  const property = (key: string) => new RegExp(`^${key}=(.+)$`, 'm').exec(shown.value)?.[1];
  const watches = text.value === undefined ? undefined : watchedBy(text.value);
  return success({
    unit,
    file,
    installed: text.value !== undefined,
    edited: text.value !== undefined && unitOrigin(text.value) !== 'healer',
    active: property('ActiveState') ?? 'unknown',
    enabled: property('UnitFileState') ?? 'not-found',
    ...(watches !== undefined && { watches }),
  });
}

function refusal(file: string, before: string, dir: string, { force }: ServiceOptions) {
  if (force) return undefined;
  if (unitOrigin(before) !== 'healer') return unitEdited(file);
  const watches = watchedBy(before);
  return watches === undefined || watches === dir ? undefined : unitOfAnother(file, watches, dir);
}

/** The service's own copy of the program: what the editor starts and clears away is beside it. */
function ownProgram(stateDirectory: string): string {
  return join(stateDirectory, 'service');
}

function fileOf(io: Io, { name = 'healer', system = false }: ServiceOptions): Result<{ name: string; file: string }> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(name)) return failed(serviceName(name));
  const folder = unitFolder(system, io.env, io.env['HOME'] || homedir());
  return success({ name, file: join(folder, `${name}.service`) });
}

function readUnit(file: string): Result<string | undefined> {
  try {
    return success(readFileSync(file, 'utf8'));
  } catch (error) {
    return isAbsent(error) ? success(undefined) : failed(unitUnwritable(file, fileReason(error)));
  }
}

function found(program: string, path = ''): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}
