import { formatDuration } from '../../schemas/duration.ts';
import type { Check, Expectation, Outcome, Verdict } from '../model/check.ts';
import { lastLine } from './failures.ts';
import { matchesWithin } from './pattern.ts';

type Answer = Extract<Outcome, { type: 'http' }>;

interface Unmet {
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Whether an outcome is what its check expects. Everything expected must hold; the verdict names the first that does
 * not, in the order status, body, JSON, latency. The message is one line that says what was seen and what was expected.
 */
export function judge(check: Check, outcome: Outcome): Verdict {
  const unmet = firstUnmet(check, outcome);
  return unmet ? { healthy: false, ...unmet } : { healthy: true, message: seen(outcome) };
}

function firstUnmet({ expect, probe }: Check, outcome: Outcome): Unmet | undefined {
  switch (outcome.type) {
    case 'error':
      return {
        message: outcome.message,
        expected: probe.type === 'exec' ? 'exit code 0' : 'an answer',
        actual: outcome.reason,
      };
    case 'exec':
      return unmetExit(outcome) ?? unmetLatency(expect, outcome);
    case 'tcp':
      return unmetLatency(expect, outcome);
    case 'http':
      return (
        unmetStatus(expect, outcome) ??
        unmetText(expect, outcome) ??
        unmetPattern(expect, outcome) ??
        unmetJson(expect, outcome) ??
        unmetLatency(expect, outcome)
      );
  }
}

/** What an outcome that is as expected looked like. */
function seen(outcome: Outcome): string {
  switch (outcome.type) {
    case 'http':
      return `HTTP ${outcome.status} from ${outcome.url}`;
    case 'tcp':
      return `connected to ${outcome.address}`;
    case 'exec':
      return 'exit code 0';
    case 'error':
      return outcome.message;
  }
}

function unmetExit({ exitCode, signal, stdout, stderr }: Extract<Outcome, { type: 'exec' }>): Unmet | undefined {
  if (exitCode === 0) return undefined;
  const actual = exitCode === null ? `killed by ${signal}` : `exit code ${exitCode}`;
  const said = lastLine(stderr) ?? lastLine(stdout);
  return { message: said === undefined ? actual : `${actual}: ${said}`, expected: 'exit code 0', actual };
}

function unmetLatency({ latency }: Expectation, { took }: Outcome): Unmet | undefined {
  if (latency === undefined || took <= latency) return undefined;
  const actual = formatDuration(Math.ceil(took));
  const expected = `at most ${formatDuration(latency)}`;
  return { message: `took ${actual}, expected ${expected}`, expected, actual };
}

function unmetStatus({ status: ranges }: Expectation, { status, url, redirects }: Answer): Unmet | undefined {
  if (ranges.some(([from, to]) => from <= status && status <= to)) return undefined;
  const expected = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  const after = redirects === 0 ? '' : ` after ${redirects} redirect${redirects === 1 ? '' : 's'}`;
  return { message: `HTTP ${status} from ${url}${after}, expected ${expected}`, expected, actual: `HTTP ${status}` };
}

function unmetText({ bodyContains: text }: Expectation, answer: Answer): Unmet | undefined {
  if (text === undefined || answer.body?.includes(text)) return undefined;
  return unmetBody(answer, `contain ${quote(text)}`);
}

function unmetPattern({ bodyMatches: pattern }: Expectation, answer: Answer): Unmet | undefined {
  if (pattern === undefined) return undefined;
  const result = matchesWithin(pattern, answer.body ?? '');
  if (result === 'yes') return undefined;
  if (result === 'no') return unmetBody(answer, `match /${pattern}/`);
  const expected = `a body that matches /${pattern}/`;
  return { message: `expect.body.matches cannot be judged: ${result.problem}`, expected, actual: result.problem };
}

function unmetBody(answer: Answer, wanted: string): Unmet {
  const start = excerpt(answer);
  const read = answer.truncated ? 'the first 1 MiB of the body' : 'the body';
  return {
    message: `${read} from ${answer.url} does not ${wanted}: ${start}`,
    expected: `the body to ${wanted}`,
    actual: start,
  };
}

function unmetJson({ json }: Expectation, answer: Answer): Unmet | undefined {
  if (json.length === 0) return undefined;
  const body = parseJson(answer.body ?? '');
  if (!body) {
    const why = answer.truncated ? 'is longer than 1 MiB, so that its JSON cannot be read' : 'is not JSON';
    const start = excerpt(answer);
    return { message: `the body from ${answer.url} ${why}: ${start}`, expected: 'a JSON body', actual: start };
  }
  for (const { path, equals } of json) {
    const value = valueAt(body.value, path);
    if (value === equals) continue;
    const expected = `${path} to be ${JSON.stringify(equals)}`;
    const actual = value === undefined ? 'missing' : shorten(JSON.stringify(value));
    return {
      message: `${path} is ${actual} in the body from ${answer.url}, expected ${JSON.stringify(equals)}`,
      expected,
      actual,
    };
  }
  return undefined;
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

function excerpt({ body }: Answer): string {
  return body ? `it begins with ${quote(body)}` : 'it is empty';
}

function quote(text: string): string {
  return JSON.stringify(shorten(text.trim()));
}

/** At most 80 characters. */
function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
