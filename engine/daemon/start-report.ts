import { closeSync, writeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Failure, Result } from '../model/failure.ts';
import { failed, success } from '../model/failure.ts';

/**
 * How a starting daemon tells the process that started it whether it listens: one line of JSON on a pipe, so that the
 * real reason of a failure reaches the person who asked.
 */
const variable = 'HEALER_START_REPORT';
const descriptor = 3;

/** The environment and the place in `stdio` that give a child its end of the pipe. */
export const reportPipe = { environment: { [variable]: String(descriptor) }, descriptor };

/** Takes the pipe, if the process was given one, out of the environment. The function returned reports, once. */
export function takeReport(environment: NodeJS.ProcessEnv = process.env): (result: Result<null>) => void {
  let open = environment[variable] === String(descriptor);
  delete environment[variable];
  return (result) => {
    if (!open) return;
    open = false;
    try {
      writeSync(descriptor, `${JSON.stringify(result.ok ? null : result.failure)}\n`);
      closeSync(descriptor);
    } catch {
      // Whoever asked is gone, and nobody is left to tell.
    }
  };
}

/** Reads the other end until the child reports or closes it; undefined when it closed without a word. */
export async function readReport(pipe: Readable): Promise<Result<null> | undefined> {
  let text = '';
  pipe.setEncoding('utf8');
  for await (const chunk of pipe) {
    text += chunk;
    if (text.endsWith('\n')) break;
  }
  if (!text.endsWith('\n')) return undefined;
  const failure = JSON.parse(text) as Failure | null;
  return failure === null ? success(null) : failed(failure);
}
