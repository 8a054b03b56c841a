import { execFile } from 'node:child_process';
import { failed, type Result, success } from '../model/failure.ts';
import { systemctlFailed, systemdMissing } from './failures.ts';

/** Runs systemctl for this user, or for the whole host, and returns what it printed. */
export type Systemctl = (...words: readonly string[]) => Promise<Result<string>>;

/** systemd waits this long for a unit at most, in ms: longer than the unit's own times. */
const patience = 90_000;

export function createSystemctl(system: boolean, environment: Readonly<Record<string, string | undefined>>): Systemctl {
  return (...words) =>
    new Promise((resolve) => {
      const argv = [...(system ? [] : ['--user']), ...words];
      execFile('systemctl', argv, { env: { ...environment }, timeout: patience }, (error, stdout, stderr) => {
        if (!error) return resolve(success(stdout.trim()));
        if (error.code === 'ENOENT') return resolve(failed(systemdMissing()));
        const said = stderr.trim() || stdout.trim() || error.message;
        resolve(failed(systemctlFailed(argv, said)));
      });
    });
}
