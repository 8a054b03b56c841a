import { v7 as uuidv7 } from 'uuid';
import type { Evidence } from '../model/evidence.ts';
import { type Result, success } from '../model/failure.ts';
import { evidenceCutOff } from './failures.ts';
import type { IncidentRecord, IncidentStore, Origin } from './store.ts';
import { evidenceActor, evidenceEvent } from './take-evidence.ts';

/** A source as the event that opened an incident names it. */
type Begun = Pick<Evidence, 'source' | 'title'>;

/**
 * Ends the evidence that a daemon before this one was taking when it ended: each source that had not answered becomes
 * evidence that says so. Asks nothing again, as what a source would say now is not what it would have said then.
 */
export async function endEvidence(
  store: IncidentStore,
  clock: () => Date,
  origin: Origin,
): Promise<Result<readonly string[]>> {
  const ids = await store.withoutEvidenceEnd();
  if (!ids.ok) return ids;
  for (const id of ids.value) {
    const record = await store.read(id);
    if (!record.ok) return record;
    const cutOff = unanswered(record.value).map(({ source, title }): Evidence => {
      const takenAt = record.value.incident.milestones.opened;
      const { message: reason } = evidenceCutOff();
      const data = { type: 'nothing' } as const;
      return { id: uuidv7(), incident: id, source, title, status: 'unavailable', reason, takenAt, took: 0, data };
    });
    for (const evidence of cutOff) {
      const kept = await store.addEvidence(evidence, evidenceActor, origin);
      if (!kept.ok) return kept;
    }
    const told = await store.change(id, (incident) => {
      const event = evidenceEvent(origin, incident, clock(), [...record.value.evidence, ...cutOff]);
      return success({ incident, event });
    });
    if (!told.ok) return told;
  }
  return ids;
}

/** The sources asked for evidence as the incident opened of which no answer is kept (yet). */
export function unanswered({ timeline, evidence }: IncidentRecord): readonly Begun[] {
  const opened = timeline.find(({ kind }) => kind === 'incident_opened');
  const begun = (opened?.data?.['evidence'] ?? []) as readonly Begun[];
  return begun.filter(({ source }) => !evidence.some((item) => item.source === source));
}
