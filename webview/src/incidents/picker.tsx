import { Icon } from '../ui/icons.tsx';
import { Key } from '../ui/parts.tsx';

interface PickerProps {
  /** Ids of the active incidents that the list shows, in its order. */
  readonly active: readonly string[];
  readonly selected: string | undefined;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The list as one line, for a narrow window. */
export function Picker(props: PickerProps) {
  const { active, open } = props;
  const at = active.indexOf(props.selected ?? '');
  return (
    <div class="picker">
      <span class="strong">Incidents</span>
      <span class="small dim">
        {at < 0 ? `${active.length} active` : `${at + 1} of ${active.length} active`} · <Key of="J" /> <Key of="K" />
      </span>
      <span class="grow" />
      <button type="button" class="plain" aria-expanded={open} onClick={props.onToggle}>
        {open ? 'Hide list' : 'Show list'} <Icon name={open ? 'up' : 'down'} />
      </button>
    </div>
  );
}
