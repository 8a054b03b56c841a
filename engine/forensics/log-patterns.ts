import type { LogEvidence } from '../model/evidence.ts';

export type LogPattern = LogEvidence['files'][number]['patterns'][number];

/** How bad a line of a log says it is, the worst first. */
export const logLevels = ['FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'] as const;
export type LogLevel = (typeof logLevels)[number];

const mostPatterns = 20;
/** Of one pattern, in characters. */
const longestPattern = 200;

/**
 * What the lines of a log have in common: each without its time and level and with addresses, ids and numbers blanked,
 * counted, the most frequent first, at most 20. Lines that continue one (stack traces) count as part of it.
 */
export function logPatterns(lines: readonly string[]): readonly LogPattern[] {
  const counts = new Map<string, { text: string; level: LogLevel | undefined; count: number }>();
  for (const line of lines) {
    if (/^\s|^Caused by:|^$/.test(line)) continue;
    const { text, level } = read(line);
    const pattern = blanked(text).slice(0, longestPattern).trim();
    if (pattern === '') continue;
    const key = `${level} ${pattern}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { text: pattern, level, count: 1 });
  }
  return [...counts.values()]
    .sort((one, other) => other.count - one.count)
    .slice(0, mostPatterns)
    .map(({ text, level, count }) => ({ text, ...(level !== undefined && { level }), count }));
}

/** The patterns a person looks at first: the worst level first, those of no level after warnings. */
export function worstFirst(patterns: readonly LogPattern[]): readonly LogPattern[] {
  const rank = ({ level }: LogPattern) => {
    const known: readonly (string | undefined)[] = logLevels;
    return known.includes(level) ? known.indexOf(level) : logLevels.indexOf('WARN') + 0.5;
  };
  return [...patterns].sort((one, other) => rank(one) - rank(other) || other.count - one.count);
}

/** What one line says and how bad it is, as JSON, logfmt, syslog, klog and plain text say it. */
function read(line: string): { readonly text: string; readonly level: LogLevel | undefined } {
  const entry = line.startsWith('{') ? jsonEntry(line) : undefined;
  if (entry) return entry;
  const level = levelOf(line);
  const text = line.replace(times, '<time>').replace(/^(?:<\d{1,3}>)?[\s[(]*<time>[\])]?[\s:|-]*/, '');
  if (level === undefined) return { text, level };
  return { text: text.replace(/^[[(<|]*[A-Za-z]+[\])>|]*:?\s+/, (word) => (levelOf(word) ? '' : word)), level };
}

/** The message and the level of an object of JSON, as pino, bunyan, winston, zap, logrus, slog and ECS name them. */
function jsonEntry(line: string): ReturnType<typeof read> | undefined {
  try {
    const { level, lvl, severity, msg, message, error, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const said = [msg ?? message, error ?? err].map(words).filter((one) => one !== '');
    if (said.length === 0) return undefined;
    return { text: said.join(': '), level: levelNamed(level ?? lvl ?? severity ?? rest['log.level']) };
  } catch {
    return undefined;
  }
}

function words(said: unknown): string {
  if (typeof said === 'string') return said;
  if (typeof said !== 'object' || said === null) return '';
  const { message } = said as { message?: unknown };
  return typeof message === 'string' ? message : '';
}

/** Names of levels in small letters, and the first letters by which klog knows them. */
const names: Readonly<Record<string, LogLevel>> = {
  fatal: 'FATAL',
  panic: 'FATAL',
  emerg: 'FATAL',
  emergency: 'FATAL',
  alert: 'FATAL',
  crit: 'FATAL',
  critical: 'FATAL',
  f: 'FATAL',
  error: 'ERROR',
  err: 'ERROR',
  severe: 'ERROR',
  e: 'ERROR',
  warn: 'WARN',
  warning: 'WARN',
  w: 'WARN',
  info: 'INFO',
  information: 'INFO',
  notice: 'INFO',
  log: 'INFO',
  i: 'INFO',
  debug: 'DEBUG',
  trace: 'TRACE',
};

/** RFC 5424, section 6.2.1: the severity is what is left of the priority when it is divided by 8. */
const severities: readonly LogLevel[] = ['FATAL', 'FATAL', 'FATAL', 'ERROR', 'WARN', 'INFO', 'INFO', 'DEBUG'];

function levelNamed(said: unknown): LogLevel | undefined {
  // Of pino and bunyan: 60 is fatal, 10 is trace.
  if (typeof said === 'number') return logLevels[6 - Math.floor(said / 10)];
  return typeof said === 'string' ? names[said.toLowerCase()] : undefined;
}

function levelOf(line: string): LogLevel | undefined {
  const [, priority] = /^<(\d{1,3})>/.exec(line) ?? [];
  if (priority !== undefined) return severities[Number(priority) % 8];
  const [, letter] = /^([IWEF])\d{4} \d\d:/.exec(line) ?? [];
  if (letter !== undefined) return levelNamed(letter);
  const [, named] = /\b(?:level|lvl|severity)["']?\s*[=:]\s*["']?([a-z]+)/i.exec(line) ?? [];
  if (named !== undefined) return levelNamed(named);
  // A word in capitals or in brackets, or followed by a colon; the first that is a level.
  for (const [, word = ''] of line
    .slice(0, 120)
    .matchAll(/(?<![\w-])([A-Z]{3,}(?![\w-])|(?<=\[)[A-Za-z]{3,}(?=\])|[A-Za-z]{3,}(?=:\s))/g)) {
    const level = levelNamed(word);
    if (level !== undefined) return level;
  }
  return undefined;
}

/** Moments: RFC 3339 and near it, the common log format, syslog's, klog's, and times of a day alone. */
const times =
  /\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?|\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?: \d{4})?|(?<=^[IWEF])\d{4} \d\d:\d\d:\d\d\.\d+|(?<![\d:.])\d\d:\d\d:\d\d(?:[.,]\d+)?(?![\d:])/g;

const uuid = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi;
const address =
  /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?![\w.]*\d)|\[(?=[0-9a-f:]*[0-9a-f])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}\](?::\d+)?|(?<![\w:])(?=[0-9a-f:]*[0-9a-f])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\w:])/gi;
const id =
  /\b0x[0-9a-f]+\b|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,}\b|\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{16,}\b/gi;
const number = /(?<!\w)\d+(?:[.,]\d+)*(?=(?:[nuµm]?s|m|h|[kKMGT]?i?B|%)?(?!\w))/g;
/** What a number of three digits stands after where it is the status of an answer, which tells more than it hides. */
const beforeStatus =
  /(?:status(?:_?code)?["']?[=: ]+["']?|HTTP\/[\d.]+["']? |\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \S+ )$/i;

function blanked(text: string): string {
  return text
    .replace(times, '<time>')
    .replace(uuid, '<id>')
    .replace(address, '<address>')
    .replace(id, '<id>')
    .replace(number, (found, at: number, whole: string) => {
      const before = whole.slice(Math.max(0, at - 200), at);
      return before.endsWith('HTTP/') || (/^[1-5]\d\d$/.test(found) && beforeStatus.test(before)) ? found : '<n>';
    })
    .replace(/\s+/g, ' ');
}
