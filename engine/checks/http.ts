import querystring from 'node:querystring';
import { Agent, type Dispatcher, request } from 'undici';
import { httpUrl } from '../../schemas/http-url.ts';
import type { HttpOutcome } from '../model/check.ts';
import { redact } from '../redact.ts';
import { connectionFailure, noAnswer, notAUrl } from './failures.ts';
import { timedConnection } from './http-connection.ts';
import { observe, type Probe } from './probe.ts';
import type { ReadyHttp } from './target.ts';
import { type RunningTimings, withTimings } from './timings.ts';

/** How much of a body is read, in bytes. */
export const bodyLimit = 1024 * 1024;

const redirects: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Makes one HTTP request over a connection of its own, which is closed afterwards, with no proxy and with the
 * certificate verified. Follows `maxRedirects` redirects; one more, or one that leads nowhere, is the answer itself.
 * A user name and password in the URL are sent as basic authentication.
 */
export const probeHttp: Probe<ReadyHttp> = async (spec, context) => {
  const timings: RunningTimings = {};
  let asked = spec.url;
  const outcome = await observe(context, {
    run: async (signal) => {
      let hop = firstHop(spec);
      if (!hop) return { type: 'error', ...notAUrl(redact(spec.url)) };
      const connection = timedConnection(timings);
      const agent = new Agent({ pipelining: 0, connect: connection.connect, headersTimeout: 0, bodyTimeout: 0 });
      const letGo = () => {
        connection.close();
        void agent.destroy();
      };
      // undici hears of an abort only once it is connected.
      signal.addEventListener('abort', letGo);
      try {
        for (let followed = 0; ; followed++) {
          asked = hop.url.href;
          const answer: Answer = await request(hop.url, { ...hop, dispatcher: agent, signal });
          timings.firstByte = (timings.firstByte ?? 0) + performance.now() - connection.ready();
          const next: Hop | undefined = followed < spec.maxRedirects ? nextHop(hop, answer) : undefined;
          if (!next) return await seenAnswer(spec, { asked, followed, ends: connection.certificateEnds() }, answer);
          discard(answer);
          hop = next;
        }
      } finally {
        signal.removeEventListener('abort', letGo);
        letGo();
      }
    },
    explain: (error) => {
      const url = new URL(asked);
      const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
      return connectionFailure(error, redact(asked), url.hostname, port);
    },
    late: () => noAnswer(context.timeout, redact(asked)),
  });
  return withTimings(outcome, timings);
};

type Answer = Dispatcher.ResponseData;

interface Hop {
  readonly url: URL;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
}

function firstHop(spec: ReadyHttp): Hop | undefined {
  const url = httpUrl(spec.url);
  if (!url) return undefined;
  const headers: Record<string, string> = { 'user-agent': 'healer', accept: '*/*' };
  if (url.username || url.password) {
    const credentials = `${querystring.unescape(url.username)}:${querystring.unescape(url.password)}`;
    headers['authorization'] = `Basic ${Buffer.from(credentials).toString('base64')}`;
  }
  for (const [name, value] of Object.entries(spec.headers)) headers[name.toLowerCase()] = value;
  return { url, method: spec.method, headers };
}

/** Where an answer redirects to, or undefined when it does not, or not to an HTTP URL. As browsers do it. */
function nextHop(from: Hop, answer: Answer): Hop | undefined {
  const { location } = answer.headers;
  if (!redirects.includes(answer.statusCode) || typeof location !== 'string') return undefined;
  const url = httpUrl(location, from.url.href);
  if (!url) return undefined;
  const becomesGet =
    (answer.statusCode === 303 && from.method !== 'HEAD') || (answer.statusCode < 303 && from.method === 'POST');
  const dropped =
    url.origin === from.url.origin ? ['host'] : ['host', 'authorization', 'cookie', 'proxy-authorization'];
  return {
    url,
    method: becomesGet ? 'GET' : from.method,
    headers: Object.fromEntries(Object.entries(from.headers).filter(([name]) => !dropped.includes(name))),
  };
}

interface Way {
  readonly asked: string;
  readonly followed: number;
  readonly ends: string | undefined;
}

async function seenAnswer(spec: ReadyHttp, { asked, followed, ends }: Way, answer: Answer): Promise<HttpOutcome> {
  const seen = {
    type: 'http',
    status: answer.statusCode,
    url: redact(asked),
    redirects: followed,
    ...(ends !== undefined && { certificateEnds: ends }),
  } as const;
  if (spec.readBody) return { ...seen, ...(await readBody(answer)) };
  discard(answer);
  return seen;
}

async function readBody(answer: Answer): Promise<{ body: string; truncated?: true }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes.subarray(0, bodyLimit - size));
    size += bytes.length;
    if (size > bodyLimit) break;
  }
  const body = Buffer.concat(chunks).toString('utf8');
  return size > bodyLimit ? { body, truncated: true } : { body };
}

/** Lets go of a body nobody reads; the error that destroying it raises is of no interest. */
function discard(answer: Answer): void {
  answer.body.on('error', () => {}).destroy();
}
