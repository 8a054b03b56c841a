import type { IncidentDetail, Resolution } from '../engine/protocol/rpc.ts';

/** Fields of a resolution that an incident's record answers, as a form offers them. */
export function knownFields({ incident }: IncidentDetail, now: Date): Partial<Record<keyof Resolution, string>> {
  const { milestones, service, workload, check } = incident;
  const began = milestones.started ?? milestones.detected ?? milestones.opened;
  const over = milestones.mitigated ?? milestones.resolved ?? now.toISOString();
  const component = service ?? workload;
  return {
    downtime_minutes: String(Math.max(0, Math.round((Date.parse(over) - Date.parse(began)) / 60_000))),
    ...(component !== undefined && { component }),
    ...(check !== undefined && { detection: `check ${workload}/${check}` }),
  };
}
