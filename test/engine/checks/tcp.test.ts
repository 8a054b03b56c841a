import { describe, expect, it, vi } from 'vitest';
import type { ReadyTcp } from '../../../engine/checks/target.ts';
import { answerLimit, judgeTcp, probeTcp } from '../../../engine/checks/tcp.ts';
import type { TcpOutcome } from '../../../engine/model/check.ts';
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

describe('an answer', () => {
  const tcp = (port: number, given: Partial<ReadyTcp> = {}): ReadyTcp => ({
    type: 'tcp',
    host: '127.0.0.1',
    port,
    ...given,
  });

  it('to what was sent is read until it holds what is wanted, and no longer', async () => {
    const { port, open } = await listenTcp((socket) => {
      socket.on('data', (sent) => {
        socket.write(`you said ${sent}`);
        setImmediate(() => socket.write('+PONG and more'));
      });
    });
    const outcome = await probeTcp(tcp(port, { send: 'PING\r\n', answer: { contains: '+PONG' } }), context());
    expect(outcome).toMatchObject({
      type: 'tcp',
      answer: expect.stringMatching(/^you said PING\r\n\+PONG/),
      timings: { connect: expect.any(Number), firstByte: expect.any(Number) },
    });
    await vi.waitFor(() => expect(open()).toBe(0));
  });

  it('that comes unasked is a greeting, and may be matched', async () => {
    const { port } = await listenTcp((socket) => socket.write('220 mail.example ESMTP\r\n'));
    expect(await probeTcp(tcp(port, { answer: { matches: '^220 .*SMTP' } }), context())).toMatchObject({
      answer: '220 mail.example ESMTP\r\n',
    });
  });

  it('is not read where none is expected', async () => {
    const { port } = await listenTcp((socket) => socket.write('hello'));
    expect(await probeTcp(tcp(port, { send: 'x' }), context())).not.toHaveProperty('answer');
  });

  it.each([
    ['says something else', 'down', 'down'],
    ['says nothing', '', ''],
  ])('of a server that %s and hangs up is what there is', async (_, said, answer) => {
    const { port } = await listenTcp((socket) => socket.end(said));
    expect(await probeTcp(tcp(port, { answer: { contains: 'up' } }), context())).toMatchObject({ type: 'tcp', answer });
  });

  it.each([
    ['something else', 'half an ans', ' that contains "answer" and matches /a+/: it begins with "half an ans"'],
    ['nothing', '', ''],
  ])('that does not come in time, but %s', async (_, said, rest) => {
    const { port } = await listenTcp((socket) => socket.write(said));
    const spec = tcp(port, { answer: { contains: 'answer', matches: 'a+' } });
    expect(await probeTcp(spec, context({ timeout: 200 }))).toMatchObject({
      reason: 'timeout',
      message: `no answer within 200ms from 127.0.0.1:${port}${rest}`,
    });
  });

  it('that does not end is cut', async () => {
    const { port } = await listenTcp((socket) => {
      const pour = () => {
        while (socket.writable && socket.write('x'.repeat(1000))) {}
      };
      socket.on('drain', pour);
      pour();
    });
    const outcome = await probeTcp(tcp(port, { answer: { contains: 'end' } }), context());
    expect('answer' in outcome && outcome.answer).toHaveLength(answerLimit);
  });

  it('is not waited for when its pattern takes for ever', async () => {
    const { port } = await listenTcp((socket) => socket.write('a'.repeat(40)));
    const wanted = { matches: '(a+)+$b' };
    const outcome = await probeTcp(tcp(port, { answer: wanted }), context());
    const judged = judgeTcp({ status: [], json: [], answer: wanted }, outcome as TcpOutcome & { took: number });
    expect(judged.unmet?.message).toContain('expect.answer.matches cannot be judged');
  });

  it('that is cut off by a reset is none', async () => {
    const { port } = await listenTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await probeTcp(tcp(port, { send: 'x', answer: { contains: 'y' } }), context())).toMatchObject({
      reason: 'reset',
    });
  });

  it.each([
    [undefined, {}, 'connected to db:5432'],
    ['+PONG', { answer: { contains: 'PONG' } }, 'the answer from db:5432 is as expected'],
  ])('judged: %j', (answer, limits, seen) => {
    const outcome = { type: 'tcp' as const, address: 'db:5432', took: 3, ...(answer !== undefined && { answer }) };
    expect(judgeTcp({ status: [], json: [], ...limits }, outcome)).toEqual({
      unmet: undefined,
      seen,
      value: { number: 3, unit: 'ms' },
    });
  });

  it('judged: not what is wanted', () => {
    const outcome = { type: 'tcp' as const, address: 'db:5432', took: 3, answer: '-LOADING' };
    const { unmet } = judgeTcp({ status: [], json: [], answer: { contains: 'PONG' } }, outcome);
    expect(unmet).toEqual({
      message: 'the answer from db:5432 does not contain "PONG": it begins with "-LOADING"',
      expected: 'the answer to contain "PONG"',
      actual: 'it begins with "-LOADING"',
    });
  });
});
