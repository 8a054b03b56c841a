import { relative } from 'node:path';
import { formatDuration } from '../../schemas/duration.ts';
import { isInside } from '../../schemas/files/inside.ts';
import type { Location } from '../model/location.ts';
import type {
  Call,
  Plan,
  PlanCondition,
  PlanGate,
  PlanStep,
  PlanTarget,
  StepVerdict,
  Tristate,
} from '../model/plan.ts';
import { quoted, steps } from './text.ts';

const width = 96;

const verdicts: Readonly<Record<StepVerdict, string>> = {
  run: 'run',
  ask: 'ask',
  skip: 'skip',
  not_connected: 'not connected',
  unsupported: 'unsupported',
  blocked: 'blocked',
};

const answers: Readonly<Record<Tristate, string>> = { yes: 'yes', no: 'no', unknown: '?' };

/** A plan as text for a terminal, at most 96 columns but for calls, which are never cut. Paths are relative to `root`. */
export function renderPlan(plan: Plan, root: string): string {
  const reads = `${plan.reads.length} ${plan.reads.length === 1 ? 'read' : 'reads'}, 0 writes`;
  const blocks = [
    [
      `Plan: ${plan.playbook}`,
      ...(plan.description === undefined ? [] : wrap(plan.description, '')),
      `${at(plan.source, root)}, made ${plan.madeAt.slice(0, 19).replace('T', ' ')} UTC, ${reads}`,
      'never run before: runs are not recorded yet',
    ],
    [...wrap(plan.summary, '  '), ...(plan.caution === undefined ? [] : wrap(plan.caution, '  '))],
    [`Trigger: ${trigger(plan)}`, ...alert(plan), ...plan.trigger.conditions.flatMap(condition)],
    [
      'Gates',
      ...plan.gates.flatMap((gate) => renderGate(gate, Math.max(...plan.gates.map(({ name }) => name.length)))),
    ],
    [`Steps: ${counts(plan)}`],
    ...plan.steps.map((step) => renderStep(step, root)),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function trigger({ trigger: { alert: named, holds, conditions } }: Plan): string {
  if (named === undefined && conditions.length === 0) return 'none; only a person starts it';
  return { yes: 'holds', no: 'does not hold', unknown: 'not known, and what is not known never acts' }[holds];
}

function alert({ trigger: { alert: named, firing } }: Plan): string[] {
  if (named === undefined || !firing) return [];
  return tested(firing.holds, `alert ${named} is firing`, firing.why);
}

function condition({ metric, operator, threshold, duration, now, holds, why }: PlanCondition): string[] {
  const wanted = `${metric} ${operator} ${threshold}${duration === undefined ? '' : ` for ${duration}`}`;
  return tested(holds, wanted, now === undefined ? why : `now ${now}: ${why}`);
}

function tested(holds: Tristate, wanted: string, seen: string): string[] {
  return [...hang(`  ${answers[holds].padEnd(3)}  `, wanted), ...wrap(seen, '         ')];
}

function renderGate({ name, holds, why }: PlanGate, widest: number): string[] {
  return hang(`  ${answers[holds].padEnd(3)}  ${name.padEnd(widest)}  `, why);
}

function counts({ counts: byVerdict }: Plan): string {
  const parts = (Object.keys(verdicts) as StepVerdict[])
    .filter((verdict) => byVerdict[verdict] > 0)
    .map((verdict) => `${byVerdict[verdict]} ${verdicts[verdict]}`);
  return parts.join(', ');
}

function renderStep(step: PlanStep, root: string): string[] {
  const indent = '       ';
  const named = step.id === undefined ? step.type : `${step.type} (${step.id})`;
  return [
    `  ${String(step.index).padStart(2)}  ${verdicts[step.verdict].padEnd(13)}  ${named}  ${at(step.source, root)}`,
    ...wrap(step.why, indent),
    ...step.targets.flatMap((target) => hang(`${indent}on `, renderTarget(target, step))),
    ...step.calls.flatMap((call) => renderCall(call, root).map((line) => `${indent}${line}`)),
    ...step.changes.flatMap(({ what, before, after }) => hang(`${indent}~ `, `${what}: ${before} -> ${after}`)),
    ...wrap(facts(step).join('; '), indent),
  ];
}

/** A target with its status, unless the step's reason has said the same. */
function renderTarget({ platform, name, status }: PlanTarget, { why }: PlanStep): string {
  const target = `${platform} ${name ?? '(the alert would name it)'}`;
  return why.includes(status) ? target : `${target}: ${status}`;
}

function renderCall(call: Call, root: string): string[] {
  if (call.type === 'command') {
    const where =
      call.cwd === undefined || call.cwd === root
        ? ''
        : `  (in ${isInside(call.cwd, root) ? relative(root, call.cwd) : call.cwd})`;
    return [`$ ${quoted(call.argv)}${where}`];
  }
  return [
    `> ${call.method} ${call.url}`,
    ...(call.body === undefined
      ? []
      : call.body
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line}`)),
  ];
}

function facts({ verdict, condition: on, onFailure, onSuccess, timeout, retries, rollback: undo }: PlanStep): string[] {
  return [
    ...(on !== undefined && verdict !== 'skip' ? [`waits for ${on}`] : []),
    ...(onFailure.length > 0 ? [`if it fails: ${steps(onFailure)}`] : []),
    ...(onSuccess.length > 0 ? [`if it succeeds: ${steps(onSuccess)}`] : []),
    `timeout ${formatDuration(timeout)}`,
    ...(retries > 0 ? [`${retries} ${retries === 1 ? 'retry' : 'retries'}`] : []),
    undo,
  ];
}

function at({ file, line }: Location, root: string): string {
  return `${relative(root, file)}:${line}`;
}

/** Text behind a first-line prefix, its further lines indented to match. */
function hang(prefix: string, text: string): string[] {
  const [first = '', ...rest] = wrap(text, ' '.repeat(prefix.length));
  return [`${prefix}${first.trimStart()}`, ...rest];
}

/** Lines of at most `width` columns; a word longer than that stands alone. */
function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
