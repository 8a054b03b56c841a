import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { ConnectionState, Failure } from '../../../engine/protocol/page.ts';
import type { Host } from '../host.ts';
import { useKept } from '../ui/kept.ts';
import { useKeys } from '../ui/keys.ts';
import { KeysHelp } from '../ui/keys-help.tsx';
import { moved } from '../ui/model-order.ts';
import { Broken, Notices, Problem } from '../ui/states.tsx';
import { actionsOf } from './actions.ts';
import { bindingsOf } from './bindings.ts';
import { Detail } from './detail.tsx';
import { List } from './list.tsx';
import { parseFilter, sections, type Tab, tabCounts } from './model-list.ts';
import { resolutionOf, startDraft } from './model-resolution.ts';
import { isActive } from './model-state.ts';
import { Picker } from './picker.tsx';
import { ResolveForm } from './resolve.tsx';
import { Empty, Loading, NoMatch } from './states.tsx';
import { useIncidents } from './use-incidents.ts';
import { allSegments, formClosed, freshView, type ViewState, without } from './view-state.ts';

const noContent = { incidents: [], me: '', playbooks: [] };

/** The incidents page. */
export function App(props: { host: Host<ViewState> }) {
  const { host } = props;
  const [kept, keep] = useKept(host, freshView);
  const [problem, setProblem] = useState<Failure>();
  const [listOpen, setListOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const select = useCallback((id: string) => {
    setProblem(undefined);
    setListOpen(false);
    keep((state) => ({ ...formClosed(state), selected: id }));
  }, []);
  const incidents = useIncidents(host, kept.selected, select);
  const { view, trusted, connection, details } = incidents;
  const { incidents: all, me, playbooks } = view ?? noContent;

  const actions = useMemo(
    () => actionsOf(host, { take: incidents.take, say: incidents.say, select, fail: setProblem }),
    [host, incidents.take, incidents.say],
  );

  const shown = view && sections(all, { ...kept, filter: parseFilter(kept.filter), me, now: Date.now() });
  const ids = shown?.flatMap((section) => section.incidents.map(({ id }) => id)) ?? [];
  const selected = all.find(({ id }) => id === kept.selected);
  const detail = kept.selected === undefined ? undefined : details[kept.selected];
  const offline = connection.state === 'offline' || connection.state === 'failed';
  const waits = offline ? 'Waits until connected' : undefined;

  useEffect(() => host.on('incidents/select', ({ id }) => select(id)), [host]);

  useEffect(() => {
    if (view === undefined || kept.selected !== undefined) return;
    const first = sections(all, { ...freshView, filter: parseFilter(''), me, now: 0 })[0]?.incidents[0]?.id;
    if (first !== undefined) keep((state) => ({ ...state, selected: first }));
  }, [view, kept.selected]);

  const addNote = async (id: string) => {
    const text = kept.notes[id]?.trim() ?? '';
    if (text === '') return;
    if (offline) {
      keep((state) => ({ ...state, waiting: [...new Set([...state.waiting, id])] }));
      return;
    }
    keep((state) => ({ ...state, waiting: state.waiting.filter((other) => other !== id) }));
    if (!(await actions.note(id, text))) return;
    // What was typed since then is the next note.
    keep((state) => (state.notes[id]?.trim() === text ? { ...state, notes: without(state.notes, id) } : state));
  };
  useEffect(() => {
    if (connection.state === 'live') for (const id of kept.waiting) void addNote(id);
  }, [connection.state]);

  const openForm = () => {
    if (detail === undefined || detail.incident.state === 'reviewed') return;
    const { id } = detail.incident;
    keep((state) => ({
      ...state,
      resolving: id,
      drafts: { ...state.drafts, [id]: state.drafts[id] ?? startDraft(detail, Date.now()) },
    }));
  };
  const closeForm = () => keep((state) => formClosed(state));
  const sendForm = async (id: string) => {
    const draft = kept.drafts[id];
    if (draft === undefined) return;
    if (!(await actions.resolve(id, resolutionOf(draft, detail?.incident.resolution)))) return;
    keep((state) => formClosed({ ...state, drafts: without(state.drafts, id) }));
  };
  const draft = kept.selected === undefined ? undefined : kept.drafts[kept.selected];
  const filling = kept.resolving === kept.selected && draft !== undefined && detail !== undefined;

  const move = (by: 1 | -1) => {
    const drawn = [...document.querySelectorAll<HTMLElement>('.list [data-id]')].map((row) => row.dataset['id'] ?? '');
    const next = moved(drawn, kept.selected, by);
    if (next === undefined) return;
    if (next !== kept.selected) select(next);
    document.querySelector<HTMLElement>(`[data-id="${CSS.escape(next)}"]`)?.focus();
  };
  const clearFilter = () => keep((now) => ({ ...now, filter: '' }));
  const bindings = bindingsOf({
    incident: selected,
    playbooks,
    trusted,
    waits: offline,
    filling,
    actions,
    move,
    filter: () => focusOn('.filter', () => setListOpen(true)),
    note: () => focusOn('.note'),
    resolve: openForm,
    help: () => setHelp(true),
    escape: () => {
      if (filling) closeForm();
      else if (listOpen) setListOpen(false);
      else if (kept.filter !== '') clearFilter();
    },
  });
  useKeys(bindings);

  const retry = () => {
    void actions.act('retry');
    void incidents.load();
  };
  const counts = view && tabCounts(all, me);
  const active = ids.filter((id) => all.some((incident) => incident.id === id && isActive(incident)));
  const failure = incidents.failure ?? (connection.state === 'failed' ? connection.failure : undefined);

  const content = () => {
    if (view === undefined)
      return failure === undefined ? <Loading /> : <Broken failure={failure} onAct={actions.act} onRetry={retry} />;
    if (ids.length === 0 && kept.filter.trim() !== '')
      return (
        <NoMatch
          filter={kept.filter}
          hidden={counts?.[kept.tab] ?? 0}
          onClear={clearFilter}
          {...(kept.tab === 'all' ? {} : { onAll: () => keep((now) => ({ ...now, tab: 'all' as Tab })) })}
        />
      );
    if (kept.selected === undefined)
      return <Empty incidents={all} waits={waits} onStart={() => void actions.start()} />;
    if (detail === undefined)
      return incidents.detailFailure === undefined ? (
        <Loading />
      ) : (
        <Broken failure={incidents.detailFailure} onAct={actions.act} onRetry={retry} />
      );
    const { id } = detail.incident;
    if (filling)
      return (
        <ResolveForm
          detail={detail}
          draft={draft}
          waits={waits}
          onDraft={(next) => keep((now) => ({ ...now, drafts: { ...now.drafts, [id]: next } }))}
          onSend={() => void sendForm(id)}
          onCancel={closeForm}
        />
      );
    return (
      <Detail
        detail={detail}
        playbooks={playbooks}
        broken={view.broken}
        trusted={trusted}
        waits={waits}
        segment={kept.segment}
        note={kept.notes[id] ?? ''}
        noteWaits={kept.waiting.includes(id)}
        actions={actions}
        onResolve={openForm}
        onSegment={(segment) => keep((now) => (segment === undefined ? allSegments(now) : { ...now, segment }))}
        onNote={(text) => keep((now) => ({ ...now, notes: { ...now.notes, [id]: text } }))}
        onAddNote={() => void addNote(id)}
      />
    );
  };

  return (
    <div class={`page ${offline && view !== undefined ? 'stale' : ''}`}>
      <Notices
        connection={view === undefined ? undefined : connection}
        safe="The incidents listed are safe on disk."
        trusted={trusted}
        onAct={actions.act}
      />
      <div class="panes">
        <Picker active={active} selected={kept.selected} open={listOpen} onToggle={() => setListOpen(!listOpen)} />
        <List
          sections={shown}
          loading={failure === undefined}
          waits={waits}
          counts={counts}
          tab={kept.tab}
          filter={kept.filter}
          selected={kept.selected}
          live={liveWord(connection, failure)}
          open={listOpen}
          onTab={(tab) => keep((now) => ({ ...now, tab }))}
          onFilter={(filter) => keep((now) => ({ ...now, filter }))}
          onSelect={select}
          onMove={move}
          onEnter={() => document.getElementById('detail-title')?.focus()}
          onStart={() => void actions.start()}
          onHelp={() => setHelp(true)}
        />
        <main class="detail">
          {problem !== undefined && <Problem failure={problem} onClose={() => setProblem(undefined)} />}
          {content()}
        </main>
      </div>
      <p class="heard" aria-live="polite">
        {incidents.said.filter(({ assertive }) => !assertive).map(({ text }) => `${text}. `)}
      </p>
      <p class="heard" aria-live="assertive">
        {incidents.said.filter(({ assertive }) => assertive).map(({ text }) => `${text}. `)}
      </p>
      {help && (
        <KeysHelp
          bindings={bindings}
          extra={[
            ['Enter', 'go from the list to the incident'],
            ['Ctrl+Enter', 'add the note, send the form'],
            ['Esc', 'leave a field, close the form, clear the filter'],
          ]}
          close={() => setHelp(false)}
        />
      )}
    </div>
  );
}

/** Focuses an element, after `open` made room for it where a narrow page hides it. */
function focusOn(selector: string, open?: () => void): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  if (element === null || document.activeElement === element) return;
  open?.();
  window.setTimeout(() => element.focus());
}

function liveWord(connection: ConnectionState, failure: Failure | undefined): string {
  if (connection.state === 'live') return 'live';
  return connection.state === 'connecting' && failure === undefined ? 'connecting' : 'not connected';
}
