import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { IncidentDetail } from '../../../engine/protocol/page.ts';
import { Button, TextArea, TextField } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { utcTime } from '../ui/model-time.ts';
import { Key, SeverityBadge } from '../ui/parts.tsx';
import {
  type Draft,
  draftErrors,
  dropItem,
  type FieldSpec,
  type FormErrors,
  form,
  hintOf,
  type ItemDraft,
  missingFields,
  typeField,
  typeItem,
} from './model-resolution.ts';
import { isActive } from './model-state.ts';

interface ResolveProps {
  readonly detail: IncidentDetail;
  readonly draft: Draft;
  readonly waits: string | undefined;
  readonly onDraft: (draft: Draft) => void;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

/** The fifteen fields, over the detail. Every letter is kept as typed. */
export function ResolveForm(props: ResolveProps) {
  const { detail, draft, waits } = props;
  const { incident } = detail;
  const [asked, setAsked] = useState(false);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const leave = (name: string) => setTouched((before) => new Set([...before, name]));
  const area = useRef<HTMLElement>(null);
  const missing = missingFields(draft);
  const errors = draftErrors(draft);
  useLayoutEffect(() => area.current?.querySelector<HTMLElement>('vscode-text-area')?.focus(), []);
  const send = () => {
    if (waits !== undefined) return;
    setAsked(true);
    if (Object.keys(errors).length === 0) props.onSend();
    else window.setTimeout(() => area.current?.querySelector<HTMLElement>('.field.invalid')?.focus());
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  const word = isActive(incident) ? 'Resolve' : 'Amend';
  return (
    <section class="form" ref={area} aria-label={`${word} ${incident.id}`} onKeyDown={press}>
      <header class="row wrap">
        <SeverityBadge of={incident.severity} />
        <h1>
          {word} {incident.id}
        </h1>
        {draft.savedAt !== undefined && (
          <span class="small dim">
            <Icon name="done" tone="good" /> draft saved {utcTime(draft.savedAt)} UTC
          </span>
        )}
        <div class="row wrap doing">
          <span class="small dim nowrap" role="status">
            {missing.length === 0 ? 'all 15 filled' : `${missing.length} of 15 missing`}
          </span>
          <Button kind="ghost" onClick={props.onCancel}>
            Cancel
            <Key of="Esc" />
          </Button>
          <Button kind="primary" disabled={waits} onClick={send}>
            {word}
            <Key of="Ctrl+Enter" />
          </Button>
        </div>
      </header>
      <p class="small dim">{incident.title}</p>
      {form.map(({ heading, fields }) => (
        <fieldset key={heading}>
          <legend>
            <h2>{heading}</h2>
          </legend>
          {fields.map((spec) => (
            <Field
              key={spec.name}
              spec={spec}
              shown={asked ? errors : {}}
              told={asked || touched.has(spec.name)}
              onLeave={() => leave(spec.name)}
              {...props}
            />
          ))}
          {heading === 'Learning' && (
            <Items
              error={errors.action_items}
              told={asked || touched.has('action_items')}
              onLeave={() => leave('action_items')}
              {...props}
            />
          )}
        </fieldset>
      ))}
    </section>
  );
}

/** A part of the form: once it was left, or the form was to be sent, it tells what is `missing` in it. */
interface PartProps extends ResolveProps {
  readonly told: boolean;
  readonly onLeave: () => void;
}

function Field(props: PartProps & { spec: FieldSpec; shown: FormErrors }) {
  const { spec, draft, detail } = props;
  const from = draft.from[spec.name];
  const value = draft.fields[spec.name] ?? '';
  const typedError = draftErrors(draft)[spec.name];
  const error = props.shown[spec.name] ?? (value.trim() === '' ? undefined : typedError);
  const Control = spec.kind === 'text' ? TextArea : TextField;
  return (
    <div class={`f ${spec.wide ? 'span2' : ''}`} onFocusOut={props.onLeave}>
      <Control
        label={spec.label}
        aside={<span class="src">{from ?? (spec.required ? 'required' : '')}</span>}
        value={value}
        placeholder={hintOf(spec, detail)}
        required={spec.required === true}
        invalid={error !== undefined}
        onInput={(text) => props.onDraft(typeField(draft, spec.name, text, new Date().toISOString()))}
      />
      {error !== undefined && (
        <p class="msg bad" role="alert">
          <Icon name="broken" tone="bad" /> {error}
        </p>
      )}
      {error === undefined && props.told && value.trim() === '' && (
        <p class="msg risk">
          <Icon name="risk" tone="risk" /> missing
        </p>
      )}
    </div>
  );
}

const blank: ItemDraft = { what: '', owner: '', due: '' };

function Items(props: PartProps & { error: string | undefined }) {
  const { draft } = props;
  const now = () => new Date().toISOString();
  const rows = [...draft.items, blank];
  const vague = draft.items.some(
    (item) => item.what.trim() !== '' && (item.owner.trim() === '' || item.due.trim() === ''),
  );
  return (
    <fieldset
      class="f span3 items"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) props.onLeave();
      }}
    >
      <legend class="label">Action items</legend>
      {rows.map((item, index) => {
        const part = (name: keyof ItemDraft, label: string, placeholder: string) => (
          <TextField
            label={`${label} of action item ${index + 1}`}
            labelHidden
            class={name}
            value={item[name]}
            placeholder={placeholder}
            invalid={name === 'due' && props.error?.includes(`“${item.due.trim()}”`) === true}
            onInput={(text) => props.onDraft(typeItem(draft, index, { [name]: text }, now()))}
          />
        );
        return (
          // The rows have no identity but their place.
          <div class="item-row" key={`row ${index}`}>
            {part('what', 'What', index === draft.items.length ? 'Add action item: what' : 'What')}
            {part('owner', 'Owner', 'Owner')}
            {part('due', 'Due date', 'Due, 2026-11-28')}
            <Button
              kind="ghost"
              class="tool"
              label={`Remove action item ${index + 1}`}
              disabled={index === draft.items.length ? 'Nothing to remove' : undefined}
              onClick={() => props.onDraft(dropItem(draft, index, now()))}
            >
              <Icon name="cross" />
            </Button>
          </div>
        );
      })}
      {props.error !== undefined ? (
        <p class="msg bad" role="alert">
          <Icon name="broken" tone="bad" /> {props.error}
        </p>
      ) : (
        props.told &&
        (vague || draft.items.length === 0) && (
          <p class="msg risk">
            <Icon name="risk" tone="risk" /> {vague ? 'each needs an owner and a date' : 'missing'}
          </p>
        )
      )}
    </fieldset>
  );
}
