import { useRef } from 'preact/hooks';
import type { ItemChange, ItemDraft } from '../../../engine/protocol/page.ts';
import { Button, WrappingField } from '../ui/controls.ts';
import { focusWithin } from '../ui/focus.ts';
import { Icon } from '../ui/icons.tsx';
import { isBlank, itemRows } from './model-resolution.ts';

interface ItemsProps {
  readonly items: readonly ItemDraft[];
  readonly error: string | undefined;
  /** They were left, or the form was to be sent: what is missing in them is told. */
  readonly told: boolean;
  readonly onHold: () => void;
  readonly onLeave: () => void;
  readonly onItem: (change: ItemChange) => void;
}

/** What is to be done so that it does not happen again: each with its owner, date and ticket. */
export function Items(props: ItemsProps) {
  const { items, error } = props;
  const written = items.filter(({ what }) => what.trim() !== '');
  const vague = written.some(({ owner, due }) => owner.trim() === '' || due.trim() === '');
  const mine = useRef(new Set<string>());
  const fresh = useRef(crypto.randomUUID());
  if (items.some(({ id }) => id === fresh.current)) fresh.current = crypto.randomUUID();
  const rows = itemRows(items, mine.current, fresh.current);
  return (
    <fieldset class="f span3 items" {...focusWithin(props.onHold, props.onLeave)}>
      <legend class="label">Action items</legend>
      {rows.map((item, index) => {
        const isNew = index === rows.length - 1 && isBlank(item);
        const part = (name: Exclude<keyof ItemDraft, 'id'>, label: string, placeholder: string) => (
          <WrappingField
            label={`${label} of action item ${index + 1}`}
            labelHidden
            class={name}
            value={item[name]}
            placeholder={placeholder}
            invalid={name === 'due' && error?.includes(`“${item.due.trim()}”`) === true}
            onInput={(text) => {
              mine.current.add(item.id);
              props.onItem({ id: item.id, [name]: text });
            }}
          />
        );
        return (
          <div class="item-row" key={item.id}>
            {part('what', 'What', isNew ? 'Add action item: what' : 'What')}
            {part('owner', 'Owner', 'Owner')}
            {part('due', 'Due date', 'Due, 2026-11-28')}
            {part('ticket', 'Ticket', 'Ticket')}
            <Button
              kind="ghost"
              class="tool"
              label={`Remove action item ${index + 1}`}
              disabled={isNew ? 'Nothing to remove' : undefined}
              onClick={() => props.onItem({ id: item.id, removed: true })}
            >
              <Icon name="cross" />
            </Button>
          </div>
        );
      })}
      {error !== undefined ? (
        <p class="msg bad" role="alert">
          <Icon name="broken" tone="bad" /> {error}
        </p>
      ) : (
        props.told &&
        (vague || written.length === 0) && (
          <p class="msg risk">
            <Icon name="risk" tone="risk" /> {vague ? 'each needs an owner and a date' : 'missing'}
          </p>
        )
      )}
    </fieldset>
  );
}
