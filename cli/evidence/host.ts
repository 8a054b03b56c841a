import { count, size } from '../../engine/forensics/units.ts';
import type { HostEvidence } from '../../engine/model/evidence.ts';

/** Disks fuller than this are worth a line, 0–1. */
const full = 0.8;

/** Load, memory, full disks and the largest processes. */
export function hostLines({ hostname, load, cpus, memory, disks, topProcesses, unread = [] }: HostEvidence): string[] {
  const loads = load.map((one) => one.toFixed(2)).join(' ');
  const used = `${size(memory.total - memory.available)} of ${size(memory.total)} memory in use`;
  const largest = topProcesses.map(({ name, pid, memory: held }) => `${name} (${pid}) ${size(held)}`);
  return [
    `${hostname}: load ${loads} on ${count(cpus, 'CPU')}, ${used}`,
    ...disks
      .map((disk) => ({ ...disk, used: 1 - disk.available / disk.size }))
      .filter((disk) => disk.used > full)
      .map(
        (disk) =>
          `${disk.mount} is ${Math.round(disk.used * 100)}% full: ${size(disk.available)} of ${size(disk.size)} left`,
      ),
    ...(largest.length > 0 ? [`most memory: ${largest.join(', ')}`] : []),
    ...unread.map((part) => `not read: ${part}`),
  ];
}
