import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const tick = 10;

/** ms of processor time a process has used so far, its children's left out. */
export function processorTime(pid) {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * tick;
}

/** ms of processor time a process has used so far, with that of the children it has waited for. */
export function processorTimeOfAll(pid) {
  const fields = statOf(pid);
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) * tick;
}

/** MiB of memory a process has resident. */
export function residentMemory(pid) {
  return mebibytes(pid, 'VmRSS');
}

/** MiB of memory a process has had resident at most. */
export function peakMemory(pid) {
  return mebibytes(pid, 'VmHWM');
}

/** Files, sockets and pipes a process has open. */
export function openDescriptors(pid) {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** The processes it has started that are still there. */
export function children(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).length;
}

/** The fields of /proc/PID/stat after the name, which is the second: see proc_pid_stat(5). */
function statOf(pid) {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
}

function mebibytes(pid, key) {
  return Number(new RegExp(`${key}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}
