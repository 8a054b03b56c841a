import { notLoaded } from '../definitions/failures.ts';
import type { Failure } from '../model/failure.ts';

export function gitMissing(): Failure {
  return {
    code: 'forensics/no-git',
    message: 'The program git was not found on the PATH. Install it, and later incidents will list recent changes.',
  };
}

export function notRepository(root: string): Failure {
  return { code: 'forensics/not-a-repository', message: `${root} is not in a git repository.`, file: root };
}

export function gitFailed(reason: string): Failure {
  return { code: 'forensics/git-failed', message: `git did not answer: ${reason}.` };
}

export function notTrusted(): Failure {
  return {
    code: 'forensics/not-trusted',
    message: 'The folder is not trusted in the editor, so nothing of it was executed.',
  };
}

/** Why there is no check to run: definitions that could not be loaded come first, as the checks may be in them. */
export function noChecks(
  service: string | undefined,
  { failures, unknown }: { readonly failures: readonly Failure[]; readonly unknown?: string },
): Failure {
  const code = 'forensics/no-checks';
  const broken = notLoaded(failures);
  if (broken) return broken;
  if (unknown !== undefined) return { code, message: unknown };
  const whose = service === undefined ? 'here' : `for ${service}`;
  return {
    code,
    message: `There is no enabled health check ${whose}. Write one, and later incidents will say how it went.`,
  };
}
