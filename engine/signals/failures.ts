import type { Failure } from '../model/failure.ts';

export function tokenMissing(file: string): Failure {
  return {
    code: 'signal/no-token',
    message: `There is no token file ${file}. Write the token into it, with mode 0600.`,
    file,
  };
}

export function tokenOpen(file: string): Failure {
  return {
    code: 'signal/token-open',
    message: `Others may read ${file}, so it is not used as a token. Close it with \`chmod 600 ${file}\`, and change the token if others use this host.`,
    file,
  };
}

export function tokenUnreadable(file: string, reason: string): Failure {
  return { code: 'signal/token-unreadable', message: `The token file ${file} cannot be used: ${reason}.`, file };
}

export function badBackendUrl(written: string): Failure {
  return { code: 'signal/bad-url', message: `${written} is not an address such as http://127.0.0.1:9090.` };
}

export function unreachable(reason: string): Failure {
  return { code: 'signal/unreachable', message: reason };
}

export function noAnswerInTime(): Failure {
  return { code: 'signal/timeout', message: 'no answer in time' };
}

/** What an API said instead of an answer: `422 execution: query timed out in expression evaluation`. */
export function refused(said: string): Failure {
  return { code: 'signal/refused', message: said };
}

export function notAllowed(status: number, hasToken: boolean): Failure {
  const what = hasToken ? 'the token was not taken; check tokenFile' : 'it asks who we are; name a tokenFile';
  return { code: 'signal/not-allowed', message: `HTTP ${status}: ${what}` };
}

export function redirected(status: number, to: string): Failure {
  return { code: 'signal/redirected', message: `HTTP ${status}: it redirects to ${to}; name that address` };
}

export function notPrometheus(status: number): Failure {
  return {
    code: 'signal/not-prometheus',
    message: `HTTP ${status}, and not what the API of Prometheus answers; check the address and its path`,
  };
}

/** `limit` in words. */
export function tooLarge(limit: string): Failure {
  return { code: 'signal/too-large', message: `the answer is larger than ${limit}; aggregate more in the query` };
}
