import type { IncidentDetail } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { utcTime } from '../ui/model-time.ts';
import type { Typed } from './model-draft.ts';

/** How safe what was typed is. */
export type Saving =
  | { readonly state: 'untouched' }
  | { readonly state: 'saved'; readonly at: string; readonly by?: string }
  | { readonly state: 'sending' }
  /** Kept in this window, and sent once it can be. */
  | { readonly state: 'here'; readonly why: string };

/** `problem` is why nothing can be sent now. Somebody else than `me` is named. */
export function savingOf(
  { draft }: IncidentDetail,
  typed: Typed | undefined,
  me: string,
  problem: string | undefined,
): Saving {
  if (typed !== undefined) return problem === undefined ? { state: 'sending' } : { state: 'here', why: problem };
  if (draft === undefined) return { state: 'untouched' };
  const { savedAt: at, savedBy } = draft;
  return savedBy.name === me ? { state: 'saved', at } : { state: 'saved', at, by: savedBy.name };
}

export function Saved({ saving }: { saving: Saving }) {
  if (saving.state === 'untouched') return null;
  return (
    <span class="small dim" role="status">
      {saving.state === 'saved' && (
        <>
          <Icon name="done" tone="good" /> draft saved {utcTime(saving.at)} UTC
          {saving.by !== undefined && `, by ${saving.by}`}
        </>
      )}
      {saving.state === 'sending' && 'saving…'}
      {saving.state === 'here' && (
        <>
          <Icon name="clock" tone="dim" /> kept here: {saving.why}
        </>
      )}
    </span>
  );
}
