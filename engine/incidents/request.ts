import type { Severity } from '../model/check.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { IncidentRequest } from '../model/incident.ts';
import { invalidIncident, invalidNote } from './failures.ts';

const severities: readonly Severity[] = ['P1', 'P2', 'P3', 'P4'];
const longestTitle = 200;
/** Characters in the name of a service or a person. */
const longestName = 128;
/** Characters in a description or a note: room for a pasted log, not for a whole one. */
const longestText = 100_000;

/** The request with its texts trimmed and blank ones left out, its times apart, or what is wrong with it. */
export function validRequest(request: IncidentRequest): Result<IncidentRequest> {
  const title = trimmed(request.title);
  const service = trimmed(request.service);
  const description = trimmed(request.description);

  if (title === '') return failed(invalidIncident('title', 'is empty: say in a few words what is wrong'));
  const titleProblem = lineProblem(title, longestTitle);
  if (titleProblem) return failed(invalidIncident('title', titleProblem));
  const severity = validSeverity(request.severity);
  if (!severity.ok) return severity;
  const serviceProblem = lineProblem(service, longestName);
  if (serviceProblem) return failed(invalidIncident('service', serviceProblem));
  if (description.length > longestText)
    return failed(invalidIncident('description', tooLong(description, longestText)));

  return success({
    title,
    severity: severity.value,
    ...(service !== '' && { service }),
    ...(description !== '' && { description }),
  });
}

/** The name of a person or team, trimmed; blank for nobody. */
export function validOwner(owner: string): Result<string> {
  const name = trimmed(owner);
  const problem = lineProblem(name, longestName);
  return problem ? failed(invalidIncident('owner', problem)) : success(name);
}

export function validSeverity(severity: Severity): Result<Severity> {
  if (severities.includes(severity)) return success(severity);
  return failed(invalidIncident('severity', `is ${JSON.stringify(severity)}: it is one of P1, P2, P3 and P4`));
}

/** The note as typed, or why it cannot be kept. */
export function validNote(text: string): Result<string> {
  if (trimmed(text) === '') return failed(invalidNote('is empty'));
  if (text.length > longestText) return failed(invalidNote(tooLong(text, longestText)));
  return success(text.toWellFormed());
}

function trimmed(text: unknown): string {
  return typeof text === 'string' ? text.toWellFormed().trim() : '';
}

function lineProblem(text: string, longest: number): string | undefined {
  if (/\p{Cc}/u.test(text)) return 'has a line break or another control character in it: keep it to one line of text';
  return [...text].length > longest ? tooLong(text, longest) : undefined;
}

function tooLong(text: string, longest: number): string {
  return `has ${[...text].length} characters, and ${longest} is the most: put the rest into ${longest === longestText ? 'a file' : 'the description'}`;
}
