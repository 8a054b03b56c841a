import { useEffect, useRef } from 'preact/hooks';

export interface KeyBinding {
  /** As `KeyboardEvent.key` in lower case. */
  readonly key: string;
  /** What it does, for the list of keys; left out of it when undefined. */
  readonly does?: string;
  readonly run: () => void;
}

/** Runs bindings while no field has the focus. `Esc` in a field leaves it; a key with Ctrl, Alt or Meta is the editor's. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const [target] = event.composedPath();
      if (event.defaultPrevented || document.querySelector('dialog[open], [role=menu]') !== null) return;
      if (isField(target)) {
        if (event.key === 'Escape') target.blur();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const binding = latest.current.find(({ key }) => key === event.key.toLowerCase());
      if (binding === undefined) return;
      event.preventDefault();
      binding.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function isField(target: EventTarget | undefined): target is HTMLElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
