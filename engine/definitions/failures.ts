import { join } from 'node:path';
import type { Problem } from '../../schemas/problem.ts';
import type { Failure } from '../model/failure.ts';
import type { Location } from '../model/location.ts';

export function noSuchPath(path: string): Failure {
  return {
    code: 'definitions/no-such-path',
    message: 'This path does not exist. Check how it is written.',
    file: path,
  };
}

export function unreadable(path: string, reason: string): Failure {
  const why = reason === 'EACCES' || reason === 'EPERM' ? 'you have no permission to read it' : reason;
  return {
    code: 'definitions/unreadable',
    message: `This cannot be read (${why}), so nothing in it is used.`,
    file: path,
  };
}

export function outsideRoot(path: string, target: string, root: string): Failure {
  return {
    code: 'definitions/outside-root',
    message: `This leads to ${target}, outside the root ${root}. Only definitions inside the root run: move it in.`,
    file: path,
  };
}

export function folderIgnored(folder: string): Failure {
  return {
    code: 'definitions/folder-ignored',
    message:
      'Git ignores this folder (or it lies in node_modules or .git), and such files never run. Name another one.',
    file: folder,
  };
}

export function notAFolder(path: string): Failure {
  return { code: 'definitions/not-a-folder', message: 'This is not a folder. Name the folder it is in.', file: path };
}

export function notAFile(path: string): Failure {
  return {
    code: 'definitions/not-a-file',
    message: 'This is neither a file nor a folder. Check the path.',
    file: path,
  };
}

export function noProject(root: string): Failure {
  return {
    code: 'definitions/none',
    message:
      'There is no healer.yaml here, so nothing runs. Write one of three lines: "apiVersion: healer.platform/v1", "kind: Project" and "definitions: [health, playbooks, rules]", which names the folders whose definitions run; or name a folder with --dir.',
    file: root,
  };
}

export function namesNothing(source: Location): Failure {
  return at(
    source,
    'definitions/none',
    'healer.yaml names no folder whose definitions run, so nothing runs. Add "definitions: [health, playbooks, rules]" to it, or name a folder with --dir.',
  );
}

export function noSuchFolder(folder: string, source: Location): Failure {
  return at(
    source,
    'definitions/no-such-folder',
    `definitions names ${folder}, which does not exist beside healer.yaml. Make it (mkdir ${folder}), or take it out there.`,
  );
}

export function notAProject(file: string): Failure {
  return {
    code: 'definitions/not-a-project',
    message:
      'This is not a project: it needs apiVersion: healer.platform/v1 and kind: Project. Nothing runs until it is mended.',
    file,
    line: 1,
  };
}

export function brokenProject(file: string): Failure {
  return {
    code: 'definitions/broken-project',
    message: 'healer.yaml cannot be used, so it is not known which definitions run, and none does. Mend it first.',
    file,
  };
}

/** A problem of a whole file, in the words the editor uses. */
export function problemOf(file: string, { code, message }: Problem): Failure {
  return { code, message, file };
}

export function twoChecks(workload: string, name: string, first: Location, second: Location): Failure {
  return at(
    second,
    'definitions/duplicate-check',
    `Two checks of ${workload} are named ${name}: ${where(first)} and ${where(second)}. Only the one named first here is used. Give one of them another name.`,
  );
}

export function twoPlaybooks(name: string, first: Location, second: Location): Failure {
  return at(
    second,
    'definitions/duplicate-playbook',
    `Two playbooks are named ${name}: ${where(first)} and ${where(second)}. Only the one named first here is used. Give one of them another name.`,
  );
}

export function twoRules(name: string, first: Location, second: Location): Failure {
  return at(
    second,
    'definitions/duplicate-rule',
    `Two recovery rules are named ${name}: ${where(first)} and ${where(second)}. Only the one named first here is used. Give one of them another name.`,
  );
}

export function noSuchProfile(profile: string, known: readonly string[], source: Location): Failure {
  const choice = known.length > 0 ? `The profiles found are ${known.join(', ')}.` : 'No profile was found.';
  return at(
    source,
    'definitions/no-such-profile',
    `healer.yaml names the profile ${profile}, which is not there. ${choice}`,
  );
}

/** That some definitions could not be loaded: how many, and the first with its place. Undefined when all could. */
export function notLoaded(failures: readonly Failure[]): Failure | undefined {
  const [first] = failures;
  if (!first) return undefined;
  const message =
    failures.length === 1
      ? `A definition could not be loaded: ${placed(first)}`
      : `${failures.length} definitions could not be loaded, the first: ${placed(first)}`;
  return { ...first, code: 'definitions/not-loaded', message };
}

/** A failure in one line: file, line and words. */
export function placed({ file, line, message }: Failure): string {
  if (file === undefined) return message;
  return `${file}${line === undefined ? '' : `:${line}`}: ${message}`;
}

export function badName(name: string): Failure {
  return {
    code: 'check/bad-name',
    message: `${JSON.stringify(name)} is no name of a workload or check. Use letters, digits and _ . : @ -, beginning with a letter or digit, at most 128.`,
  };
}

export function refusedCheck(refusal: Failure | undefined, file: string): Failure {
  return {
    code: refusal?.code ?? 'check/not-recognised',
    message: `${refusal?.message ?? `${file} would not be read as a health config.`} Nothing was written.`,
  };
}

export function checkExists({
  workload,
  name,
  source,
}: {
  readonly workload: string;
  readonly name: string;
  readonly source: Location;
}): Failure {
  return {
    code: 'check/exists',
    message: `The check ${name} of ${workload} is defined at ${where(source)}. Edit it there, give this one another --name, or replace a file that holds it alone with --force.`,
  };
}

/** As `checkExists`, where somebody asked to replace it and it is in a file of another name. */
export function checkElsewhere(
  { workload, name, source }: { readonly workload: string; readonly name: string; readonly source: Location },
  file: string,
): Failure {
  return {
    code: 'check/exists',
    message: `The check ${name} of ${workload} is defined at ${where(source)}, and not in ${file}, which is all that --force would replace. Edit or remove it there, or give this one another --name.`,
  };
}

export function notAlone(source: Location): Failure {
  return {
    code: 'check/not-alone',
    message: `${where(source)} is in a file that holds more than this check, or is a link. Edit it there.`,
  };
}

export function noHealthFolder(root: string): Failure {
  return at(
    { file: join(root, 'healer.yaml'), line: 1 },
    'check/no-folder',
    'No folder that healer.yaml names is for health checks. Name one there, such as health, or say where to write with --dir.',
  );
}

export function notWritten(what: string, reason: string): Failure {
  return { code: 'check/not-written', message: `${what} could not be changed: ${reason}. It is as it was.` };
}

/** `file:line`, as editors and terminals link it. */
export function where({ file, line }: Location): string {
  return `${file}:${line}`;
}

function at({ file, line }: Location, code: string, message: string): Failure {
  return { code, message, file, line };
}
