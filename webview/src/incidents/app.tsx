import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ConnectionState, CorrectableMilestone, Failure, IncidentChoice } from '../../../engine/protocol/page.ts';
import type { Host } from '../host.ts';
import { useKept } from '../ui/kept.ts';
import { useKeys } from '../ui/keys.ts';
import { KeysHelp } from '../ui/keys-help.tsx';
import { isAway } from '../ui/model-connection.ts';
import { moved } from '../ui/model-order.ts';
import { Broken, Notices, Problem } from '../ui/states.tsx';
import { actionsOf } from './actions.ts';
import { bindingsOf } from './bindings.ts';
import { Detail } from './detail.tsx';
import { List } from './list.tsx';
import { shownDraft, typeField, typeItem } from './model-draft.ts';
import { knownOf } from './model-known.ts';
import { isCut, parseFilter, sections, type Tab, tabCounts } from './model-list.ts';
import { resolutionOf } from './model-resolution.ts';
import { isActive } from './model-state.ts';
import { Picker } from './picker.tsx';
import { ResolveForm } from './resolve.tsx';
import { savingOf } from './saved.tsx';
import { Empty, Loading, NoMatch } from './states.tsx';
import { Times } from './times.tsx';
import { useDrafts } from './use-drafts.ts';
import { useFound } from './use-found.ts';
import { useIncidents } from './use-incidents.ts';
import { useNotes, useNotesKept } from './use-notes.ts';
import { useSimilar } from './use-similar.ts';
import { allSegments, enlarged, formClosed, freshView, type ViewState } from './view-state.ts';

const noContent = { incidents: [], me: '', playbooks: [] };

/** The incidents page. */
export function App(props: { host: Host<ViewState> }) {
  const { host } = props;
  const [kept, keep] = useKept(host, freshView);
  const [problem, setProblem] = useState<Failure>();
  const [listOpen, setListOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const [times, setTimes] = useState<{ readonly first: CorrectableMilestone | undefined }>();
  const choose = useCallback(({ id, form }: IncidentChoice) => {
    setProblem(undefined);
    setListOpen(false);
    setTimes(undefined);
    keep((state) => ({ ...formClosed(state), selected: id, ...(form === 'resolve' && { resolving: id }) }));
  }, []);
  const select = useCallback((id: string) => choose({ id }), [choose]);
  const incidents = useIncidents(host, kept.selected, choose);
  const { view, trusted, connection, details } = incidents;
  const { incidents: all, me, playbooks } = view ?? noContent;
  const live = connection.state === 'live';

  const actions = useMemo(
    () => actionsOf(host, { take: incidents.take, say: incidents.say, select, fail: setProblem }),
    [host, incidents.take, incidents.say],
  );

  const found = useFound(host, kept.filter, view !== undefined && isCut(all, view.counts), view);
  const shown =
    view && sections(all, { ...kept, filter: parseFilter(kept.filter), me, now: Date.now(), ...(found && { found }) });
  const ids = shown?.flatMap((section) => section.incidents.map(({ id }) => id)) ?? [];
  const detail = kept.selected === undefined ? undefined : details[kept.selected];
  const selected = detail?.incident ?? all.find(({ id }) => id === kept.selected);
  const similar = useSimilar(host, kept.selected, live);
  const offline = isAway(connection);
  const waits = offline ? 'Waits until connected' : undefined;

  useEffect(() => host.on('incidents/select', choose), [host]);

  useEffect(() => {
    if (view === undefined || kept.selected !== undefined) return;
    const first = sections(all, { ...freshView, filter: parseFilter(''), me, now: 0 })[0]?.incidents[0]?.id;
    if (first !== undefined) keep((state) => ({ ...state, selected: first }));
  }, [view, kept.selected]);

  useNotesKept(host, view, kept, keep);
  const addNote = useNotes(kept, keep, connection, actions);

  // What is known stays as it was when the form was opened: minutes do not tick under the reader.
  const formOpened = useRef(Date.now());
  const drafts = useDrafts(host, kept.typed, (typed) => keep((state) => ({ ...state, typed })), {
    live,
    take: incidents.take,
  });
  const openForm = () => {
    if (detail === undefined || detail.incident.state === 'reviewed') return;
    formOpened.current = Date.now();
    keep((state) => ({ ...state, resolving: detail.incident.id }));
  };
  const closeForm = () => {
    drafts.flush();
    keep((state) => formClosed(state));
  };
  const typed = kept.selected === undefined ? undefined : kept.typed[kept.selected];
  const filling = detail !== undefined && kept.resolving === detail.incident.id && detail.incident.state !== 'reviewed';

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
    times: () => setTimes({ first: undefined }),
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
  const counts = view && tabCounts(view.counts);
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
    if (filling) {
      const draft = shownDraft(detail, knownOf(detail, formOpened.current), typed);
      const send = async () => {
        if (!(await actions.resolve(id, resolutionOf(draft, detail.incident.resolution)))) return;
        drafts.forget(id);
        keep((state) => formClosed(state));
      };
      return (
        <ResolveForm
          detail={detail}
          draft={draft}
          saving={savingOf(detail, typed, me, drafts.failure?.message ?? (live ? undefined : 'sent once connected'))}
          similar={similar ?? []}
          waits={waits}
          onField={(name, text) => drafts.type(id, (now) => typeField(now, name, text))}
          onItem={(change) => drafts.type(id, (now) => typeItem(now, change))}
          onLeave={drafts.flush}
          onSend={() => void send()}
          onCancel={closeForm}
        />
      );
    }
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
        similar={similar}
        large={kept.large}
        onLarge={(evidence) => keep((now) => enlarged(now, evidence))}
        onSelect={select}
        onTimes={(first) => setTimes({ first })}
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
      {times !== undefined && detail !== undefined && (
        <Times
          incident={detail.incident}
          first={times.first}
          onSave={(changes) => actions.milestones(detail.incident.id, changes)}
          onClose={() => setTimes(undefined)}
        />
      )}
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
