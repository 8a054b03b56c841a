import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CorrectableMilestone, Failure, Incident } from '../../../engine/protocol/page.ts';
import { Button, TextField } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { Key } from '../ui/parts.tsx';
import { Problem } from '../ui/states.tsx';
import type { MilestoneChanges } from './actions.ts';
import { timeChanges, timeFields } from './model-times.ts';

interface TimesProps {
  readonly incident: Incident;
  /** The time that was clicked. */
  readonly first: CorrectableMilestone | undefined;
  readonly onSave: (changes: MilestoneChanges) => Promise<Failure | undefined>;
  readonly onClose: () => void;
}

/** px */
const width = 360;

/** A small form over the page that corrects when milestones were reached. What the daemon refuses is said in it. */
export function Times(props: TimesProps) {
  const { incident, first } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [fields] = useState(() => timeFields(incident));
  const [typed, setTyped] = useState<Readonly<Partial<Record<CorrectableMilestone, string>>>>({});
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Failure>();
  const { changes, wrong } = timeChanges(fields, typed);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    const line = document.querySelector('.steps')?.getBoundingClientRect();
    element.style.top = `${Math.max(8, (line?.bottom ?? 0) + 6)}px`;
    element.style.left = `${Math.max(8, Math.min(line?.left ?? 0, window.innerWidth - width - 16))}px`;
    element.showModal();
    element.querySelector<HTMLElement>(`.field.${first ?? fields[0]?.milestone}`)?.focus();
  }, []);
  const save = async () => {
    setAsked(true);
    if (Object.keys(wrong).length > 0) return;
    const failure = Object.keys(changes).length === 0 ? undefined : await props.onSave(changes);
    setRefused(failure);
    if (failure === undefined) dialog.current?.close();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || (event.target as HTMLElement).closest('vscode-button') !== null) return;
    event.preventDefault();
    void save();
  };
  return (
    <dialog ref={dialog} class="times" aria-label={`Times of ${incident.id}`} onClose={props.onClose} onKeyDown={press}>
      <h2>Times, UTC</h2>
      {fields.map(({ milestone, label, text }) => (
        <div key={milestone}>
          <TextField
            class={milestone}
            label={label}
            value={typed[milestone] ?? text}
            placeholder="not known"
            invalid={asked && wrong[milestone] !== undefined}
            onInput={(now) => setTyped((before) => ({ ...before, [milestone]: now }))}
          />
          {asked && wrong[milestone] !== undefined && (
            <p class="msg bad" role="alert">
              <Icon name="broken" tone="bad" /> {wrong[milestone]}
            </p>
          )}
        </div>
      ))}
      {refused !== undefined && <Problem failure={refused} />}
      <p class="micro dim">A blank one is not known. Each correction is an entry of the timeline.</p>
      <div class="row doing">
        <Button kind="ghost" onClick={() => dialog.current?.close()}>
          Cancel
          <Key of="Esc" />
        </Button>
        <Button kind="primary" onClick={() => void save()}>
          Correct
          <Key of="Enter" />
        </Button>
      </div>
    </dialog>
  );
}
