import { open, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pidsOf, readProcess } from '../checks/process-table.ts';

/** Finds the processes that listen at TCP ports of this host; those of other users only as root. */
export interface ListeningLooker {
  /** The process of each port, by id; where one hands its socket on to its children, itself. */
  look(ports: ReadonlySet<number>): Promise<ReadonlyMap<number, number>>;
}

/** A socket whose process could not be seen is not searched for again for this long, in ms. */
const unseenFor = 60_000;
/** Processes whose files are looked at at once. */
const batch = 16;
/** The state of a socket that listens, in /proc/net/tcp: TCP_LISTEN of the kernel's tcp_states.h. */
const listenState = '0A';

interface Holder {
  readonly pid?: number;
  /** When it was searched for, of `performance.now()`. */
  readonly at: number;
}

/** Remembers who holds a socket, and looks through all processes only for one that is new. None without /proc. */
export function listeningLooker(proc = '/proc'): ListeningLooker {
  const holders = new Map<string, Holder>();
  return {
    async look(ports) {
      const sockets = await listeningSockets(proc);
      for (const inode of holders.keys()) if (!sockets.has(inode)) holders.delete(inode);
      const wanted = new Map([...sockets].filter(([, port]) => ports.has(port)));
      const now = performance.now();
      const unknown = new Set<string>();
      for (const inode of wanted.keys()) {
        const known = holders.get(inode);
        const isKnown =
          known?.pid === undefined
            ? known !== undefined && now - known.at < unseenFor
            : (await heldBy(proc, known.pid, new Set([inode]))).length > 0;
        if (!isKnown) unknown.add(inode);
      }
      for (const [inode, pid] of await search(proc, unknown))
        holders.set(inode, { ...(pid !== undefined && { pid }), at: now });
      return new Map(
        [...wanted].flatMap(([inode, port]) => {
          const pid = holders.get(inode)?.pid;
          return pid === undefined ? [] : [[port, pid] as const];
        }),
      );
    },
  };
}

/** The port of each TCP socket that listens, by inode. */
async function listeningSockets(proc: string): Promise<ReadonlyMap<string, number>> {
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => listeningRows(join(proc, 'net', name))));
  return new Map(tables.flat());
}

/** Rows of a table as proc_pid_net(5) has it. The kernel lists what listens first: the connections are not read. */
async function listeningRows(path: string): Promise<readonly (readonly [inode: string, port: number])[]> {
  const rows: (readonly [string, number])[] = [];
  const file = await open(path).catch(() => undefined);
  if (!file) return rows;
  try {
    let isHeading = true;
    for await (const line of file.readLines()) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      if (!isHeading && state !== listenState) break;
      if (!isHeading) rows.push([inode, Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16)]);
      isHeading = false;
    }
  } finally {
    await file.close();
  }
  return rows;
}

/** Who holds each socket; undefined where nobody who may be looked at does. */
async function search(proc: string, inodes: ReadonlySet<string>): Promise<ReadonlyMap<string, number | undefined>> {
  const holders = new Map<string, number[]>([...inodes].map((inode) => [inode, []]));
  const pids = inodes.size > 0 ? pidsOf(proc) : [];
  for (let start = 0; start < pids.length; start += batch) {
    await Promise.all(
      pids.slice(start, start + batch).map(async (pid) => {
        for (const inode of await heldBy(proc, pid, inodes)) holders.get(inode)?.push(pid);
      }),
    );
  }
  return new Map([...holders].map(([inode, pids]) => [inode, leader(proc, pids)]));
}

/** Those of the sockets that a process has open; none where its files may not be looked at. */
async function heldBy(proc: string, pid: number, inodes: ReadonlySet<string>): Promise<readonly string[]> {
  const folder = join(proc, String(pid), 'fd');
  const descriptors = await readdir(folder).catch(() => []);
  const links = await Promise.all(descriptors.map((one) => readlink(join(folder, one)).catch(() => '')));
  const open = new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? ''));
  return [...inodes].filter((inode) => open.has(inode));
}

/** The one whose parent is not among them; the init process, which holds sockets for services, only by itself. */
function leader(proc: string, pids: readonly number[]): number | undefined {
  const others = pids.length > 1 ? pids.filter((pid) => pid !== 1) : pids;
  return others
    .toSorted((one, other) => one - other)
    .find((pid) => {
      const parent = readProcess(proc, pid)?.parent;
      return parent === undefined || !others.includes(parent);
    });
}
