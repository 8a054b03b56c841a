import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { DaemonClient } from '../engine/daemon/client.ts';
import { alreadyWatching, listenNeedsWatch, stoppedBeforeAsking, stoppedWaiting } from '../engine/daemon/failures.ts';
import { parseListenAddress } from '../engine/daemon/http-address.ts';
import { readRecord } from '../engine/daemon/record.ts';
import type { WatchRequest } from '../engine/daemon/serve.ts';
import { connectTo, daemonStatus, ensureDaemon, stopDaemon } from '../engine/daemon/start.ts';
import { stateDirectoryFor } from '../engine/daemon/state-directory.ts';
import { findRoot, onlyFolder } from '../engine/definitions/root.ts';
import { failed, type Result, success } from '../engine/model/failure.ts';
import type { Actor, Answer, DaemonAddress, DaemonStatus, Method, Params } from '../engine/protocol/rpc.ts';
import type { ReadMethod } from '../engine/read-only.ts';
import { version } from '../package.json';
import type { Io } from './io.ts';
import { leave } from './leave.ts';

/** A request that the ending daemon gave up on may keep this process alive; this long after the end it goes, in ms. */
const lingering = 1_000;

export interface Place {
  readonly root: string;
  readonly stateDirectory: string;
}

export interface PlaceOptions {
  readonly stateDir?: string;
  readonly root?: string;
}

/** The person at this shell, by login name. */
export function actorOf(): Actor {
  return { name: userInfo().username, via: 'cli' };
}

/** Asks the daemon of this folder, starting one when none runs: for what writes. */
export async function askDaemon<M extends Method>(
  io: Io,
  options: PlaceOptions,
  method: M,
  params: (root: string) => Params<M> | Promise<Params<M>>,
): Promise<Result<Answer<M>>> {
  const place = await placeOf(io, options);
  if (!place.ok) return place;
  const started = await ensureDaemon({ ...place.value, cli: __filename, version });
  if (!started.ok) return started;
  const client = await connectTo(started.value.stateDirectory, version);
  if (!client.ok) return client;
  const session = sessionOf(io, client.value);
  try {
    return await session.read(method, await params(place.value.root));
  } finally {
    session.close();
  }
}

/** Asks the live daemon, else the database as it lies; starts nothing and writes nothing. */
export async function read<M extends ReadMethod>(
  io: Io,
  options: PlaceOptions,
  method: M,
  params: Params<M>,
): Promise<Result<Answer<M>>> {
  const place = await placeOf(io, options);
  if (!place.ok) return place;
  const reader = await openReader(io, place.value.stateDirectory);
  if (!reader.ok) return reader;
  try {
    return await reader.value.read(method, params);
  } finally {
    reader.value.close();
  }
}

/** Where answers come from, for as long as it is open. */
export interface Reader {
  read<M extends ReadMethod>(method: M, params: Params<M>): Promise<Result<Answer<M>>>;
  close(): void;
}

/** As `read`, for several requests about one state directory. */
export async function openReader(io: Io, stateDirectory: string): Promise<Result<Reader>> {
  const client = await connectTo(stateDirectory, version);
  if (client.ok) return success(sessionOf(io, client.value));
  const { openForReading } = await import('../engine/read-only.ts');
  const stored = openForReading(stateDirectory);
  return stored.ok ? success({ read: stored.value.answer, close: stored.value.close }) : stored;
}

/** A daemon's answers, until ctrl-C ends the connection. */
function sessionOf(io: Io, client: DaemonClient) {
  io.signal.addEventListener('abort', client.close);
  return {
    async read<M extends Method>(method: M, params: Params<M>): Promise<Result<Answer<M>>> {
      if (io.signal.aborted) return failed(stoppedBeforeAsking(method));
      const answer = await client.request(method, params);
      return io.signal.aborted && !answer.ok ? failed(stoppedWaiting(method)) : answer;
    },
    close() {
      io.signal.removeEventListener('abort', client.close);
      client.close();
    },
  };
}

