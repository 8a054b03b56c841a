/**
 * Ends this process, also where a thread of it waits for a file system that does not answer: an exit would wait for that
 * thread, and a signal does not.
 */
export function leave(): void {
  const waits = process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq') || name.startsWith('GetAddr'));
  if (!waits) process.exit();
  process.removeAllListeners('SIGTERM');
  process.kill(process.pid, process.exitCode === 0 ? 'SIGTERM' : 'SIGKILL');
}
