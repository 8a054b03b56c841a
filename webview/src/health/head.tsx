import type { ConnectionState, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { Button, TextField } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { isAway } from '../ui/model-connection.ts';
import { Age, Key, useNow } from '../ui/parts.tsx';
import type { Actions } from './actions.ts';
import { lastChecked } from './model-check.ts';
import { type Range, ranges } from './model-range.ts';

/** What the page is, how fresh it is, and what can be done to all or to the selected workload. */
export function Head(props: {
  workloads: readonly WorkloadHealth[];
  /** Those of them whose checks can be run. */
  runnable: readonly string[];
  connection: ConnectionState;
  watching: boolean;
  /** When the checks are overdue if none is observed before, in ms since 1970. */
  overdueAt: number | undefined;
  failed: boolean;
  selected: WorkloadHealth | undefined;
  /** How many workloads are being run. */
  running: number;
  cannotRun: string | undefined;
  waits: string | undefined;
  actions: Actions;
}) {
  const { workloads, runnable, selected, actions, running } = props;
  const cannotRun = runnable.length === 0 ? 'No definition can be used' : props.cannotRun;
  const last = lastChecked(workloads.flatMap(({ checks }) => checks));
  const overdue = useNow() > (props.overdueAt ?? Number.POSITIVE_INFINITY);
  const word = liveWord(props.connection, props.failed, props.watching, overdue);
  return (
    <header class="top row">
      <h1>Health</h1>
      <span class={`live ${word === 'live' ? '' : 'away'}`}>
        <span>
          {word}
          {last !== undefined && (
            <>
              {' · checked '}
              <Age from={last} short after=" ago" />
            </>
          )}
        </span>
      </span>
      <span class="grow" />
      {workloads.length > 0 && (
        <>
          <Button
            disabled={running > 0 ? 'Checks are being run' : cannotRun}
            onClick={() => void actions.check(runnable)}
          >
            <Icon name="run" />
            {running > 1 ? 'Running…' : 'Run all'}
            <Key of="A" />
          </Button>
          <Button
            title={selected === undefined ? undefined : `Silence ${selected.workload} for a while`}
            disabled={selected === undefined ? 'Select a workload first' : props.waits}
            onClick={() => selected !== undefined && void actions.silence(selected.workload)}
          >
            <Icon name="silenced" />
            Silence…
            <Key of="S" />
          </Button>
        </>
      )}
    </header>
  );
}

function liveWord(connection: ConnectionState, failed: boolean, watching: boolean, overdue: boolean): string {
  if (!watching && !isAway(connection)) return 'not watching';
  if (connection.state === 'live') return overdue ? 'checks overdue' : 'live';
  return connection.state === 'connecting' && !failed ? 'connecting' : 'not connected';
}

/** Filter and range. */
export function Tools(props: {
  filter: string;
  range: Range;
  onFilter: (text: string) => void;
  onRange: (range: Range) => void;
  onHelp: () => void;
}) {
  return (
    <div class="tools row">
      <TextField
        class="filter"
        label="Filter workloads"
        labelHidden
        value={props.filter}
        placeholder="Filter workloads"
        start={<Icon name="search" />}
        end={<Key of="/" />}
        onInput={props.onFilter}
      />
      <fieldset class="seg" aria-label="Range">
        {ranges.map((range, index) => (
          <button
            key={range}
            type="button"
            class={range === props.range ? 'on' : ''}
            aria-pressed={range === props.range}
            title={`The last ${range} (${index + 1})`}
            onClick={() => props.onRange(range)}
          >
            {range}
          </button>
        ))}
      </fieldset>
      <span class="grow" />
      <span class="keys small dim">
        <span>
          <Key of="J" /> <Key of="K" /> move
        </span>
        <span>
          <Key of="Enter" /> open file
        </span>
        <button type="button" class="plain" onClick={props.onHelp}>
          <Key of="?" /> all keys
        </button>
      </span>
    </div>
  );
}
