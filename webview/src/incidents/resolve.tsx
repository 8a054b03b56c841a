import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  type IncidentDetail,
  type ItemChange,
  type ItemDraft,
  rowsLeft,
  type SimilarIncident,
  withChanges,
} from '../../../engine/protocol/page.ts';
import { useAfterPress } from '../ui/after-press.ts';
import { Button, TextArea, TextField, WrappingField } from '../ui/controls.ts';
import { focusWithin } from '../ui/focus.ts';
import { Icon } from '../ui/icons.tsx';
import { Key, SeverityBadge } from '../ui/parts.tsx';
import { Items } from './items.tsx';
import { type Suggestion, suggestionsFor } from './model-known.ts';
import {
  type Draft,
  draftErrors,
  type FieldSpec,
  type FormErrors,
  form,
  missingFields,
  type TextField as Name,
} from './model-resolution.ts';
import { isActive } from './model-state.ts';
import { Saved, type Saving } from './saved.tsx';

interface ResolveProps {
  readonly detail: IncidentDetail;
  readonly draft: Draft;
  readonly saving: Saving;
  readonly similar: readonly SimilarIncident[];
  readonly waits: string | undefined;
  readonly onField: (name: Name, text: string) => void;
  readonly onItem: (change: ItemChange) => void;
  /** A field was left. */
  readonly onLeave: () => void;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

/** What has the focus stays as it is drawn, whatever arrives from other windows. */
type Held = { readonly field: Name; readonly text: string } | { readonly items: readonly ItemDraft[] } | undefined;

/** The fifteen fields, over the detail. Every letter is kept as typed. */
export function ResolveForm(props: ResolveProps) {
  const { detail, waits } = props;
  const { incident } = detail;
  const [asked, setAsked] = useState(false);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [held, setHeld] = useState<Held>();
  const area = useRef<HTMLElement>(null);
  const afterPress = useAfterPress();
  const draft = withHeld(props.draft, held);
  const missing = missingFields(draft);
  const errors = draftErrors(draft);
  useLayoutEffect(() => area.current?.querySelector<HTMLElement>('vscode-text-area')?.focus(), []);
  const leave = (name: string) => {
    setHeld(undefined);
    afterPress(() => setTouched((before) => new Set([...before, name])));
    props.onLeave();
  };
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
        <Saved saving={props.saving} />
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
              draft={draft}
              shown={asked ? errors : {}}
              told={asked || touched.has(spec.name)}
              suggestions={suggestionsFor(spec.name, detail, props.similar)}
              onHold={(text) => setHeld({ field: spec.name, text })}
              onLeave={() => leave(spec.name)}
              onInput={(text) => {
                setHeld((now) => (now !== undefined ? { field: spec.name, text } : now));
                props.onField(spec.name, text);
              }}
            />
          ))}
          {heading === 'Learning' && (
            <Items
              items={draft.items}
              error={errors.action_items}
              told={asked || touched.has('action_items')}
              onHold={() => setHeld({ items: draft.items })}
              onLeave={() => leave('action_items')}
              onItem={(change) => {
                const items = rowsLeft(withChanges(draft.items, [change]));
                setHeld((now) => (now !== undefined ? { items } : now));
                props.onItem(change);
              }}
            />
          )}
        </fieldset>
      ))}
    </section>
  );
}

function withHeld(draft: Draft, held: Held): Draft {
  if (held === undefined) return draft;
  if ('items' in held) return { ...draft, items: held.items };
  return { ...draft, fields: { ...draft.fields, [held.field]: held.text } };
}

interface FieldProps {
  readonly spec: FieldSpec;
  readonly draft: Draft;
  readonly shown: FormErrors;
  /** It was left, or the form was to be sent: what is missing in it is told. */
  readonly told: boolean;
  readonly suggestions: readonly Suggestion[];
  readonly onHold: (text: string) => void;
  readonly onLeave: () => void;
  readonly onInput: (text: string) => void;
}

const controls = { text: TextArea, line: WrappingField, minutes: TextField };

function Field(props: FieldProps) {
  const { spec, draft, suggestions } = props;
  const from = draft.from[spec.name];
  const value = draft.fields[spec.name] ?? '';
  const blank = value.trim() === '';
  const error = props.shown[spec.name] ?? (blank ? undefined : draftErrors(draft)[spec.name]);
  const Control = controls[spec.kind];
  return (
    <div class={`f ${spec.wide ? 'span2' : ''}`} {...focusWithin(() => props.onHold(value), props.onLeave)}>
      <Control
        label={spec.label}
        aside={<span class="src">{from ?? (spec.required ? 'required' : '')}</span>}
        value={value}
        placeholder={spec.hint}
        required={spec.required === true}
        invalid={error !== undefined}
        onInput={props.onInput}
      />
      {blank &&
        suggestions.map(({ text, from: source }) => (
          <button
            key={text}
            type="button"
            class="suggestion"
            title={text}
            onClick={({ currentTarget }) => {
              props.onInput(text);
              currentTarget.parentElement?.querySelector<HTMLElement>('.field')?.focus();
            }}
          >
            <Icon name="plus" />
            <span class="heard">{spec.label}: use </span>
            <span class="cut">{text}</span>
            <span class="heard">, from </span>
            <span class="from">{source}</span>
          </button>
        ))}
      {error !== undefined && (
        <p class="msg bad" role="alert">
          <Icon name="broken" tone="bad" /> {error}
        </p>
      )}
      {error === undefined && props.told && blank && (
        <p class="msg risk">
          <Icon name="risk" tone="risk" /> missing
        </p>
      )}
    </div>
  );
}
