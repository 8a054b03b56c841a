import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { childEnvironment } from '../checks/environment.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { redact } from '../redact.ts';
import { commandFailed, commandMissing, commandSlow } from './failures.ts';

/** Output beyond this is not read, in bytes. */
const mostOutput = 4 * 1024 * 1024;

/** Where Docker, Kubernetes and a user's services are told to be found. */
const places = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'KUBECONFIG', 'XDG_RUNTIME_DIR'];

/**
 * What a program of the PATH prints, run by its words, without a shell, input or terminal. When `signal` aborts it is
 * killed with all it started and the answer comes at once.
 */
export function printed(
  [program = '', ...args]: readonly string[],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Result<string>> {
  const name = basename(program);
  if (signal.aborted) return Promise.resolve(failed(commandSlow(name)));
  const { promise, resolve } = Promise.withResolvers<Result<string>>();
  const extra = places.flatMap((key) => (environment[key] === undefined ? [] : [[key, environment[key]] as const]));
  const child = spawn(program, args, {
    cwd: '/',
    env: { ...childEnvironment(Object.fromEntries(extra), environment), LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nothing of the group is left.
    }
  };
  const late = () => resolve(failed(commandSlow(name)));
  signal.addEventListener('abort', late, { once: true });
  child.once('error', (error: NodeJS.ErrnoException) => {
    resolve(failed(error.code === 'ENOENT' ? commandMissing(name) : commandFailed(name, error.message)));
  });
  // Node makes no streams when the spawn itself ran out of file descriptors.
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (stdout.length < mostOutput) stdout += text;
    else resolve(failed(commandFailed(name, 'it printed too much')));
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < mostOutput) stderr += text;
  });
  child.once('close', (code) => {
    if (code === 0) return resolve(success(stdout));
    const [said = ''] = stderr.trim().split('\n').slice(-1);
    resolve(failed(commandFailed(name, said === '' ? `it ended with ${code ?? 'a signal'}` : redact(said))));
  });
  return promise.finally(() => {
    signal.removeEventListener('abort', late);
    kill();
    child.stdout?.destroy();
    child.stderr?.destroy();
  });
}
