import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Failure, HealthState, Location, WorkloadHealth } from '../../../engine/protocol/page.ts';
import type { Host } from '../host.ts';
import { useKept } from '../ui/kept.ts';
import { useKeys } from '../ui/keys.ts';
import { KeysHelp } from '../ui/keys-help.tsx';
import { isAway } from '../ui/model-connection.ts';
import { moved } from '../ui/model-order.ts';
import { Broken, Notices, Problem } from '../ui/states.tsx';
import { actionsOf } from './actions.ts';
import { bindingsOf } from './bindings.ts';
import { Head, Tools } from './head.tsx';
import { isUsable, lastChecked, lastSeen, overdueAt } from './model-check.ts';
import { filtered, groups, placed } from './model-groups.ts';
import { notTakenOf } from './model-not-taken.ts';
import { windowOf } from './model-range.ts';
import { Selected } from './selected.tsx';
import { Loading, Mistakes, NoChecks, NoMatch, NotWatched, Unkept, Unwatched } from './states.tsx';
import { groupSize, Table } from './table.tsx';
import { useHealth } from './use-health.ts';
import { useHistory } from './use-history.ts';
import { Overall } from './verdict.tsx';
import { freshView, selecting, type ViewState } from './view-state.ts';

const nothing: readonly WorkloadHealth[] = [];

