import type { Incidents } from '../incidents/service.ts';
import { success } from '../model/failure.ts';
import type { Alerting } from './caretaker.ts';
import { checkActor } from './event.ts';

export interface AlertingOptions {
  readonly incidents: Pick<Incidents, 'open' | 'note' | 'show'>;
  readonly root: string;
  /** The service a workload is part of, as the profile in force says. */
  readonly serviceOf: (workload: string) => string | undefined;
  readonly log: (line: string) => void;
}

/** Characters in a title: incidents take no longer one. */
const longestTitle = 200;

/** Opens incidents for what needs a person, of the check's severity, and notes in them what became of it. */
export function createAlerting({ incidents, root, serviceOf, log }: AlertingOptions): Alerting {
  const open = async (workload: string, check: Parameters<Alerting['escalate']>[1], title: string) => {
    const opened = await incidents.open({
      root,
      trusted: true,
      actor: checkActor,
      incident: {
        title: titleOf(title),
        severity: check?.severity ?? 'P3',
        service: serviceOf(workload) ?? workload,
        ...(check?.runbook !== undefined && { description: `Runbook: ${check.runbook}` }),
      },
    });
    if (!opened.ok) {
      log(opened.failure.message);
      return opened;
    }
    opened.value.evidence.then(
      (evidence) => evidence.ok || log(evidence.failure.message),
      (error: unknown) => log(`taking evidence met a fault in Healer: ${String(error)}`),
    );
    return success(opened.value.id);
  };
  return {
    open: (workload, check, message) => open(workload, check, `${workload} is unhealthy: ${message}`),
    escalate: open,
    note: (id, text, report) =>
      incidents.note({ id, actor: checkActor, text, ...(report !== undefined && { report }) }),
    async isOpen(id) {
      const shown = await incidents.show(id);
      return shown.ok && !['resolved', 'reviewed'].includes(shown.value.incident.state);
    },
  };
}

function titleOf(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ');
  const characters = [...line];
  return characters.length <= longestTitle ? line : `${characters.slice(0, longestTitle - 1).join('')}…`;
}
