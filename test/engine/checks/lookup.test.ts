import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { createLookup, type Resolve } from '../../../engine/checks/lookup.ts';

function bench() {
  const asked: { name: string; answer: Parameters<Resolve>[2] }[] = [];
  const lookup = createLookup((name, _, answer) => asked.push({ name, answer }));
  const find = promisify((name: string, done: (error: Error | null, found?: unknown) => void) =>
    lookup(name, { all: true }, done),
  );
  return { asked, lookup, find };
}
const found = [{ address: '192.0.2.1', family: 4 }];

it('has one lookup under way for each name, however many wait for it', async () => {
  const { asked, find } = bench();
  const waiting = [find('a.test'), find('a.test'), find('b.test')];
  expect(asked.map(({ name }) => name)).toEqual(['a.test', 'b.test']);
  for (const { answer } of asked) answer(null, found);
  expect(await Promise.all(waiting)).toEqual([found, found, found]);
});

it('asks again afterwards, also when nothing was found', async () => {
  const { asked, find } = bench();
  const failing = find('a.test');
  asked[0]?.answer(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []);
  await expect(failing).rejects.toMatchObject({ code: 'ENOTFOUND' });
  const again = find('a.test');
  asked[1]?.answer(null, found);
  expect(await again).toEqual(found);
});

it('gives one address to who wants one', async () => {
  const { asked, lookup } = bench();
  const one = new Promise((done) => lookup('a.test', {}, (...answer) => done(answer)));
  asked[0]?.answer(null, found);
  expect(await one).toEqual([null, '192.0.2.1', 4]);
});

it('connects to localhost and to addresses without a lookup', async () => {
  const { asked, lookup } = bench();
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  for (const host of ['localhost', '127.0.0.1']) {
    const socket = connect({ host, port, lookup });
    await once(socket, 'connect');
    socket.destroy();
  }
  expect(asked).toEqual([]);
});