/** The health page. */
export function App(props: { host: Host<ViewState> }) {
  const { host } = props;
  const [kept, keep] = useKept(host, freshView);
  const [problem, setProblem] = useState<Failure>();
  const [running, setRunning] = useState<readonly string[]>([]);
  const [whole, setWhole] = useState<readonly HealthState[]>([]);
  const [help, setHelp] = useState(false);
  const select = useCallback((workload: string) => keep((state) => selecting(state, workload)), [keep]);
  const health = useHealth(host, select);
  const { view, trusted, connection } = health;
  const overview = view?.overview;
  const all = overview?.workloads ?? nothing;
  const broken = overview && notTakenOf(overview);
  const shown = useMemo(() => filtered(all, kept.filter, kept.states), [all, kept.filter, kept.states]);
  const drawn = groups(placed([], shown, false), shown).flatMap(({ state, workloads }) =>
    whole.includes(state) ? workloads : workloads.slice(0, groupSize),
  );
  const selected = all.find(({ workload }) => workload === kept.selected);
  const [history, historyFailure] = useHistory(host, {
    range: kept.range,
    workloads: [...new Set([...drawn, ...(selected ? [selected] : [])].map(({ workload }) => workload))].toSorted(),
    standing: all.map(({ state }) => state).join(),
    live: connection.state === 'live',
  });
  const actions = useMemo(
    () =>
      actionsOf(host, { say: health.say, fail: setProblem, running: setRunning, refresh: () => void health.load() }),
    [host, health.say, health.load],
  );

  /** Nothing is watched, and nothing of what is defined ever was. */
  const never =
    overview?.watching === undefined &&
    all.every(isUsable) &&
    lastChecked(all.flatMap(({ checks }) => checks)) === undefined;
  const away = isAway(connection);
  const waits = away ? 'Waits until connected' : undefined;
  const cannotStart = waits ?? (trusted ? undefined : 'Nothing runs in Restricted Mode');
  const watched = overview?.watching !== undefined;
  const live = watched && !away;
  const cannotRun = cannotStart ?? (watched ? undefined : 'Nothing is watched now: start watching first');
  const failure = health.failure ?? (connection.state === 'failed' ? connection.failure : undefined);

  useEffect(() => {
    const first = drawn[0]?.workload;
    if (selected === undefined && first !== undefined) select(first);
  }, [selected, drawn[0]?.workload, select]);

  const move = (by: 1 | -1) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-workload]')];
    const next = moved(
      rows.map((row) => row.dataset['workload'] ?? ''),
      kept.selected,
      by,
    );
    if (next === undefined) return;
    if (next !== kept.selected) select(next);
    const row = rows.find(({ dataset }) => dataset['workload'] === next);
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus({ preventScroll: true });
  };
  const clear = () => keep((now) => ({ ...now, filter: '', states: [] }));
  const open = (location: Location) => void actions.open(location);
  const runnable = all.filter(isUsable).map(({ workload }) => workload);
  const bindings = bindingsOf({
    selected,
    workloads: runnable,
    cannotRun,
    waits,
    actions,
    move,
    filter: () => document.querySelector<HTMLElement>('.filter')?.focus(),
    range: (range) => keep((now) => ({ ...now, range })),
    help: () => setHelp(true),
    escape: clear,
  });
  useKeys(bindings);

  const content = () => {
    if (overview === undefined)
      return failure === undefined ? (
        <Loading />
      ) : (
        <Broken
          failure={failure}
          onAct={actions.act}
          onRetry={() => {
            void actions.act('retry');
            void health.load();
          }}
        />
      );
    if (all.length === 0)
      return (
        <NoChecks
          overview={overview}
          cannot={cannotStart}
          onNew={() => void actions.newCheck()}
          onStart={() => void actions.startWatching()}
          onCopy={(text) => void actions.copy(text)}
        />
      );
    if (never) return <NotWatched workloads={all} cannot={cannotStart} onStart={() => void actions.startWatching()} />;
    return (
      <>
        <Overall
          workloads={all}
          incidents={view?.incidents ?? []}
          watched={live}
          broken={broken?.sentence}
          states={kept.states}
          onState={(state) =>
            keep((now) => ({
              ...now,
              states: now.states.includes(state) ? now.states.filter((one) => one !== state) : [...now.states, state],
            }))
          }
          onIncident={(id) => void actions.openIncident(id)}
        />
        <Tools
          filter={kept.filter}
          range={kept.range}
          onFilter={(filter) => keep((now) => ({ ...now, filter }))}
          onRange={(range) => keep((now) => ({ ...now, range }))}
          onHelp={() => setHelp(true)}
        />
        {historyFailure !== undefined && connection.state === 'live' && <Problem failure={historyFailure} />}
        {shown.length === 0 ? (
          <NoMatch filter={kept.filter} hidden={all.length} onClear={clear} />
        ) : (
          <Table
            workloads={shown}
            history={history}
            window={history?.window ?? windowOf(kept.range, Date.now())}
            selected={kept.selected}
            watched={live}
            whole={whole}
            onWhole={(state) => setWhole([...whole, state])}
            onSelect={select}
            onOpen={open}
            onMove={move}
            onIncident={(id) => void actions.openIncident(id)}
          />
        )}
        {selected !== undefined && (
          <Selected
            one={selected}
            chosen={kept.check}
            history={history}
            running={running.includes(selected.workload)}
            watched={live}
            cannotRun={cannotRun}
            waits={waits}
            actions={actions}
            onCheck={(check) => keep((now) => ({ ...now, check }))}
          />
        )}
      </>
    );
  };

  return (
    <div class={`health ${overview !== undefined && (away || !watched) ? 'stale' : ''}`}>
      <Notices
        connection={overview === undefined || !away ? undefined : connection}
        safe="What is shown is how it stood before."
        trusted={trusted}
        onAct={actions.act}
      />
      {overview !== undefined && !never && !watched && !away && (
        <Unwatched at={lastSeen(all)} cannot={cannotStart} onStart={() => void actions.startWatching()} />
      )}
      {overview?.unkept !== undefined && <Unkept failure={overview.unkept} />}
      {broken !== undefined && <Mistakes found={broken} onOpen={open} />}
      <main>
        <Head
          workloads={never ? nothing : all}
          runnable={runnable}
          connection={connection}
          watching={overview === undefined || watched}
          overdueAt={overview && overdueAt(overview, health.came)}
          failed={failure !== undefined}
          selected={selected}
          running={running.length}
          cannotRun={cannotRun}
          waits={waits}
          actions={actions}
        />
        {problem !== undefined && <Problem failure={problem} onClose={() => setProblem(undefined)} />}
        {content()}
      </main>
      <p class="heard" aria-live="polite">
        {health.said.filter(({ assertive }) => !assertive).map(({ text }) => `${text}. `)}
      </p>
      <p class="heard" aria-live="assertive">
        {health.said.filter(({ assertive }) => assertive).map(({ text }) => `${text}. `)}
      </p>
      {help && (
        <KeysHelp
          bindings={bindings}
          extra={[
            ['Enter', 'open the file of the workload'],
            ['← →', 'in the chart: time and value'],
            ['Esc', 'leave a field, clear the filter'],
          ]}
          close={() => setHelp(false)}
        />
      )}
    </div>
  );
}
