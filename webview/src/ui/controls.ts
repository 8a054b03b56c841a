import { provideVSCodeDesignSystem, vsCodeButton, vsCodeTextArea, vsCodeTextField } from '@vscode/webview-ui-toolkit';
import { type ComponentChild, type ComponentChildren, h, type VNode } from 'preact';

/** The toolkit's elements, as the page uses them. Nothing else imports the toolkit. */
provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeTextField(), vsCodeTextArea());

interface ButtonProps {
  readonly kind?: 'primary' | 'ghost';
  readonly class?: string;
  /** Said by a screen reader where the button shows only an icon; also its tooltip. */
  readonly label?: string;
  readonly title?: string | undefined;
  /** Why it cannot be pressed now; it is then disabled and says so. */
  readonly disabled?: string | undefined;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

export function Button(props: ButtonProps): VNode {
  const { kind, label, disabled } = props;
  return h<Record<string, unknown>>(
    'vscode-button',
    {
      class: `btn ${kind ?? ''} ${props.class ?? ''}`,
      appearance: kind === 'primary' ? 'primary' : 'secondary',
      title: disabled ?? props.title ?? label,
      'aria-label': label,
      disabled: disabled !== undefined,
      onClick: () => disabled === undefined && props.onClick(),
    },
    h('span', { class: 'face' }, props.children),
  );
}

export interface FieldProps {
  /** What it is for; shown above it unless `labelHidden`. */
  readonly label: string;
  readonly labelHidden?: true;
  /** Shown beside the label. */
  readonly aside?: ComponentChild;
  readonly value: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly invalid?: boolean;
  readonly class?: string;
  readonly start?: ComponentChild;
  readonly end?: ComponentChild;
  readonly onInput: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** One line of text. */
export function TextField(props: FieldProps): VNode {
  return field('vscode-text-field', props, [slotted('start', props.start), slotted('end', props.end)]);
}

/** Several lines of text; grows with what is typed. */
export function TextArea(props: FieldProps): VNode {
  return field('vscode-text-area', props, []);
}

/** One line of text, shown on as many as it needs. */
export function WrappingField(props: FieldProps): VNode {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault();
    props.onKeyDown?.(event);
  };
  const onInput = (text: string) => props.onInput(text.replace(/\s*\n\s*/g, ' '));
  return field('vscode-text-area', { ...props, class: `one ${props.class ?? ''}`, onKeyDown, onInput }, []);
}

function field(tag: string, props: FieldProps, slots: readonly ComponentChild[]): VNode {
  const hidden = props.labelHidden === true;
  return h<Record<string, unknown>>(
    tag,
    {
      class: `field ${props.class ?? ''} ${props.invalid ? 'invalid' : ''}`,
      value: props.value,
      placeholder: props.placeholder ?? '',
      required: props.required === true,
      'aria-invalid': props.invalid ? 'true' : undefined,
      // The toolkit names a field after its content when it is connected, icons and keys included.
      ref: (element: HTMLElement | null) => element?.setAttribute('aria-label', props.label),
      onInput: (event: Event) => props.onInput((event.currentTarget as HTMLInputElement).value),
      onKeyDown: props.onKeyDown,
    },
    hidden ? null : h('span', { class: 'label' }, props.label, props.aside),
    ...slots,
  );
}

function slotted(slot: string, content: ComponentChild): ComponentChild {
  return content === undefined ? null : h('span', { slot, class: 'slot' }, content);
}
