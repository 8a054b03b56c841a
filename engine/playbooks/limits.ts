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

/** The drafts with those blocked that would touch a protected name, or more targets than a run may touch. */
export function withLimits(playbook: Playbook, drafts: readonly StepDraft[]): readonly StepDraft[] {
  const most = playbook.limits.targets;
  const touched = new Set<string | undefined>();
  return drafts.map((draft) => {
    const forbidden = forbiddenOf(playbook, draft);
    if (forbidden.length > 0)
      return { ...draft, hindrance: blocked(`${list(forbidden)} is protected: this playbook must never touch it`) };
    const own = touchedBy(draft);
    const would = new Set([...touched, ...own]).size;
    if (would > most && own.length > 0) {
      const why = `a run may touch ${most} ${most === 1 ? 'target' : 'targets'}, and with this it would touch ${would}`;
      return { ...draft, hindrance: draft.hindrance ?? blocked(why) };
    }
    for (const name of own) touched.add(name);
    return draft;
  });
}

function forbiddenOf({ limits }: Playbook, draft: StepDraft): string[] {
  const names = [...touchedBy(draft), ...(draft.aliases ?? [])];
  return limits.protected.filter((name) => names.includes(name));
}
