import { type Expectation, type HttpOutcome, mostRedirects } from '../model/check.ts';
import { namesSecret } from '../redact.ts';
import { unmetDays } from './certificate-days.ts';
import {
  duration,
  excerpt,
  type Judgement,
  shorten,
  type Unmet,
  unmetAmong,
  unmetLatency,
  unmetText,
} from './judgement.ts';

type Answer = HttpOutcome & { readonly startedAt: string; readonly took: number };

/** In the order status, body, JSON, certificate, latency. */
export function judgeHttp(expect: Expectation, answer: Answer): Judgement {
  return {
    ...unmetAmong([
      unmetStatus(expect, answer),
      ...unmetBody(expect, answer),
      ...unmetJson(expect, answer),
      unmetCertificate(expect, answer),
      unmetLatency(expect, answer),
    ]),
    seen: `HTTP ${answer.status} from ${answer.url}`,
    value: duration(answer),
    notes: endlessRedirects(answer),
  };
}

function endlessRedirects({ status, redirects }: Answer): readonly string[] {
  const leadsOn = status >= 301 && status <= 308 && status !== 304;
  if (!leadsOn || redirects < mostRedirects) return [];
  return [`${redirects} redirects were followed, and the last answer is another: this may be a loop`];
}

function unmetStatus({ status: ranges }: Expectation, { status, url, redirects }: Answer): Unmet | undefined {
  if (ranges.some(([from, to]) => from <= status && status <= to)) return undefined;
  const expected = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  const after = redirects === 0 ? '' : ` after ${redirects} redirect${redirects === 1 ? '' : 's'}`;
  return {
    message: `HTTP ${status} from ${url}${after}, expected ${expected}`,
    expected: `HTTP ${expected}`,
    actual: `HTTP ${status}`,
  };
}

function unmetBody({ bodyContains, bodyMatches }: Expectation, answer: Answer): readonly (Unmet | undefined)[] {
  const wanted = {
    ...(bodyContains !== undefined && { contains: bodyContains }),
    ...(bodyMatches !== undefined && { matches: bodyMatches }),
  };
  const what = `${answer.truncated ? 'the first 1 MiB of the body' : 'the body'} from ${answer.url}`;
  return unmetText(wanted, { what, short: 'the body', field: 'expect.body', text: answer.body ?? '' });
}

function unmetCertificate({ certificateDays: limit }: Expectation, answer: Answer): Unmet | undefined {
  if (limit === undefined) return undefined;
  const { certificateEnds, url, startedAt } = answer;
  if (certificateEnds !== undefined) return unmetDays(limit, certificateEnds, startedAt, `the certificate of ${url}`);
  const expected = `a certificate valid for at least ${limit} days`;
  return { message: `${url} is not https and has no certificate, expected ${expected}`, expected, actual: 'none' };
}

function unmetJson({ json }: Expectation, answer: Answer): readonly (Unmet | undefined)[] {
  if (json.length === 0) return [];
  const body = parseJson(answer.body ?? '');
  if (!body) {
    const why = answer.truncated ? 'is longer than 1 MiB, so that its JSON cannot be read' : 'is not JSON';
    const start = excerpt(answer.body);
    return [{ message: `the body from ${answer.url} ${why}: ${start}`, expected: 'a JSON body', actual: start }];
  }
  return json.map(({ path, equals }) => {
    const value = valueAt(body.value, path);
    if (value === equals) return undefined;
    const wanted = shown(path, equals);
    const expected = `${path} to be ${wanted}`;
    const actual = value === undefined ? 'missing' : shorten(shown(path, value));
    return {
      message: `${path} is ${actual} in the body from ${answer.url}, expected ${wanted}`,
      expected,
      actual,
    };
  });
}

/** A value as it may be told: one whose path names a secret is `***`, unless it can be none. */
function shown(path: string, value: unknown): string {
  const open = value === null || typeof value === 'boolean' || !namesSecret(path.split('.'));
  return open ? JSON.stringify(value) : '***';
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The value at keys and indexes divided by dots (`checks.0.state`), or undefined when there is none. */
function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}