export interface WatchOptions extends PlaceOptions {
  /** The folder to watch: a root with its `healer.yaml`, or a folder of definitions. */
  readonly dir?: string;
  readonly whileOpen?: boolean;
  /** `[HOST:]PORT` to show what is watched at, over HTTP. */
  readonly listen?: string;
}

/** The daemon itself, in the foreground, until it ends. With `dir` it watches, and takes over from one that only serves. */
export async function serveHere(io: Io, options: WatchOptions): Promise<Result<null>> {
  const place = await watchPlaceOf(io, options);
  if (!place.ok) return place;
  const { stateDirectory, watch } = place.value;
  if (watch) {
    const cleared = await takeOver(stateDirectory, place.value);
    if (!cleared.ok) return cleared;
  }
  const { serve } = await import('../engine/daemon/serve.ts');
  const { openEngine } = await import('../engine/engine.ts');
  const served = await serve({ ...place.value, version, program: __filename, openEngine });
  setTimeout(leave, lingering).unref();
  return served;
}

/** Ends a daemon that only serves; one that watches stays, and is the failure. */
async function takeOver(stateDirectory: string, { watch, root }: WatchPlace): Promise<Result<null>> {
  const live = await daemonStatus(stateDirectory, version);
  if (!live.ok) return live.failure.code === 'daemon/older' ? stopped(stateDirectory) : live;
  if (live.value === undefined) return success(null);
  const wanted = watch?.dir ?? root;
  if (live.value.watches !== undefined) return failed(alreadyWatching(stateDirectory, live.value.watches, wanted));
  return stopped(stateDirectory);
}

async function stopped(stateDirectory: string): Promise<Result<null>> {
  const ended = await stopDaemon(stateDirectory, version);
  return ended.ok ? success(null) : ended;
}

interface WatchPlace extends Place {
  readonly watch?: WatchRequest;
}

/** A folder with a `healer.yaml` is watched as it says, any other as it is. */
async function watchPlaceOf(io: Io, options: WatchOptions): Promise<Result<WatchPlace>> {
  const listen = options.listen === undefined ? undefined : parseListenAddress(options.listen);
  if (listen && !listen.ok) return listen;
  if (options.dir === undefined) return listen ? failed(listenNeedsWatch()) : placeOf(io, options);
  const dir = resolve(io.cwd, options.dir);
  const found = await onlyFolder(dir);
  if (!found.ok) return found;
  const place = await placeOf(io, { root: dir, ...options });
  if (!place.ok) return place;
  const whole = found.value === place.value.root && existsSync(join(dir, 'healer.yaml'));
  const watch = {
    ...(!whole && { dir: found.value }),
    ...(options.whileOpen && { whileOpen: true }),
    ...(listen && { listen: listen.value }),
  };
  return success({ ...place.value, watch });
}

export async function startHere(io: Io, options: WatchOptions): Promise<Result<DaemonAddress>> {
  const place = await watchPlaceOf(io, options);
  return place.ok ? ensureDaemon({ ...place.value, cli: __filename, version }) : place;
}

export async function stopHere(io: Io, options: PlaceOptions): Promise<Result<boolean>> {
  const place = await placeOf(io, options);
  return place.ok ? stopDaemon(place.value.stateDirectory, version) : place;
}

export async function statusHere(io: Io, options: PlaceOptions): Promise<Result<DaemonStatus>> {
  const place = await placeOf(io, options);
  if (!place.ok) return place;
  const live = await daemonStatus(place.value.stateDirectory, version);
  if (!live.ok) return live;
  const record = live.value && readRecord(place.value.stateDirectory);
  const socket = record?.ok ? record.value?.socket : undefined;
  return success({ ...place.value, ...live.value, ...(socket !== undefined && { socket }) });
}

/** Where this folder's daemon keeps its state. */
export async function placeOf(io: Io, options: PlaceOptions): Promise<Result<Place>> {
  const root = await findRoot(resolve(io.cwd, options.root ?? '.'));
  if (!root.ok) return failed(root.failure);
  const flag = options.stateDir ? { flag: resolve(io.cwd, options.stateDir) } : {};
  return success({ root: root.value, stateDirectory: stateDirectoryFor(root.value, { ...flag, environment: io.env }) });
}
