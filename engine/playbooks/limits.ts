import type { Playbook } from '../model/playbook.ts';
import { blocked, type StepDraft } from './step.ts';
import { list } from './text.ts';

/** What a step touches, by name: telling or asking touches nothing; undefined is what only the alert can name. */
export function touchedBy({ targets, readOnly }: StepDraft): readonly (string | undefined)[] {
  return readOnly ? [] : targets.filter(({ platform }) => platform !== 'channel').map(({ name }) => name);
}

/** The protected names that steps would touch. */
export function forbiddenNames(playbook: Playbook, drafts: readonly StepDraft[]): string[] {
  return [...new Set(drafts.flatMap((draft) => forbiddenOf(playbook, draft)))];
}

/** The distinct names that a run would touch, in the order of its steps. */
export function touchedNames(drafts: readonly StepDraft[]): readonly (string | undefined)[] {
  return [...new Set(drafts.flatMap(touchedBy))];
}

/** The drafts with those blocked that would touch a protected name, or a target beyond those that a run may touch. */
export function withLimits(playbook: Playbook, drafts: readonly StepDraft[]): readonly StepDraft[] {
  const most = playbook.limits.targets;
  const touched = touchedNames(drafts);
  const beyond = new Set(touched.slice(most));
  return drafts.map((draft) => {
    const forbidden = forbiddenOf(playbook, draft);
    if (forbidden.length > 0)
      return { ...draft, hindrance: blocked(`${list(forbidden)} is protected: this playbook must never touch it`) };
    if (!touchedBy(draft).some((name) => beyond.has(name))) return draft;
    const why = `a run may touch ${most} ${most === 1 ? 'target' : 'targets'}, and this one would touch ${touched.length}`;
    return { ...draft, hindrance: draft.hindrance ?? blocked(why) };
  });
}

function forbiddenOf({ limits }: Playbook, draft: StepDraft): string[] {
  const names = [...touchedBy(draft), ...(draft.aliases ?? [])];
  return limits.protected.filter((name) => names.includes(name));
}
