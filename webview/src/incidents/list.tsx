import { useRef, useState } from 'preact/hooks';
import type { IncidentSummary } from '../../../engine/protocol/page.ts';
import { Button, TextField } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { keepOrder } from '../ui/model-order.ts';
import { ageShort } from '../ui/model-time.ts';
import { AfterAWhile, Key, SeverityBadge, useNow } from '../ui/parts.tsx';
import { metaOf, rowAge, type Section, type Tab, tabs } from './model-list.ts';
import { StateIcon } from './state-icon.tsx';

interface ListProps {
  /** Undefined until they are known. */
  readonly sections: readonly Section[] | undefined;
  readonly loading: boolean;
  /** Why nothing can be changed now. */
  readonly waits: string | undefined;
  readonly counts: Readonly<Record<Tab, number>> | undefined;
  readonly tab: Tab;
  readonly filter: string;
  readonly selected: string | undefined;
  readonly live: string;
  /** Shown although the page is narrow. */
  readonly open: boolean;
  readonly onTab: (tab: Tab) => void;
  readonly onFilter: (text: string) => void;
  readonly onSelect: (id: string) => void;
  readonly onEnter: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onStart: () => void;
  readonly onHelp: () => void;
}

export function List(props: ListProps) {
  const { sections, counts, live } = props;
  return (
    <nav class={`list ${props.open ? 'open' : ''}`} aria-label="Incidents">
      <div class="top">
        <div class="row">
          <span class="strong grow">Incidents</span>
          <span class={`live ${live === 'live' ? '' : 'away'}`}>{live}</span>
          <Button kind="ghost" class="tool" label="Start incident (C)" disabled={props.waits} onClick={props.onStart}>
            <Icon name="plus" />
          </Button>
        </div>
        <TextField
          class="filter"
          label="Filter incidents"
          labelHidden
          value={props.filter}
          placeholder="Filter: text, service:, owner:, P1…"
          start={<Icon name="search" />}
          end={<Key of="/" />}
          onInput={props.onFilter}
        />
      </div>
      <Tabs counts={counts} tab={props.tab} onTab={props.onTab} />
      {sections === undefined
        ? props.loading && (
            <AfterAWhile>
              <Placeholders />
            </AfterAWhile>
          )
        : sections.map((section) => <Rows key={section.heading ?? ''} section={section} {...props} />)}
      <footer>
        <span>
          <Key of="J" /> <Key of="K" /> move
        </span>
        <span>
          <Key of="N" /> note
        </span>
        <button type="button" class="plain" onClick={props.onHelp}>
          <Key of="?" /> all keys
        </button>
      </footer>
    </nav>
  );
}

function Tabs(props: { counts: ListProps['counts']; tab: Tab; onTab: (tab: Tab) => void }) {
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const next = tabs[(tabs.findIndex(({ tab }) => tab === props.tab) + by + tabs.length) % tabs.length];
    if (next === undefined) return;
    props.onTab(next.tab);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`[data-tab="${next.tab}"]`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Which incidents" onKeyDown={press}>
      {tabs.map(({ tab, word }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          data-tab={tab}
          aria-selected={tab === props.tab}
          tabIndex={tab === props.tab ? 0 : -1}
          class={tab === props.tab ? 'on' : ''}
          onClick={() => props.onTab(tab)}
        >
          {word}
          <b>{props.counts?.[tab] ?? '–'}</b>
        </button>
      ))}
    </div>
  );
}

function Rows(props: ListProps & { section: Section }) {
  const { section, selected } = props;
  const [incidents, settle] = useSteadyOrder(section.incidents);
  const stop = incidents.some(({ id }) => id === selected) ? selected : incidents[0]?.id;
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') props.onMove(1);
    else if (event.key === 'ArrowUp') props.onMove(-1);
    else if (event.key === 'Enter') props.onEnter();
    else if (event.key === ' ') pick(event);
    else return;
    event.preventDefault();
  };
  const pick = (event: Event) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id !== undefined) props.onSelect(id);
  };
  if (section.heading !== undefined && incidents.length === 0) return null;
  return (
    <section>
      {section.heading !== undefined && (
        <h2>
          <span>{section.heading}</span>
          <span>{incidents.length}</span>
        </h2>
      )}
      <div
        role="listbox"
        class="rows"
        tabIndex={-1}
        aria-label={section.heading ?? 'Incidents'}
        onClick={pick}
        onKeyDown={press}
        onFocusOut={settle}
        onMouseLeave={settle}
      >
        {incidents.map((incident) => (
          <Row key={incident.id} incident={incident} selected={incident.id === selected} stop={incident.id === stop} />
        ))}
      </div>
    </section>
  );
}

function Row(props: { incident: IncidentSummary; selected: boolean; stop: boolean }) {
  const { incident, selected } = props;
  const now = useNow();
  const meta = metaOf(incident, now);
  return (
    <div
      role="option"
      class={`inc ${selected ? 'on' : ''} ${incident.milestones.resolved === undefined ? '' : 'done'}`}
      data-id={incident.id}
      aria-selected={selected}
      tabIndex={props.stop ? 0 : -1}
    >
      <SeverityBadge of={incident.severity} />
      <span class="t cut" title={incident.title}>
        {incident.title}
      </span>
      <span class="age">{ageShort(rowAge(incident, now))}</span>
      <span class="meta">
        <StateIcon of={incident} />
        <span class="cut">
          {meta.strong ? <span class="alone">{meta.state}</span> : meta.state}
          {meta.rest.map((part) => ` · ${part}`)}
        </span>
      </span>
    </div>
  );
}

function Placeholders() {
  return (
    <div class="placeholders" aria-hidden>
      {[1, 2, 3].map((row) => (
        <div key={row}>
          <div class="sk" />
          <div class="sk s" />
        </div>
      ))}
    </div>
  );
}

/** While the pointer or the focus is in the list, rows keep their places; they move when it is left, which calls `settle`. */
function useSteadyOrder(
  incidents: readonly IncidentSummary[],
): readonly [readonly IncidentSummary[], settle: () => void] {
  const order = useRef<readonly string[]>([]);
  const [, setLeft] = useState(0);
  const ids = incidents.map(({ id }) => id);
  const inUse = document.querySelector('.list .rows:is(:hover, :focus-within)') !== null;
  order.current = inUse ? keepOrder(order.current, ids) : ids;
  const drawn = order.current.flatMap((id) => incidents.find((incident) => incident.id === id) ?? []);
  return [drawn, () => window.setTimeout(() => setLeft((times) => times + 1))];
}
