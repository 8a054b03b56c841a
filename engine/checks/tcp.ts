import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Expectation, TcpOutcome, TextExpectation } from '../model/check.ts';
import { connectionFailure, endpoint, noAnswer } from './failures.ts';
import { duration, excerpt, type Judged, type Judgement, unmetAmong, unmetLatency, unmetText } from './judgement.ts';
import { lookup } from './lookup.ts';
import { matchesWithin } from './pattern.ts';
import { observe, type Probe } from './probe.ts';
import type { ReadyTcp } from './target.ts';
import { type RunningTimings, timeSocket, withTimings } from './timings.ts';

/** How much of an answer is read, in bytes. */
export const answerLimit = 64 * 1024;
/** An answer that grows is not judged again before this many times what judging it took. */
const breath = 10;

/**
 * Opens a TCP connection, every address of a host name being tried, sends what is to be sent and hangs up. Where an answer
 * is expected it is read until it holds what is wanted, the other side ends it, or 64 KiB have come.
 */
export const probeTcp: Probe<ReadyTcp> = async ({ host, port, send, answer: wanted }, context) => {
  const timings: RunningTimings = {};
  let answer = '';
  const outcome = await observe(context, {
    run: async (signal) => {
      const socket = connect({ host, port, lookup });
      const hangUp = () => socket.destroy();
      socket.on('error', () => {});
      signal.addEventListener('abort', hangUp);
      timeSocket(socket, timings);
      try {
        await once(socket, 'connect', { signal });
        const address = endpoint(socket.remoteAddress ?? host, socket.remotePort ?? port);
        if (send !== undefined) await promisify<string, void>(socket.write.bind(socket))(send);
        if (!wanted) return { type: 'tcp', address };
        for await (const text of growingAnswer(socket, timings)) {
          answer = text;
          const asked = performance.now();
          if (isEnough(wanted, text)) break;
          // A peer that sends byte by byte is not to keep this process at one pattern: what comes meanwhile is looked at together.
          await delay((performance.now() - asked) * breath);
        }
        return { type: 'tcp', address, answer };
      } finally {
        signal.removeEventListener('abort', hangUp);
        socket.destroy();
      }
    },
    explain: (error) => connectionFailure(error, endpoint(host, port), host, port),
    late: () => {
      const came = wanted && answer ? ` that ${inWords(wanted)}: ${excerpt(answer)}` : '';
      return `${noAnswer(context.timeout, endpoint(host, port))}${came}`;
    },
  });
  return withTimings(outcome, timings);
};

/** All that has come, each time more of it has. */
async function* growingAnswer(socket: Socket, timings: RunningTimings): AsyncGenerator<string> {
  const began = performance.now();
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket) {
    timings.firstByte ??= performance.now() - began;
    bytes = Buffer.concat([bytes, chunk]).subarray(0, answerLimit);
    yield bytes.toString('utf8');
    if (bytes.length === answerLimit) return;
  }
}

/** Whether nothing more need be read: all that is wanted is there, or never will be, as the pattern cannot be judged. */
function isEnough({ contains, matches }: TextExpectation, text: string): boolean {
  return text.includes(contains ?? '') && (matches === undefined || matchesWithin(matches, text) !== 'no');
}

function inWords({ contains, matches }: TextExpectation): string {
  const words = [
    contains !== undefined && `contains ${JSON.stringify(contains)}`,
    matches !== undefined && `matches /${matches}/`,
  ];
  return words.filter((word) => word !== false).join(' and ');
}

export function judgeTcp(expect: Expectation, outcome: TcpOutcome & { readonly took: number }): Judgement {
  const { address, answer } = outcome;
  const judged: Judged = {
    what: `the answer from ${address}`,
    short: 'the answer',
    field: 'expect.answer',
    text: answer ?? '',
  };
  return {
    ...unmetAmong([...(expect.answer ? unmetText(expect.answer, judged) : []), unmetLatency(expect, outcome)]),
    seen: answer === undefined ? `connected to ${address}` : `the answer from ${address} is as expected`,
    value: duration(outcome),
  };
}
