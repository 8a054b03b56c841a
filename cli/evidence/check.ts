import type { CheckEvidence } from '../../engine/model/evidence.ts';

/** How each check went. */
export function checkLines({ checks, notRun = [], unread = [] }: CheckEvidence): string[] {
  return [
    ...checks.map(({ workload, check, result, message }) => `${result}  ${workload}/${check}: ${message}`),
    ...notRun.map((check) => `not run  ${check}: the time for evidence was up`),
    ...unread.map((definition) => `not loaded  ${definition}`),
  ];
}
