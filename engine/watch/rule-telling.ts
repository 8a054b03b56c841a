import { type Clock, momentOf } from '../clock.ts';
import type { Result } from '../model/failure.ts';
import type { BoundRule } from '../model/rule.ts';
import type { RowOrigin } from '../store/health.ts';
import type { Alerting } from './alerting.ts';
import type { Board } from './board.ts';
import { explaining } from './dependencies.ts';
import { ruleActor, type Told, watchEvent } from './event.ts';
import type { Recorder } from './recorder.ts';

export interface RuleTellingOptions {
  readonly clock: Clock;
  readonly origin: RowOrigin;
  readonly board: Board;
  readonly recorder: Pick<Recorder, 'record'>;
  readonly alerting: Alerting;
  /** What a channel is, and that it cannot be told yet, for a person. */
  readonly channel: (name: string | undefined) => string;
  readonly log: (line: string) => void;
}

/** What rules put on record and tell people. */
export interface RuleTelling {
  /** Puts on record what a rule did or saw. */
  record(bound: BoundRule, told: Pick<Told, 'kind' | 'message' | 'data'>): Promise<Result<void>>;
  /** Notes it in the workload's open incident, if there is one. */
  note(workload: string, text: string, report?: string): Promise<void>;
  /** Tells the rule's channel: on record and in the log, as far as this version can. */
  notify(
    bound: BoundRule,
    about: { readonly why: string; readonly number: number; readonly report: string | undefined },
  ): Promise<void>;
  /** A person is needed: the workload's open incident is told, or one is opened. Whether that is on the disk. */
  call(bound: BoundRule, message: string, report: string | undefined): Promise<boolean>;
  /**
   * The rule has no attempts left: a person is called, and only then is that on record, so that the next daemon calls one
   * who could not be called. Whether that is so.
   */
  escalate(
    bound: BoundRule,
    about: { readonly why: string; readonly made: number; readonly report: string | undefined },
  ): Promise<boolean>;
}

export function createRuleTelling(options: RuleTellingOptions): RuleTelling {
  const { clock, origin, board, recorder, alerting } = options;

  const record: RuleTelling['record'] = ({ rule, workload }, { kind, message, data }) => {
    const told = { kind, workload, message, data: { rule: rule.name, ...data }, actor: ruleActor(rule.name) };
    return recorder.record({ events: [watchEvent(origin, momentOf(clock).at, told)] });
  };

  const note = async (workload: string, text: string, report?: string) => {
    const incident = board.stateOf(workload)?.incident ?? (await alerting.openOf(workload));
    if (incident !== undefined) await alerting.note(incident, text, report);
  };

  const call: RuleTelling['call'] = async ({ workload, check }, message, report) => {
    const entry = board.workloads.get(workload);
    const incident = entry?.memory.state.incident;
    const called = await alerting.call(
      {
        workload,
        ...(check && { check }),
        message: message.startsWith(`${workload} `) ? message : `${workload}: ${message}`,
        ...(report !== undefined && { report }),
        ...(incident !== undefined && { incident }),
        needs: explaining(workload, momentOf(clock).at, (check?.interval ?? 0) + (check?.timeout ?? 0), board),
      },
      message,
    );
    if (!called.ok) return false;
    const state = entry?.memory.state;
    if (!entry || !state || state.healthy || state.incident !== incident || called.value === incident) return true;
    entry.memory = { ...entry.memory, state: { ...state, incident: called.value } };
    await recorder.record({ workloads: [entry.memory.state] });
    return true;
  };

  return {
    record,
    note,
    call,
    async notify(bound, { why, number, report }) {
      const { rule, workload } = bound;
      const message = `the rule ${rule.name} tells ${options.channel(rule.channel)}: ${why}`;
      const data = {
        action: rule.action,
        number,
        delivered: false,
        ...(rule.channel !== undefined && { channel: rule.channel }),
        ...(report !== undefined && { report }),
      };
      options.log(`${workload}: ${message}`);
      await record(bound, { kind: 'rule_acted', message, data });
      await note(workload, message, report);
    },
    async escalate(bound, { why, made, report }) {
      const { rule } = bound;
      const times = made === 0 ? 'may not act' : made === 1 ? 'acted once' : `acted ${made} times`;
      const message = `the rule ${rule.name} ${times}, and ${why}: it needs a person`;
      if (!(await call(bound, message, report))) return false;
      await record(bound, {
        kind: 'rule_exhausted',
        message,
        data: { attempts: made, ...(report !== undefined && { report }) },
      });
      return true;
    },
  };
}
