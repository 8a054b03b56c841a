import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';

export interface MenuItem {
  readonly word: string;
  readonly icon: IconName;
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined;
  readonly run: () => void;
}

/** What is wanted now and then, behind one button. Arrow keys move, Enter chooses, Esc closes. */
export function Menu(props: { label: string; items: readonly MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useLayoutEffect(() => {
    if (open) rows()[0]?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    box.current?.querySelector<HTMLElement>('button')?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (!open) return;
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: -1 }[
      event.key
    ];
    if (to !== undefined) all.at(to)?.focus();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && box.current?.contains(relatedTarget))) setOpen(false);
  };
  return (
    <div class="menu" ref={box}>
      <button
        type="button"
        class="opens"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={props.label}
        title={props.label}
        onKeyDown={press}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div role="menu" tabIndex={-1} aria-label={props.label} onKeyDown={press} onFocusOut={leave}>
          {props.items.map(({ word, icon, disabled, run }) => (
            <button
              key={word}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={disabled !== undefined}
              title={disabled}
              onClick={() => {
                if (disabled !== undefined) return;
                close();
                run();
              }}
            >
              <Icon name={icon} />
              {word}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
