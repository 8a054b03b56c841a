import { useEffect, useRef } from 'preact/hooks';
import { Button } from './controls.ts';
import type { KeyBinding } from './keys.ts';
import { Key } from './parts.tsx';

/** Every key of the page, over it. Closes with Esc. */
export function KeysHelp(props: {
  bindings: readonly KeyBinding[];
  extra: readonly (readonly [string, string])[];
  close: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const rows = [...props.bindings.flatMap(({ key, does }) => (does ? [[key, does] as const] : [])), ...props.extra];
  return (
    <dialog ref={dialog} class="keys" aria-label="Keys of this page" onClose={props.close}>
      <header class="row">
        <h2 class="grow">Keys</h2>
        <Button kind="ghost" onClick={() => dialog.current?.close()}>
          Close
          <Key of="Esc" />
        </Button>
      </header>
      <dl>
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <Key of={key} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="small dim">Keys work while no field has the focus; Esc leaves a field.</p>
    </dialog>
  );
}
