import { isScalar, type Node, type Scalar } from 'yaml';
import { readValue } from './coerce.ts';
import { type DefinitionDocument, perDocument } from './document.ts';
import { faultsOf } from './faults.ts';
import { apiVersion, type Kind, kinds, namedKinds, ourGroup } from './kinds.ts';
import { placeAt, resolveAlias } from './nodes.ts';
import { place, rangeOf } from './place.ts';
import type { Problem } from './problem.ts';
import { placeFindings } from './rules/apply.ts';
import { refusals } from './rules/index.ts';
import { didYouMean, nearest } from './suggest.ts';
import { syntaxProblems } from './syntax.ts';
import { unmetPromise } from './unmet.ts';

/**
 * What is wrong with a document as YAML, by its kind's schema and by what no schema can see, in the order of the text.
 * Empty for a document that is not ours. A document with an error among them must not be run, and any other may be.
 */
export function validate(document: DefinitionDocument): readonly Problem[] {
  const problems = problemsOf(document);
  const { start: by } = document;
  return by === 0 ? problems : problems.map(({ start, end, ...own }) => ({ ...own, start: start + by, end: end + by }));
}

const problemsOf = perDocument((document): readonly Problem[] => {
  const { unknownModeline } = document;
  const modeline = unknownModeline === undefined ? [] : [wrongModeline(document, unknownModeline)];
  return [...modeline, ...findProblems(document)]
    .map((problem) => withinDocument(document, problem))
    .sort((a, b) => a.start - b.start || a.end - b.end);
});

/** The YAML library places some errors one character past the end. */
function withinDocument({ start, end }: DefinitionDocument, problem: Problem): Problem {
  const clamp = (offset: number) => Math.min(Math.max(offset, start), end);
  return { ...problem, start: clamp(problem.start), end: clamp(problem.end) };
}

function wrongModeline({ start, text }: DefinitionDocument, name: string): Problem {
  const at = start + text.indexOf(`healer:${name}`) + 'healer:'.length;
  const suggestion = nearest(name, kinds);
  return {
    code: 'kind/unknown-modeline',
    severity: 'warning',
    message: `Healer has no kind "${name}", so this line chooses nothing.${didYouMean(suggestion)} Known: ${kinds.join(', ')}.`,
    start: at,
    end: at + name.length,
    ...(suggestion === undefined ? {} : { data: { replacement: suggestion } }),
  };
}

function findProblems(document: DefinitionDocument): Problem[] {
  const { kind, unknownKind, unmet } = document;
  if (unmet) return [unmetPromise(document, unmet)];
  if (!kind && !unknownKind) return [];
  const syntax = syntaxProblems(document);
  if (!kind || document.yaml.contents === null)
    return [...syntax.problems, ...(unknownKind ? [unknown(document, unknownKind)] : [])];
  const { value, problems: reading } = readValue(document);
  const sourceAt = (path: readonly string[]) => {
    const node = resolveAlias(placeAt(document, path)?.value, document);
    return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
  };
  const faults = value === undefined || value === null ? [] : faultsOf(kind, value, sourceAt);
  const lost = syntax.soundTo < document.end;
  const placed = faults
    .filter(({ code }) => !lost || code !== 'schema/missing-key')
    .map(({ code, message, data, ...fault }) => ({
      code,
      severity: 'error' as const,
      message,
      ...place(document, fault),
      ...(data === undefined ? {} : { data }),
    }));
  const sound = [...reading, ...placed].filter(({ end }) => !lost || end <= syntax.soundTo);
  const problems = [...syntax.problems, ...withoutRepeats(sound)];
  return isYamlBroken(problems) ? problems : [...problems, ...refusalsOf(document, kind, value, problems)];
}

/** Whether a document cannot be read as YAML, so that judging what it says would only mislead. */
export function isYamlBroken(problems: readonly Problem[]): boolean {
  return problems.some(({ code, severity }) => severity === 'error' && code.startsWith('yaml/'));
}

function refusalsOf(document: DefinitionDocument, kind: Kind, value: unknown, problems: readonly Problem[]): Problem[] {
  const asked = refusals
    .filter((refusal) => refusal.kind === kind)
    .map(({ code, check }) => ({ code, severity: 'error' as const, findings: check(value) }));
  return placeFindings(document, problems, asked);
}

/** One message a place: an alias shows its anchor's faults once, and the reading's own problem goes before the schema's. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ start, code }) => {
    const place = `${start} ${code === 'schema/missing-key'}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

/** Whether what is not known is an apiVersion that is only nearly ours. */
function isOtherVersion(document: DefinitionDocument, node: Scalar): boolean {
  const version = placeAt(document, ['apiVersion'])?.value;
  return version === node && !String(node.value).startsWith(ourGroup);
}

function unknown(document: DefinitionDocument, node: Node): Problem {
  const names = Object.keys(namedKinds);
  const [start, end] = rangeOf(node, document);
  if (isScalar(node) && isOtherVersion(document, node))
    return {
      code: 'kind/unknown-api-version',
      severity: 'error',
      message: `Unknown apiVersion "${node.value}".${didYouMean(apiVersion)}`,
      start,
      end,
      data: { replacement: apiVersion },
    };
  if (placeAt(document, ['kind'])?.value !== node)
    return {
      code: 'kind/missing',
      severity: 'error',
      message: `This document has Healer's apiVersion and no kind. Known: ${names.join(', ')}.`,
      start,
      end,
    };
  const name = isScalar(node) ? String(node.value) : '';
  if (names.includes(name))
    return {
      code: 'kind/missing-api-version',
      severity: 'error',
      message: `This ${name} has no apiVersion, so it is not recognised. Add "apiVersion: ${apiVersion}".`,
      start,
      end,
    };
  const suggestion = nearest(name, names);
  return {
    code: 'kind/unknown',
    severity: 'error',
    message: `Unknown kind "${name}".${didYouMean(suggestion)} Known: ${names.join(', ')}.`,
    start,
    end,
    ...(suggestion === undefined ? {} : { data: { replacement: suggestion } }),
  };
}

/** Files larger than this are not read: 10 MB. */
export const maxFileBytes = 10_000_000;

/** The text of a file's bytes, a byte order mark left out, or undefined when they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What to say of a file that is not UTF-8. */
export const notUtf8: Problem = {
  code: 'file/not-utf8',
  severity: 'error',
  message: 'This file is not UTF-8 text and cannot be read. Save it as UTF-8.',
  start: 0,
  end: 0,
};

/** What to say of a file larger than `maxFileBytes`. */
export const tooLarge: Problem = {
  code: 'file/too-large',
  severity: 'error',
  message: `This file is larger than ${maxFileBytes / 1_000_000} MB and is not checked. Split it.`,
  start: 0,
  end: 0,
};
