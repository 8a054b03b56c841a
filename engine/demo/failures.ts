import type { Failure } from '../model/failure.ts';

export function notADemo(folder: string): Failure {
  return {
    code: 'demo/not-a-demo',
    message: `${folder} is in use and holds no sample data, so it is left as it is. Name a folder that is empty or not there with --state-dir.`,
    file: folder,
  };
}

export function notPrepared(folder: string, reason: string): Failure {
  return {
    code: 'demo/not-prepared',
    message: `The sample data could not be written to ${folder}: ${reason}. Make its parent writable, or name another folder with --state-dir.`,
    file: folder,
  };
}
