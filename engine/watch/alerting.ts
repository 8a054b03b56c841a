import type { Incidents } from '../incidents/service.ts';
import type { Check, Severity } from '../model/check.ts';
import { type Result, success } from '../model/failure.ts';
import type { IncidentSummary } from '../model/incident.ts';
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
  /** What it depends on that is down, or was when this began; the nearest first. */
  readonly needs: readonly string[];
  /** The incident its workload has already. */
  readonly incident?: string;
  /** When its workload became what it is (UTC, RFC 3339): a check is told of once from then on. */
  readonly episode?: string;
}

/** What the watch tells incidents. */
export interface Alerting {
  /**
   * Tells the open incident it belongs to: the one its workload has, one opened for that, or that of something it depends
   * on. Where there is none one is opened. The incident's id, once that is on the disk.
   */
  tell(failing: Failing): Promise<Result<string>>;
  /** As `tell`, but opens none: a failure that is explained by what it depends on alerts nobody. */
  join(failing: Failing): Promise<Result<string | undefined>>;
  /**
   * Calls a person: by a note in the incident its workload has, or, where there is none or somebody resolved it meanwhile,
   * by telling as `tell` does. The incident's id, once that is on the disk.
   */
  call(failing: Failing, text: string): Promise<Result<string>>;
  /** The open incident of a workload, if there is one. */
  openOf(workload: string): Promise<string | undefined>;
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
  /** The open incident that was opened for a workload, or by hand. */
  const openedFor = async (workload: string): Promise<Result<IncidentSummary | undefined>> => {
    const open = await incidents.openOf([workload]);
    return open.ok ? success(open.value.find((incident) => isOf(workload, incident))) : open;
  };

  const belongsTo = async ({ workload, needs }: Failing): Promise<Result<Belonging | undefined>> => {
    const own = await openedFor(workload);
    if (!own.ok) return own;
    if (own.value) return success({ incident: own.value.id, because: 'same workload' });
    for (const name of needs) {
      const open = await incidents.openOf([name]);
      if (!open.ok) return open;
      const incident = open.value.find((one) => isOf(name, one)) ?? open.value[0];
      if (incident) return success({ incident: incident.id, because: `depends on ${name}` });
    }
    return success(undefined);
  };

  /** The incident's id; undefined where that is over. */
  const joinIt = async ({ incident, because }: Belonging, failing: Failing): Promise<Result<string | undefined>> => {
    const { workload, check, report, episode } = failing;
    const joined = await incidents.join(incident, checkActor, {
      workload,
      ...(check && { check: check.name }),
      message: redact(
        `${failing.message} (${because === 'same workload' ? 'already part of this incident' : because})`,
      ),
      because,
      severity: severityOf(failing),
      ...(report !== undefined && { report }),
      ...(episode !== undefined && { episode }),
    });
    if (joined.ok) {
      const { severity } = joined.value.incident;
      if (!joined.value.unchanged) log(`${incident} (${severity}) joined: ${redact(failing.message)}`);
      return success(incident);
    }
    return joined.failure.code === 'incident/already-resolved' ? success(undefined) : joined;
  };

  const join: Alerting['join'] = async (failing) => {
    if (failing.incident !== undefined) {
      const joined = await joinIt({ incident: failing.incident, because: 'same workload' }, failing);
      if (!joined.ok || joined.value !== undefined) return joined;
    }
    const found = await belongsTo(failing);
    if (!found.ok || found.value === undefined) return found.ok ? success(undefined) : found;
    return joinIt(found.value, failing);
  };

  const open = async (failing: Failing) => {
    const { workload, check, message, since } = failing;
    return incidents.open(
      {
        root,
        trusted: true,
        actor: checkActor,
        incident: {
          title: titleOf(redact(message)),
          severity: severityOf(failing),
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
  };

  const logged = <T>(result: Result<T>): Result<T> => {
    if (!result.ok) log(result.failure.message);
    return result;
  };

  const tell: Alerting['tell'] = async (failing) => {
    const joined = await join(failing);
    if (!joined.ok) return logged(joined);
    if (joined.value !== undefined) return success(joined.value);
    const opened = logged(await open(failing));
    if (!opened.ok) return opened;
    log(`${opened.value.id} (${severityOf(failing)}) opened: ${redact(failing.message)}`);
    opened.value.evidence.then(logged, (error: unknown) =>
      log(`taking evidence met a fault in Healer: ${String(error)}`),
    );
    return success(opened.value.id);
  };

  const note: Alerting['note'] = (id, text, report) =>
    incidents.note({ id, actor: checkActor, text, ...(report !== undefined && { report }) });

  const call: Alerting['call'] = async (failing, text) => {
    const own = logged(await incidents.openOf([failing.workload]));
    if (!own.ok) return own;
    const open = own.value.find(({ id }) => id === failing.incident);
    if (!open) return tell(failing);
    const noted = await note(open.id, text, failing.report);
    return noted.ok ? success(open.id) : noted;
  };

  const telling = new Map<string, Promise<unknown>>();
  /** One after the other for one workload: a check and a rule that tell at once are to meet in one incident. */
  const inTurn = <T>(workload: string, work: () => Promise<T>): Promise<T> => {
    const done = (telling.get(workload) ?? Promise.resolve()).then(work, work);
    const over = done.catch(() => {}).finally(() => telling.get(workload) === over && telling.delete(workload));
    telling.set(workload, over);
    return done;
  };

  return {
    join: async (failing) => logged(await join(failing)),
    tell: (failing) => inTurn(failing.workload, () => tell(failing)),
    call: (failing, text) => inTurn(failing.workload, () => call(failing, text)),
    async openOf(workload) {
      const open = logged(await openedFor(workload));
      return open.ok ? open.value?.id : undefined;
    },
    note,
  };
}

/** Whether an incident was opened for this workload, or by hand, and not for another that it is part of. */
function isOf(name: string, { workload = name }: IncidentSummary): boolean {
  return workload === name;
}

function severityOf({ check }: Failing): Severity {
  return check?.severity ?? 'P3';
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
