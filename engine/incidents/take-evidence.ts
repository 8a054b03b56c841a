import { v7 as uuidv7 } from 'uuid';
import type { Collector, EvidenceContext } from '../forensics/collector.ts';
import type { Actor } from '../model/actor.ts';
import type { Event } from '../model/event.ts';
import type { Evidence, EvidenceData } from '../model/evidence.ts';
import { failed, type Result, success } from '../model/failure.ts';
import type { Incident } from '../model/incident.ts';
import { incidentEvent } from './event.ts';
import { evidenceBroke, evidenceTimedOut } from './failures.ts';
import type { IncidentStore, Origin } from './store.ts';

/** Who takes evidence: nobody asked for it by hand. */
export const evidenceActor: Actor = { name: 'evidence', via: 'daemon' };

/** What a source has, in ms, to hand over what it found once its time is up. */
const grace = 500;

export interface EvidenceOptions extends Origin {
  readonly store: IncidentStore;
  readonly collectors: readonly Collector[];
  readonly clock: () => Date;
}

/** Asks every source at once and keeps each answer as it comes, so that a slow source puts no other at risk. */
export async function takeEvidence(
  options: EvidenceOptions,
  incident: string,
  context: EvidenceContext,
): Promise<Result<readonly Evidence[]>> {
  const { store, collectors, clock } = options;
  const origin: Origin = { source: options.source, scope: options.scope };

  const answers = await Promise.all(
    collectors.map(async (collector) => {
      const takenAt = clock().toISOString();
      const begun = performance.now();
      const answer = await ask(collector, context);
      const evidence: Evidence = {
        id: uuidv7(),
        incident,
        source: collector.source,
        title: collector.title,
        takenAt,
        took: Math.round(performance.now() - begun),
        ...(answer.ok
          ? { status: 'collected', data: answer.value }
          : { status: 'unavailable', reason: answer.failure.message, data: { type: 'nothing' } }),
      };
      const kept = await store.addEvidence(evidence, evidenceActor, origin);
      return kept.ok ? success(evidence) : kept;
    }),
  );

  const evidence: Evidence[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    evidence.push(answer.value);
  }
  return success(evidence);
}

/** A source that does not answer, or breaks, must not cost the incident: it becomes a failure like any other. */
async function ask(collector: Collector, context: EvidenceContext): Promise<Result<EvidenceData>> {
  const { timeout } = collector;
  const timeUp = new AbortController();
  const soft = setTimeout(() => timeUp.abort(), timeout);
  let hard: NodeJS.Timeout | undefined;
  const silence = new Promise<Result<EvidenceData>>((done) => {
    hard = setTimeout(() => done(failed(evidenceTimedOut(timeout))), timeout + grace);
  });
  try {
    return await Promise.race([collector.collect(context, timeUp.signal), silence]);
  } catch (error) {
    return failed(evidenceBroke(error instanceof Error ? error.message : String(error)));
  } finally {
    clearTimeout(soft);
    clearTimeout(hard);
  }
}

/** That the taking has ended, and what came of it, in one line and as facts. */
export function evidenceEvent(origin: Origin, incident: Incident, at: Date, evidence: readonly Evidence[]): Event {
  const collected = evidence.filter((item) => item.status === 'collected').map((item) => item.source);
  const unavailable = evidence.filter((item) => item.status === 'unavailable').map((item) => item.source);
  const got = `Evidence taken: ${collected.length === 0 ? 'none' : collected.join(', ')}`;
  const message = unavailable.length === 0 ? got : `${got}; not available: ${unavailable.join(', ')}`;
  const data = { collected, unavailable };
  return incidentEvent(origin, 'evidence_collected', incident, evidenceActor, at, message, data);
}
