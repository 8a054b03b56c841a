import { beforeEach, onTestFinished } from 'vitest';

/** Each test of the file or group stands on the one before: once one has failed for good, those after it say so. */
export function inOrder(): void {
  let broken: string | undefined;
  beforeEach(({ task }) => {
    if (broken !== undefined && broken !== task.name) throw new Error(`not tried: “${broken}” failed`);
    broken = task.name;
    onTestFinished(({ task: { result } }) => {
      if (result?.state === 'pass') broken = undefined;
    });
  });
}
