import type { Incidents } from '../incidents/service.ts';
import type { Check } from '../model/check.ts';
import { type Result, success } from '../model/failure.ts';
import { redact } from '../redact.ts';
import { checkActor } from './event.ts';

/** What fails, as incidents are told of it. */
export interface Failing {
  readonly workload: string;
  readonly check?: Pick<Check, 'name' | 'severity' | 'runbook' | 'alert'>;
  /** What is wrong, in a line. */
  readonly message: string;
  /** When the failure began, UTC RFC 3339. */
  readonly since?: string;
  /** Its forensic report, by id. */
  readonly report?: string;
  /** All it depends on, the nearest first. */
  readonly needs: readonly string[];
}

/** What the watch tells incidents. */
export interface Alerting {
  /**
   * Tells the open incident it belongs to: the workload's own, else that of something it depends on. Where there is none
   * one is opened. The incident's id, once that is on the disk.
   */
  tell(failing: Failing): Promise<Result<string>>;
  /** As `tell`, but opens none: a failure that is explained by what it depends on alerts nobody. */
  join(failing: Failing): Promise<Result<string | undefined>>;
  /** `report`: the forensic report it is about, by id. */
  note(incident: string, text: string, report?: string): Promise<Result<unknown>>;
}

export interface AlertingOptions {
  readonly incidents: Pick<Incidents, 'open' | 'note' | 'join' | 'openOf'>;
  readonly root: string;
  /** The service a workload is part of, as the profile in force says. */
  readonly serviceOf: (workload: string) => string | undefined;
  readonly log: (line: string) => void;
}

/** Characters in a title: incidents take no longer one. */
const longestTitle = 200;

/** Opens incidents for what needs a person, of the check's severity, and tells the open ones what belongs to them. */
export function createAlerting({ incidents, root, serviceOf, log }: AlertingOptions): Alerting {
  const belongsTo = async ({ workload, needs }: Failing): Promise<Result<Belonging | undefined>> => {
    for (const name of [workload, ...needs]) {
      const open = await incidents.openOf([name]);
      if (!open.ok) return open;
      const because = name === workload ? 'same workload' : `depends on ${name}`;
      if (open.value[0]) return success({ incident: open.value[0].id, because });
    }
    return success(undefined);
  };

  const join: Alerting['join'] = async (failing) => {
    const found = await belongsTo(failing);
    if (!found.ok || found.value === undefined) return found.ok ? success(undefined) : found;
    const { workload, check, report } = failing;
    const { incident, because } = found.value;
    const joined = await incidents.join(incident, checkActor, {
      workload,
      ...(check && { check: check.name }),
      message: redact(
        `${failing.message} (${because === 'same workload' ? 'already part of this incident' : because})`,
      ),
      because,
      ...(report !== undefined && { report }),
    });
    if (joined.ok) return success(incident);
    // Resolved between the two: it belongs to none that is open.
    return joined.failure.code === 'incident/already-resolved' ? success(undefined) : joined;
  };

  const open = async ({ workload, check, message, since }: Failing) =>
    incidents.open(
      {
        root,
        trusted: true,
        actor: checkActor,
        incident: {
          title: titleOf(redact(message)),
          severity: check?.severity ?? 'P3',
          service: serviceOf(workload) ?? workload,
          ...(check?.runbook !== undefined && { description: `Runbook: ${check.runbook}` }),
        },
      },
      {
        workload,
        ...(check && { check: check.name }),
        ...(check?.alert !== undefined && { alert: check.alert }),
        ...(since !== undefined && { started: since }),
      },
    );

  const logged = <T>(result: Result<T>): Result<T> => {
    if (!result.ok) log(result.failure.message);
    return result;
  };

  return {
    join: async (failing) => logged(await join(failing)),
    async tell(failing) {
      const joined = await join(failing);
      if (!joined.ok) return logged(joined);
      if (joined.value !== undefined) return success(joined.value);
      const opened = logged(await open(failing));
      if (!opened.ok) return opened;
      opened.value.evidence.then(logged, (error: unknown) =>
        log(`taking evidence met a fault in Healer: ${String(error)}`),
      );
      return success(opened.value.id);
    },
    note: (id, text, report) =>
      incidents.note({ id, actor: checkActor, text, ...(report !== undefined && { report }) }),
  };
}

interface Belonging {
  readonly incident: string;
  readonly because: string;
}

function titleOf(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ');
  const characters = [...line];
  return characters.length <= longestTitle ? line : `${characters.slice(0, longestTitle - 1).join('')}…`;
}
