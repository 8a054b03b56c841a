import { expect, it, vi } from 'vitest';
import { probeTcp } from '../../../engine/checks/tcp.ts';
import { freePort, listenTcp } from '../../support/servers.ts';
import { context, startedAt } from './support.ts';

it.each([
  ['127.0.0.1', (port: number) => `127.0.0.1:${port}`],
  ['::1', (port: number) => `[::1]:${port}`],
])('connects to %s and hangs up', async (host, address) => {
  const { port, open } = await listenTcp((socket) => socket.resume(), host);
  expect(await probeTcp({ type: 'tcp', host, port }, context())).toEqual({
    type: 'tcp',
    address: address(port),
    timings: { connect: expect.any(Number) },
    startedAt,
    took: expect.any(Number),
  });
  await vi.waitFor(() => expect(open()).toBe(0));
});

it('tries every address of a host name', async () => {
  const { port } = await listenTcp((socket) => socket.resume());
  expect(await probeTcp({ type: 'tcp', host: 'localhost', port }, context())).toMatchObject({ type: 'tcp' });
});

it.each(['127.0.0.1', 'localhost'])('says that nothing listens on a port of %s', async (host) => {
  const port = await freePort();
  expect(await probeTcp({ type: 'tcp', host, port }, context())).toMatchObject({
    type: 'error',
    reason: 'refused',
    message: `connection refused: nothing listens on ${host}:${port}`,
  });
});

it('says that a host has no address', async () => {
  expect(await probeTcp({ type: 'tcp', host: 'db.invalid', port: 5432 }, context())).toMatchObject({
    reason: 'dns',
    message: expect.stringContaining('cannot find the host db.invalid'),
  });
});

it.each([0, 65_536, -1, Number.NaN])('does not throw for the port %d', async (port) => {
  expect(await probeTcp({ type: 'tcp', host: '127.0.0.1', port }, context())).toMatchObject({ type: 'error' });
});

it('stops when it is cancelled', async () => {
  const signal = AbortSignal.abort();
  const { port, open } = await listenTcp((socket) => socket.resume());
  expect(await probeTcp({ type: 'tcp', host: '127.0.0.1', port }, context({ signal }))).toMatchObject({
    reason: 'cancelled',
  });
  expect(open()).toBe(0);
});
