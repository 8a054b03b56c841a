import type { RequestListener } from 'node:http';
import { listenHttp } from '../../support/servers.ts';

/** What was asked of the API, as its server saw it. */
export interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

/** A server that answers as https://prometheus.io/docs/prometheus/latest/querying/api/ says, with what `answer` gives. */
export async function prometheusApi(answer: (asked: Asked) => { readonly status?: number; readonly body: unknown }) {
  const asked: Asked[] = [];
  const listen: RequestListener = (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const one = { path: pathname, query: searchParams, authorization: request.headers.authorization };
    asked.push(one);
    const { status = 200, body } = answer(one);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const { port } = await listenHttp(listen);
  return { url: `http://127.0.0.1:${port}`, asked };
}

/** A matrix as the API gives it: labels, and pairs of seconds and a value in quotes. */
export function matrix(
  series: readonly {
    readonly metric?: Record<string, string>;
    readonly values?: readonly (readonly [number, string])[];
  }[],
  warnings?: readonly string[],
): unknown {
  const result = series.map(({ metric = {}, values = [] }) => ({ metric, values }));
  return { status: 'success', data: { resultType: 'matrix', result }, ...(warnings && { warnings }) };
}
