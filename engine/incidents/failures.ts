import type { Failure } from '../model/failure.ts';
import type { CorrectableMilestone, IncidentState } from '../model/incident.ts';

export function unknownIncident(id: string): Failure {
  return {
    code: 'incident/unknown',
    message: `There is no incident ${JSON.stringify(id)} here. \`healer incident list\` shows those there are.`,
  };
}

export function ambiguousIncident(part: string, ids: readonly string[]): Failure {
  const more = ids.length > 5 ? ` and ${ids.length - 5} more` : '';
  return {
    code: 'incident/ambiguous',
    message: `${JSON.stringify(part)} is a part of ${ids.slice(0, 5).join(', ')}${more}: say more of the one that is meant.`,
  };
}

export function invalidIncident(field: string, problem: string): Failure {
  return { code: `incident/invalid-${field}`, message: `The incident's ${field} ${problem}.` };
}

export function invalidNote(problem: string): Failure {
  return { code: 'incident/invalid-note', message: `The note ${problem}.` };
}

export function invalidResolution(field: string, problem: string): Failure {
  return { code: 'incident/invalid-resolution', message: `The resolution's ${field} ${problem}.` };
}

export function incompleteResolution(fields: readonly string[]): Failure {
  return {
    code: 'incident/incomplete-resolution',
    message: `To resolve an incident, say at least its summary, root_cause and fix. Still missing: ${fields.join(', ')}.`,
  };
}

export function illegalTransition(
  id: string,
  from: IncidentState,
  to: IncidentState,
  possible: readonly IncidentState[],
): Failure {
  const names = possible.map((state) => (state === 'open' ? 'open again' : state));
  const next = [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' or ');
  return {
    code: 'incident/illegal-transition',
    message: `${id} is ${from} and cannot become ${to}. It can become ${next}.`,
  };
}

/** What an incident did as it reached a milestone: `The time it was mitigated`. */
export const reached: Readonly<Record<CorrectableMilestone | 'reviewed', string>> = {
  started: 'started',
  detected: 'was detected',
  acknowledged: 'was acknowledged',
  mitigated: 'was mitigated',
  resolved: 'was resolved',
  reviewed: 'was reviewed',
};

/** `problem` goes on from the name of the time: `cannot be given: …`. */
export function invalidMilestone(milestone: CorrectableMilestone, problem: string): Failure {
  return { code: 'incident/invalid-milestone', message: `The time it ${reached[milestone]} ${problem}.` };
}

export function alreadyResolved(id: string): Failure {
  return {
    code: 'incident/already-resolved',
    message: `${id} is resolved. Amend its resolution with \`healer incident resolve\`, or reopen it.`,
  };
}

export function unknownActionItem(id: string, item: number, items: number): Failure {
  const there = items === 0 ? 'It has none' : `It has ${items}, counted from 1`;
  return {
    code: 'incident/unknown-action-item',
    message: `${id} has no action item ${item}. ${there}: \`healer actions list\` shows them.`,
  };
}

export function evidenceNotKept(id: string, cause: Failure): Failure {
  return {
    ...cause,
    message: `${id} is open and kept, but its evidence could not be kept: ${cause.message} Do not open it again; add what you know as notes.`,
  };
}

export function evidenceTimedOut(timeout: number): Failure {
  return { code: 'incident/evidence-timeout', message: `No answer within ${timeout / 1000} s.` };
}

export function evidenceCutOff(): Failure {
  return { code: 'incident/evidence-cut-off', message: 'The daemon ended while it was being taken.' };
}

export function evidenceBroke(reason: string): Failure {
  return { code: 'incident/evidence-failed', message: `It could not be read: ${reason}` };
}

export function postmortemNotOurs(file: string, id: string): Failure {
  return {
    code: 'postmortem/not-ours',
    message: `${file} was left alone: it does not hold the line <!-- healer:postmortem ${id} --> that marks the postmortem of ${id}. Move it away to have a new one written, add that line, or print the postmortem with --stdout.`,
    file,
  };
}

export function postmortemLink(file: string, target: string): Failure {
  return {
    code: 'postmortem/link',
    message: `${file} was left alone: it is a link to ${target}, and a postmortem is written as a file of its own. Move that file here in place of the link, or remove the link to have a new one written. To keep postmortems in another folder of the root, name it as \`postmortems\` in healer.yaml. --stdout prints the postmortem.`,
    file,
  };
}

export function postmortemChanging(file: string): Failure {
  return {
    code: 'postmortem/changing',
    message: `${file} was written by another program each time it was to be replaced, so it was left alone. Try again.`,
    file,
  };
}

export function postmortemTemplate(file: string, line: number, problem: string): Failure {
  return { code: 'postmortem/template', message: `The template of postmortems: ${problem}`, file, line };
}

export function noPostmortemTemplate(file: string, reason: string): Failure {
  return {
    code: 'postmortem/no-template',
    message: `The template of postmortems ${file} cannot be used: ${reason}. Mend \`postmortemTemplate\` in healer.yaml; \`healer incident postmortem --template\` prints one to begin with.`,
    file,
  };
}

export function postmortemOutside(folder: string, root: string): Failure {
  return {
    code: 'postmortem/outside-root',
    message: `The postmortems folder ${folder} is not inside ${root}. Name one inside it as \`postmortems\` in healer.yaml, and check for symbolic links that lead out.`,
    file: folder,
  };
}

export function postmortemUnwritable(file: string, reason: string): Failure {
  return {
    code: 'postmortem/not-written',
    message: `The postmortem ${file} could not be written: ${reason}. Make its folder writable, or print the postmortem with --stdout.`,
    file,
  };
}

export function exportThere(file: string): Failure {
  return {
    code: 'incident/export-there',
    message: `${file} is there already, and was left alone. Name another file, or have it replaced with --force.`,
    file,
  };
}

export function exportNotWritten(file: string, reason: string): Failure {
  return { code: 'incident/export-not-written', message: `${file} could not be written: ${reason}.`, file };
}
