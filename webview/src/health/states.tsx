import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Failure,
  type HealthOverview,
  isUnnamed,
  type Location,
  notTaken,
  type WorkloadHealth,
} from '../../../engine/protocol/page.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { Middle } from '../ui/middle.tsx';
import { headed } from '../ui/model-failure.ts';
import { pathIn } from '../ui/model-path.ts';
import { countText } from '../ui/model-size.ts';
import { utcMoment } from '../ui/model-time.ts';
import { AfterAWhile, Age, Key, useNow } from '../ui/parts.tsx';
import { exampleCheck } from './model-example.ts';
import type { NotTaken } from './model-not-taken.ts';

/** Mistakes in definitions that are shown before a person asks for all of them. */
const mistakesShown = 5;

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

/** Nothing is defined that could be watched, or nothing says yet what is. */
export function NoChecks(props: {
  overview: HealthOverview;
  cannot: string | undefined;
  onNew: () => void;
  onStart: () => void;
  onCopy: (text: string) => void;
}) {
  const { watching } = props.overview;
  const unnamed = watching === undefined && isUnnamed(props.overview);
  const broken = notTaken(props.overview).length > 0;
  const heading = unnamed
    ? 'Nothing says yet what runs here'
    : broken
      ? 'No check can be used'
      : 'No check is defined here';
  const [folder] = watching?.folders ?? [];
  const inRoot = folder === undefined || folder === watching?.root ? '' : `${pathIn(watching?.root, folder)}/`;
  return (
    <Middle icon="search" tone="dim" heading={heading}>
      {unnamed ? (
        <p class="dim">
          A first check brings a <code>healer.yaml</code> with it, which names the folder it is in. Where checks are
          written already, choose whose folders run.
        </p>
      ) : (
        <p class="dim">
          Write one in a file such as <code>{folder === undefined ? 'health/' : inRoot}web.health.yaml</code>
          {folder === undefined && (
            <>
              , and name its folder in <code>healer.yaml</code> under <code>definitions</code>
            </>
          )}
          . It is taken up when it is saved.
        </p>
      )}
      <pre class="example mono">{exampleCheck}</pre>
      <div class="row wrap">
        <Button kind="primary" onClick={props.onNew}>
          <Icon name="plus" />
          New health check
        </Button>
        {unnamed && (
          <Button disabled={props.cannot} onClick={props.onStart}>
            <Icon name="run" />
            Choose folders
          </Button>
        )}
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

/** Definitions that could not be taken, each with the way to it. */
export function Mistakes(props: { found: NotTaken; onOpen: (location: Location) => void }) {
  const { sentence, mistakes } = props.found;
  const [whole, setWhole] = useState(false);
  const shown = whole ? mistakes : mistakes.slice(0, mistakesShown);
  const rest = mistakes.length - shown.length;
  const list = useRef<HTMLUListElement>(null);
  // The button that had the focus is gone: it goes to the first that the button has shown.
  useEffect(() => {
    const first = whole ? list.current?.children[mistakesShown] : undefined;
    if (first instanceof HTMLElement) (first.querySelector('button') ?? first).focus();
  }, [whole]);
  return (
    <Banner icon="risk" kind="warning" tone="risk">
      <div class="grow said mistakes">
        <p class="strong">{sentence}.</p>
        <ul ref={list}>
          {shown.map(({ label, location, message, code, watched }, index) => (
            <li key={`${label} ${code} ${index}`} {...(index === mistakesShown && { tabIndex: -1 })}>
              {location === undefined ? (
                label !== undefined && <code>{label}</code>
              ) : (
                <button type="button" class="link" title={location.file} onClick={() => props.onOpen(location)}>
                  {label}
                </button>
              )}{' '}
              {message} {watched} <code class="nowrap">{code}</code>
            </li>
          ))}
        </ul>
        {rest > 0 && (
          <button type="button" class="link" onClick={() => setWhole(true)}>
            Show {rest} more
          </button>
        )}
      </div>
    </Banner>
  );
}
