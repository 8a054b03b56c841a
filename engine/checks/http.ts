import querystring from 'node:querystring';
import { httpUrl } from '../../schemas/http-url.ts';
import type { HttpOutcome } from '../model/check.ts';
import { redact } from '../redact.ts';
import { authoritiesOf } from './authorities.ts';
import { connectionFailure, noAnswer, notAUrl } from './failures.ts';
import { type Answer, type Asking, type Hop, openAsking } from './http-asking.ts';
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
  const trusted = authoritiesOf(spec.caFile);
  const outcome = await observe(context, {
    run: async (signal) => {
      let hop = firstHop(spec);
      if (!hop) return { type: 'error', ...notAUrl(redact(spec.url)) };
      const authorities = await trusted.read(signal);
      if (authorities && 'reason' in authorities) return { type: 'error', ...authorities };
      const ca = authorities?.map((authority) => authority.toString());
      let asking: Asking | undefined;
      const letGo = () => asking?.close();
      signal.addEventListener('abort', letGo);
      try {
        for (let followed = 0; ; followed++) {
          asked = hop.url.href;
          asking = openAsking(hop, timings, ca);
          const answer = await asking.answer;
          const next: Hop | undefined = followed < spec.maxRedirects ? nextHop(hop, answer) : undefined;
          if (!next) return await seenAnswer(spec, { asked, followed }, answer);
          asking.close();
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
    late: () => (trusted.reading() ? trusted.late(context.timeout) : noAnswer(context.timeout, redact(asked))),
    reading: trusted.reading,
  });
  return withTimings(outcome, timings);
};

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
  const { status, location } = answer;
  if (!redirects.includes(status) || location === undefined) return undefined;
  const url = httpUrl(location, from.url.href);
  if (!url) return undefined;
  const becomesGet = (status === 303 && from.method !== 'HEAD') || (status < 303 && from.method === 'POST');
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
}

async function seenAnswer(spec: ReadyHttp, { asked, followed }: Way, answer: Answer): Promise<HttpOutcome> {
  const { status, certificateEnds } = answer;
  return {
    type: 'http',
    status,
    url: redact(asked),
    redirects: followed,
    ...(certificateEnds !== undefined && { certificateEnds }),
    ...(spec.readBody && (await readBody(answer))),
  };
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
