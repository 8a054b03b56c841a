import type { HostEvidence } from '../../model/evidence.ts';
import { success } from '../../model/failure.ts';
import { hostContext } from '../host.ts';
import type { SectionSource } from '../section.ts';
import { count, percent, size, span, utc } from '../units.ts';

export interface HostSubject {
  /** Where the kernel tells of processes. */
  readonly proc?: string;
}

/** The host: load, memory, disks and the processes that hold most memory. */
export const hostSection: SectionSource<HostSubject, HostEvidence> = {
  title: 'Host',
  timeout: 2_000,
  read: async ({ proc }) => success(await hostContext(proc)),
  unread: ({ unread = [] }) => unread,
  lines: ({ takenAt, hostname, platform, uptime, load, cpus, memory, swap, disks, topProcesses }) => [
    `${hostname}, ${platform}, up ${span(Math.round(uptime) * 1000)}`,
    ...(takenAt === undefined ? [] : [`as of       ${utc(takenAt)} UTC`]),
    `load        ${load.map((one) => one.toFixed(2)).join(' ')} on ${count(cpus, 'CPU')}`,
    `memory      ${use(memory.total, memory.available)}`,
    ...(swap ? [`swap        ${use(swap.total, swap.free)}`] : []),
    ...disks.map((disk) => `disk        ${disk.mount}: ${use(disk.size, disk.available)}`),
    ...topProcesses.map((process) => `process     ${process.pid} ${process.name}: ${size(process.memory)} resident`),
  ],
};

function use(total: number, available: number): string {
  const share = total > 0 ? percent((total - available) / total) : '0%';
  return `${share} of ${size(total)} in use, ${size(available)} available`;
}
