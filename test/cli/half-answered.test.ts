import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { folderWith, healer } from '../support/healer.ts';

it('a command ends when its daemon goes in the middle of an answer', async () => {
  const folder = folderWith({
    'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\nmetadata: { name: x }\n',
  });
  const socket = join(folder, 's');
  // Half a message of the protocol, and the end: what is left of a daemon that was killed while it wrote.
  const server = createServer((client: Socket) => client.end('Content-Length: 500\r\n\r\n{"jsonrpc":"2.0"'));
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => void server.close());
  const record = {
    socket,
    pid: process.pid,
    version: '0',
    protocol: 4,
    root: folder,
    startedAt: '2026-11-21T02:54:12Z',
  };
  const state = folderWith({ 'daemon.json': JSON.stringify(record) });

  const { code, stderr } = await healer(['incident', 'list'], { cwd: folder, env: { HEALER_STATE_DIR: state } });
  expect(code).toBe(0);
  expect(stderr).toContain('No incident');
}, 8_000);
