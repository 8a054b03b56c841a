import type { IncidentSummary } from '../../../engine/protocol/rpc.ts';

/** When the pictures of these tests are taken. */
export const now = new Date('2026-03-07T03:12:40.000Z');

/** An incident that a check opened 19 minutes ago and that nobody has, unless told otherwise. */
export function incident(id: string, more: Partial<IncidentSummary> = {}): IncidentSummary {
  return {
    id,
    title: `${id} answers 503`,
    severity: 'P2',
    state: 'open',
    openedBy: { name: 'check', via: 'daemon' },
    milestones: { opened: '2026-03-07T02:53:12.000Z' },
    ...more,
  };
}
