import type { Failure, Location, WorkloadHealth } from '../../../engine/protocol/page.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { Middle } from '../ui/middle.tsx';
import { headed } from '../ui/model-failure.ts';
import { shortPath } from '../ui/model-path.ts';
import { countText } from '../ui/model-size.ts';
import { utcMoment } from '../ui/model-time.ts';
import { AfterAWhile, Age, Key, useNow } from '../ui/parts.tsx';
import { exampleCheck } from './model-example.ts';

/** Places of the size of what will come. */
export function Loading() {
  return (
    <AfterAWhile>
      <div class="loading">
        <div class="progress" role="progressbar" aria-label="Loading">
          <i />
        </div>
        <div class="verdict place">
          <div class="sk title" />
          <div class="sk s half" />
        </div>
        {[1, 2, 3, 4, 5, 6].map((row) => (
          <div key={row} class="row-place">
            <div class="sk" />
            <div class="sk" />
            <div class="sk" />
          </div>
        ))}
      </div>
    </AfterAWhile>
  );
}

/** Nothing is watched, and never was. */
export function NotWatched(props: {
  workloads: readonly WorkloadHealth[];
  cannot: string | undefined;
  onStart: () => void;
}) {
  const checks = props.workloads.reduce((sum, { checks: own }) => sum + own.length, 0);
  return (
    <Middle icon="clock" tone="dim" heading="Nothing is watched yet">
      <p class="dim">
        {countText(checks, 'check')} of {countText(props.workloads.length, 'workload')} {checks === 1 ? 'is' : 'are'}{' '}
        ready. Once watching starts, each runs again and again, and what fails opens an incident with its evidence.
      </p>
      <div class="row wrap">
        <Button kind="primary" disabled={props.cannot} onClick={props.onStart}>
          <Icon name="run" />
          Start watching
        </Button>
      </div>
    </Middle>
  );
}

export function NoChecks(props: { folders: readonly string[]; onCopy: (text: string) => void }) {
  const folder = props.folders[0];
  return (
    <Middle icon="search" tone="dim" heading="No check is defined here">
      <p class="dim">
        Write one in a file such as <code>{folder === undefined ? 'health' : shortPath(folder)}/web.health.yaml</code>
        {folder === undefined && (
          <>
            , and name its folder in <code>healer.yaml</code> under <code>definitions</code>
          </>
        )}
        . It is taken up when it is saved.
      </p>
      <pre class="example mono">{exampleCheck}</pre>
      <div class="row wrap">
        <Button onClick={() => props.onCopy(exampleCheck)}>
          <Icon name="copy" />
          Copy this example
        </Button>
      </div>
    </Middle>
  );
}

export function NoMatch(props: { filter: string; hidden: number; onClear: () => void }) {
  const filter = props.filter.trim();
  return (
    <Middle
      icon="search"
      tone="dim"
      heading={filter === '' ? 'Nothing is in this state' : `Nothing matches “${filter}”`}
    >
      <p class="dim">
        {countText(props.hidden, 'workload')} {props.hidden === 1 ? 'is' : 'are'} hidden by this filter.
      </p>
      <div class="row wrap">
        <Button onClick={props.onClear}>
          Clear filter
          <Key of="Esc" />
        </Button>
      </div>
    </Middle>
  );
}

/** That what is shown is how it last stood. */
export function Unwatched(props: { at: string | undefined; cannot: string | undefined; onStart: () => void }) {
  const now = useNow();
  const { at } = props;
  return (
    <Banner icon="clock" kind="warning" tone="risk">
      <p class="grow">
        <span class="strong">Nothing is watched now.</span> This is how it last stood
        {at !== undefined && (
          <>
            , as of {utcMoment(at, now)}, <Age from={at} after=" ago" />
          </>
        )}
        .
      </p>
      <Button kind="primary" disabled={props.cannot} onClick={props.onStart}>
        <Icon name="run" />
        Start watching
      </Button>
    </Banner>
  );
}

/** That what is seen is not kept, and so nothing is restarted. */
export function Unkept({ failure }: { failure: Failure }) {
  const { heading, rest } = headed(failure);
  return (
    <Banner icon="broken" kind="warning" tone="bad">
      <p class="grow said">
        <span class="strong">{heading}.</span> {rest} <code class="nowrap">{failure.code}</code>
      </p>
    </Banner>
  );
}

/** Definitions that could not be taken. */
export function NotTaken(props: { failures: readonly Failure[]; onOpen: (location: Location) => void }) {
  const [first] = props.failures;
  if (first === undefined) return null;
  const { file, line = 1 } = first;
  return (
    <Banner icon="risk" kind="warning" tone="risk">
      <p class="grow said">
        <span class="strong">
          {countText(props.failures.length, 'definition')} could not be taken; what{' '}
          {props.failures.length === 1 ? 'it' : 'they'} said before still holds.
        </span>{' '}
        {first.message} <code class="nowrap">{first.code}</code>
      </p>
      {file !== undefined && (
        <Button title={file} onClick={() => props.onOpen({ file, line })}>
          Open {shortPath(file)}:{line}
        </Button>
      )}
    </Banner>
  );
}
