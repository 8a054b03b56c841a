import type { DefinitionDocument } from '../document.ts';
import { place } from '../place.ts';
import type { Problem, ProblemSeverity } from '../problem.ts';
import type { Finding } from './refusal.ts';

/** A rule that was asked about a document. */
export interface Asked {
  readonly code: string;
  readonly severity: ProblemSeverity;
  readonly findings: Iterable<Finding>;
}

/**
 * What rules found, placed in the document's text. Left out is what its `problems` explain already: a finding where
 * an error is marked, and a key that is missing because it is misspelt.
 */
export function placeFindings(
  document: DefinitionDocument,
  problems: readonly Problem[],
  asked: readonly Asked[],
): Problem[] {
  const misspelt = new Set(problems.map(({ data }) => data?.replacement));
  const marked = new Set(problems.filter(({ severity }) => severity === 'error').map(({ start }) => start));
  return asked
    .flatMap(({ code, severity, findings }) =>
      [...findings].map(({ path, mark, message, data }) => ({
        code,
        severity,
        message,
        ...place(document, { path, mark }),
        ...(data === undefined ? {} : { data }),
      })),
    )
    .filter(
      ({ start, data }) => !(marked.has(start) && !data?.missing) && !data?.missing?.some((key) => misspelt.has(key)),
    );
}
