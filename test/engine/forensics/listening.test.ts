import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listeningLooker } from '../../../engine/forensics/listening.ts';
import { temporaryFolder } from '../store/temporary.ts';

/** Listens at a port of its own, prints it, and with `fork` has two children that hold the socket as well. */
const serverText = `
const server = require('node:net').createServer().listen(0, process.argv[1], () => {
  const { port } = server.address();
  if (process.argv[2] !== 'fork') return console.log(port);
  const { spawn } = require('node:child_process');
  const children = [1, 2].map(() => spawn('sleep', ['300'], { stdio: [server._handle.fd] }));
  process.on('exit', () => children.forEach((child) => child.kill()));
  process.on('SIGTERM', () => process.exit());
  console.log(port);
});`;

async function startListening(...args: readonly string[]): Promise<{ child: ChildProcess; pid: number; port: number }> {
  const child = spawn(process.execPath, ['-e', serverText, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const [line] = await once(child.stdout, 'data');
  return { child, pid: child.pid ?? 0, port: Number(line) };
}

const found = async (looker: ReturnType<typeof listeningLooker>, port: number) =>
  (await looker.look(new Set([port]))).get(port);

describe('who listens at a port', () => {
  it.each<[string, ...string[]]>([
    ['over IPv4', '127.0.0.1'],
    ['over IPv6', '::1'],
    ['of every address', '::'],
    ['and has children that hold its socket too', '127.0.0.1', 'fork'],
  ])('is the process that does %s', async (_, ...args) => {
    const { pid, port } = await startListening(...args);
    expect(await found(listeningLooker(), port)).toBe(pid);
  });

  it('is found for each port that was asked for, and for no other', async () => {
    const [one, other] = await Promise.all([startListening('127.0.0.1'), startListening('::1')]);
    await startListening('127.0.0.1');
    const all = await listeningLooker().look(new Set([one.port, other.port]));
    expect([...all].sort()).toEqual(
      [
        [one.port, one.pid],
        [other.port, other.pid],
      ].sort(),
    );
  });

  it('is nobody once the process has ended, and a later one after it', async () => {
    const looker = listeningLooker();
    const { child, port } = await startListening('127.0.0.1');
    await found(looker, port);
    child.kill();
    await once(child, 'exit');
    expect(await found(looker, port)).toBeUndefined();
    const server = createServer().listen(port, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    expect(await found(looker, port)).toBe(process.pid);
  });

  it('is nobody where a connection of that port is all there is', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const peer = spawn(process.execPath, ['-e', `require('net').connect(${port}).on('connect', () => console.log())`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void peer.kill());
    const [[socket]] = (await Promise.all([once(server, 'connection'), once(peer.stdout, 'data')])) as [
      [{ remotePort: number }],
      unknown,
    ];
    expect(await found(listeningLooker(), socket.remotePort)).toBeUndefined();
  });

  it('is not known without /proc', async () => {
    const { port } = await startListening('127.0.0.1');
    expect(await found(listeningLooker(temporaryFolder()), port)).toBeUndefined();
  });
});
