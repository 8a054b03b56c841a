import { Agent, request } from 'undici';
import { connectionFailure } from '../checks/failures.ts';
import { lookup } from '../checks/lookup.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { redact } from '../redact.ts';
import {
  badBackendUrl,
  noAnswerInTime,
  notAllowed,
  notPrometheus,
  redirected,
  refused,
  tooLarge,
  unreachable,
} from './failures.ts';
import { readTokenFile } from './token-file.ts';

/** A system of a profile that is asked over HTTP. */
export interface Backend {
  readonly url: string;
  /** A file that holds a bearer token, as the profile names it. */
  readonly tokenFile?: string;
}

export interface RangeQuestion {
  readonly promql: string;
  /** ms since 1970 */
  readonly from: number;
  readonly to: number;
  /** ms between two points */
  readonly step: number;
}

/** One series: what tells it from the others, and its values, in order. Values that are no number are left out. */
export interface RangeSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** ms since 1970, and the value. */
  readonly points: readonly (readonly [at: number, value: number])[];
}

export interface RangeAnswer {
  readonly series: readonly RangeSeries[];
  /** What Prometheus warned of: the answer may be partial. */
  readonly warnings: readonly string[];
}

/** Read access to one Prometheus, or to what answers as it does (Thanos, Mimir, VictoriaMetrics). */
export interface Prometheus {
  /** Its address as it may be shown, without credentials. */
  readonly address: string;
  queryRange(question: RangeQuestion, signal: AbortSignal): Promise<Result<RangeAnswer>>;
  close(): void;
}

/** More of an answer is not read, in bytes. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Opens the Prometheus of a profile; a token file relative to `root` is read now. Its HTTP API as
 * https://prometheus.io/docs/prometheus/latest/querying/api/ describes it; redirects are not followed, so that a token
 * goes nowhere but to the address named.
 */
export async function openPrometheus(root: string, { url: written, tokenFile }: Backend): Promise<Result<Prometheus>> {
  const base = URL.parse(written);
  if (!base || !/^https?:$/.test(base.protocol)) return failed(badBackendUrl(redact(written)));
  const token = tokenFile === undefined ? undefined : await readTokenFile(root, tokenFile);
  if (token && !token.ok) return token;
  const authorization = token ? `Bearer ${token.value}` : basic(base);
  const address = redact(base.href).replace(/\/$/, '');
  const agent = new Agent({ connect: { lookup } });
  return success({
    address,
    close: () => void agent.destroy(),
    async queryRange(question, signal) {
      const url = endpoint(base, 'api/v1/query_range');
      const seconds = (ms: number) => String(ms / 1_000);
      url.searchParams.set('query', question.promql);
      url.searchParams.set('start', seconds(question.from));
      url.searchParams.set('end', seconds(question.to));
      url.searchParams.set('step', seconds(question.step));
      try {
        const headers = { accept: 'application/json', ...(authorization && { authorization }) };
        const { statusCode, headers: answered, body } = await request(url, { dispatcher: agent, headers, signal });
        // A body that is let go of before its end tells of it as an error.
        body.on('error', () => {});
        const text = await readBounded(body);
        if (text === undefined) return failed(tooLarge('4 MiB'));
        const { location } = answered;
        if (statusCode >= 300 && statusCode < 400 && typeof location === 'string') {
          return failed(redirected(statusCode, redact(location)));
        }
        if (statusCode === 401 || statusCode === 403)
          return failed(notAllowed(statusCode, authorization !== undefined));
        return rangeAnswer(statusCode, text);
      } catch (error) {
        if (signal.aborted) return failed(noAnswerInTime());
        const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
        return failed(unreachable(connectionFailure(error, address, url.hostname, port).message));
      }
    },
  });
}

/** An address below one that may have a path of its own: `https://shop.example/prometheus`. */
function endpoint(base: URL, path: string): URL {
  const url = new URL(base);
  url.username = '';
  url.password = '';
  url.hash = '';
  url.pathname = `${base.pathname.replace(/\/$/, '')}/${path}`;
  return url;
}

function basic({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** The text of a body, or undefined where it is too long. Leaving the loop early destroys the body. */
async function readBounded(body: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

interface Envelope {
  readonly status?: unknown;
  readonly error?: unknown;
  readonly errorType?: unknown;
  readonly warnings?: unknown;
  readonly data?: { readonly resultType?: unknown; readonly result?: unknown } | null;
}

function rangeAnswer(status: number, text: string): Result<RangeAnswer> {
  const envelope = parsed(text);
  if (envelope?.status === 'error') {
    return failed(refused(`${status} ${String(envelope.errorType)}: ${redact(String(envelope.error))}`));
  }
  const { data } = envelope ?? {};
  if (envelope?.status !== 'success' || data?.resultType !== 'matrix' || !Array.isArray(data.result)) {
    return failed(notPrometheus(status));
  }
  const warnings = Array.isArray(envelope.warnings) ? envelope.warnings.map((one) => redact(String(one))) : [];
  return success({ series: data.result.flatMap(seriesOf), warnings });
}

function parsed(text: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `{"metric": {…}, "values": [[1763693652, "0.5"], …]}`; a histogram sample has no `values`. */
function seriesOf(entry: unknown): readonly RangeSeries[] {
  const { metric, values } = (entry ?? {}) as { readonly metric?: unknown; readonly values?: unknown };
  if (typeof metric !== 'object' || metric === null || !Array.isArray(values)) return [];
  const points = values.flatMap((pair: unknown) => {
    if (!Array.isArray(pair)) return [];
    const at = Number(pair[0]) * 1_000;
    const value = Number(pair[1]);
    return Number.isFinite(at) && Number.isFinite(value) ? [[Math.round(at), value] as const] : [];
  });
  const labels = Object.fromEntries(Object.entries(metric).map(([name, value]) => [name, String(value)]));
  return [{ labels, points }];
}
