import type {
  Call,
  Plan,
  PlanGate,
  PlanStep,
  PlanTarget,
  StepVerdict,
  Tristate,
} from '../../../engine/protocol/page.ts';
import type { IconName, Tone } from '../ui/icons.tsx';
import { countText } from '../ui/model-size.ts';
import { limitText } from '../ui/model-time.ts';

export interface VerdictLook {
  /** Beside the step. */
  readonly word: string;
  /** In a count: `2 asks`. */
  readonly counted: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

export const verdicts: Readonly<Record<StepVerdict, VerdictLook>> = {
  run: { word: 'run', counted: 'run', icon: 'run', tone: 'act' },
  ask: { word: 'ask', counted: 'asks', icon: 'ask', tone: 'risk' },
  skip: { word: 'skip', counted: 'skipped', icon: 'skip', tone: 'dim' },
  not_connected: { word: 'not connected', counted: 'not connected', icon: 'plug', tone: 'risk' },
  unsupported: { word: 'unsupported', counted: 'unsupported', icon: 'unsupported', tone: 'dim' },
  blocked: { word: 'blocked', counted: 'blocked', icon: 'blocked', tone: 'bad' },
};

/** The verdicts that occur, with how many steps have each. */
export function countsOf(plan: Plan): readonly { readonly verdict: StepVerdict; readonly count: number }[] {
  return (Object.keys(verdicts) as StepVerdict[])
    .map((verdict) => ({ verdict, count: plan.counts[verdict] }))
    .filter(({ count }) => count > 0);
}

export const holdsLook: Readonly<Record<Tristate, { readonly icon: IconName; readonly tone: Tone }>> = {
  yes: { icon: 'done', tone: 'good' },
  no: { icon: 'cross', tone: 'bad' },
  unknown: { icon: 'unknown', tone: 'risk' },
};

export const triggerWord: Readonly<Record<Tristate, string>> = {
  yes: 'holds',
  no: 'does not hold',
  unknown: 'not known',
};

/** `6 of 6 pass`, `4 of 6 pass, 1 fails, 1 not known`. */
export function gatesText(gates: readonly PlanGate[]): string {
  const count = (holds: Tristate) => gates.filter((gate) => gate.holds === holds).length;
  const failing = count('no');
  const unknown = count('unknown');
  return [
    `${count('yes')} of ${gates.length} pass`,
    ...(failing === 0 ? [] : [`${failing} ${failing === 1 ? 'fails' : 'fail'}`]),
    ...(unknown === 0 ? [] : [`${unknown} not known`]),
  ].join(', ');
}

/** The worst of the gates: one that fails, else one that is not known. */
export function gatesHold(gates: readonly PlanGate[]): Tristate {
  if (gates.some((gate) => gate.holds === 'no')) return 'no';
  return gates.some((gate) => gate.holds === 'unknown') ? 'unknown' : 'yes';
}

/** A call as it could be typed: a command line quoted for a POSIX shell, or method, URL and body. */
export function callText(call: Call): string {
  if (call.type === 'http') return [call.method, call.url, ...(call.body === undefined ? [] : [call.body])].join(' ');
  const line = call.argv.map(quoted).join(' ');
  return call.cwd === undefined ? line : `cd ${quoted(call.cwd)} && ${line}`;
}

/** Targets by name, each once; `no target named` where the alert would name it. */
export function targetsText(step: PlanStep): string {
  const names = new Set(step.targets.map(({ name }) => name ?? 'no target named'));
  return [...names].join(', ');
}

/** The lines under a step: what follows it, its limits, and how it is undone. */
export function factsOf(step: PlanStep): { readonly follows?: string; readonly facts: readonly string[] } {
  const follows = [
    ...(step.onFailure.length === 0 ? [] : [`if it fails: ${stepsText(step.onFailure)}`]),
    ...(step.onSuccess.length === 0 ? [] : [`if it succeeds: ${stepsText(step.onSuccess)}`]),
  ].join('; ');
  const { needed, from } = step.approval;
  return {
    ...(follows === '' ? {} : { follows }),
    facts: [
      `timeout ${limitText(step.timeout)}`,
      ...(step.retries === 0 ? [] : [countText(step.retries, 'retry', 'retries')]),
      ...(needed ? [from === undefined ? 'needs approval' : `${from} approves`] : []),
      step.rollback,
    ],
  };
}

/** Letters of a reason that fit beside a step's name. */
const shortReason = 48;

/** What stands beside a step's name (its condition, else a short reason), and the reason below it where it is longer. */
export function reasonOf(step: PlanStep): { readonly beside?: string; readonly below?: string } {
  if (step.condition !== undefined) return { beside: `only if ${step.condition}`, below: step.why };
  return step.why.length <= shortReason ? { beside: step.why } : { below: step.why };
}

/** A line of a step: a target, a call, or a target with the call that reaches it. */
export interface StepLine {
  readonly text?: string;
  readonly call?: Call;
}

/** As a channel's status is written: the level of a policy and when it is told, by what, and with which words. */
const channelStatus = /^(?<how>(?:level \d+, [^:]+: )?(?<by>an e-mail to .+?|a [^,]+)), (?<message>with .+)$/s;

/** The lines of a step, nothing said twice: `message` is what every channel would be told, where that is the same. */
export function linesOf(step: PlanStep): { readonly message?: string; readonly lines: readonly StepLine[] } {
  const told = step.targets.map(({ platform, name, status }) => {
    const { how, by, message } = (platform === 'channel' && channelStatus.exec(status)?.groups) || {};
    return { name, how, message, sends: by !== undefined && !/desktop|e-mail/.test(by) };
  });
  const message = told[0]?.message;
  const calls = [...new Map(step.calls.map((call) => [callText(call), { call }])).values()];
  if (message === undefined || told.some((one) => one.message !== message)) {
    const targets = step.targets.filter(({ status }) => !step.why.includes(status));
    return { lines: [...targets.map(({ platform, status }) => ({ text: `${platform}: ${status}` })), ...calls] };
  }
  // The calls come in the order of the channels that are told over HTTP.
  const paired = told.filter(({ sends }) => sends).length === step.calls.length;
  const queue = [...step.calls];
  const lines = told.map(({ name, how, sends }): StepLine => {
    const text = `${how}${told.length === 1 ? '' : ` (${name})`}`;
    const call = paired && sends ? queue.shift() : undefined;
    return call === undefined ? { text } : { text, call };
  });
  return { message, lines: paired ? lines : [...lines, ...calls] };
}

export interface Touched {
  readonly now: readonly string[];
  readonly later: readonly string[];
  /** Channels that would get a message, now or later. */
  readonly told: readonly string[];
}

/** Targets by name: those that steps which run or ask would touch, those that only waiting steps would, and who is told. */
export function touchedBy(plan: Plan): Touched {
  const named = (verdicts: readonly StepVerdict[], of: (step: PlanStep) => readonly PlanTarget[]) =>
    new Set(
      plan.steps
        .filter(({ verdict }) => verdicts.includes(verdict))
        .flatMap(of)
        .flatMap(({ name }) => name ?? []),
    );
  const now = named(['run', 'ask'], reachedBy);
  const later = named(['skip'], reachedBy);
  const told = named(['run', 'ask', 'skip'], ({ targets }) => targets.filter(isChannel));
  return { now: [...now], later: [...later].filter((name) => !now.has(name)), told: [...told] };
}

/** How many targets the steps name that would be touched, as the gate for targets counts them. */
export function targetCount(plan: Plan): number {
  return new Set(plan.steps.flatMap(reachedBy).map(({ name }) => name)).size;
}

/** What a step would touch: telling a channel or only asking touches nothing. */
function reachedBy({ targets, calls }: PlanStep): readonly PlanTarget[] {
  const asks = calls.length > 0 && calls.every((call) => call.type === 'http' && call.method === 'GET');
  return asks ? [] : targets.filter((target) => !isChannel(target));
}

function isChannel({ platform }: PlanTarget): boolean {
  return platform === 'channel';
}

/** The steps that can be done, in the order they would be undone. */
export function undoOrder(
  plan: Plan,
): readonly { readonly index: number; readonly rollback: string; readonly undoable: boolean }[] {
  return plan.steps
    .filter(({ verdict }) => verdict === 'run' || verdict === 'ask' || verdict === 'skip')
    .map(({ index, rollback }) => ({
      index,
      rollback,
      undoable: !/^(cannot be undone|nothing to undo)/.test(rollback),
    }))
    .toReversed();
}

function stepsText(indexes: readonly number[]): string {
  return `step ${indexes.join(' and ')}`.replace(/^step (?=.* and )/, 'steps ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
