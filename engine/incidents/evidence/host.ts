import { count, size } from '../../forensics/units.ts';
import type { HostEvidence } from '../../model/evidence.ts';
import { inline } from '../markdown.ts';
import { withList } from './with-list.ts';

/** Load, memory and disks. */
export function hostSummary(host: HostEvidence): string {
  const load = host.load.map((value) => value.toFixed(2)).join(', ');
  const memory =
    host.memory.total > 0 ? `, ${size(host.memory.available)} of ${size(host.memory.total)} memory available` : '';
  const disks = host.disks.map(
    (disk) => `${inline(disk.mount)}: ${size(disk.available)} of ${size(disk.size)} available`,
  );
  const unread = (host.unread ?? []).map((part) => `not read: ${inline(part)}`);
  return withList(`${inline(host.hostname)}, load ${load} on ${count(host.cpus, 'CPU')}${memory}.`, [
    ...disks,
    ...unread,
  ]);
}
