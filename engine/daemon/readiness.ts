import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const variable = 'NOTIFY_SOCKET';

/** What systemd-notify may take, in ms: it waits until systemd has read what it sent. */
const patience = 10_000;

/**
 * Takes systemd's notification socket, if this process was given one, out of the environment, so that nothing else tells
 * it anything. The function returned says that the daemon is ready, by systemd-notify, because Node opens no Unix
 * datagram socket; it resolves to why that could not be said.
 */
export function takeReadiness(
  environment: NodeJS.ProcessEnv = process.env,
): (status: string) => Promise<string | undefined> {
  const socket = environment[variable];
  delete environment[variable];
  return async (status) => {
    if (!socket) return undefined;
    try {
      await promisify(execFile)('systemd-notify', ['--ready', `--status=${status}`], {
        env: { PATH: environment['PATH'], [variable]: socket },
        timeout: patience,
      });
      return undefined;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const why = code === 'ENOENT' ? 'systemd-notify is not on the PATH' : message.trim();
      return `systemd could not be told that the daemon is ready: ${why}. Install systemd-notify, or run \`healer service install\` again, which does without it`;
    }
  };
}
