import type { IncidentSummary } from '../../../engine/protocol/page.ts';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { Middle } from '../ui/middle.tsx';
import { countText } from '../ui/model-size.ts';
import { AfterAWhile, Age, Key } from '../ui/parts.tsx';

/** Places of the size of what will come. */
export function Loading() {
  return (
    <AfterAWhile>
      <div class="loading">
        <div class="progress" role="progressbar" aria-label="Loading">
          <i />
        </div>
        <div class="sk title" />
        <div class="sk s half" />
        <div class="band-place">
          <div class="sk half" />
          <div class="sk s" />
        </div>
        <div class="sk s" />
        <div class="sk s" />
        <div class="sk s half" />
      </div>
    </AfterAWhile>
  );
}

export function Empty(props: {
  incidents: readonly IncidentSummary[];
  onStart: () => void;
  waits: string | undefined;
}) {
  const last = props.incidents
    .map((incident) => incident.milestones.resolved ?? '')
    .toSorted()
    .at(-1);
  return (
    <Middle icon="fine" tone="good" heading="No active incident">
      <p class="dim">
        {last ? (
          <>
            The last incident was resolved <Age from={last} short after=" ago" />.
          </>
        ) : (
          'None was opened here yet. Start one when something is wrong: evidence is collected at once.'
        )}
      </p>
      <div class="row wrap">
        <Button disabled={props.waits} onClick={props.onStart}>
          <Icon name="plus" />
          Start incident
          <Key of="C" />
        </Button>
      </div>
    </Middle>
  );
}

export function NoMatch(props: { filter: string; hidden: number; onClear: () => void; onAll?: () => void }) {
  return (
    <Middle icon="search" tone="dim" heading={`Nothing matches “${props.filter.trim()}”`}>
      <p class="dim">
        {countText(props.hidden, 'incident')} {props.hidden === 1 ? 'is' : 'are'} hidden by this filter.
      </p>
      <div class="row wrap">
        <Button onClick={props.onClear}>
          Clear filter
          <Key of="Esc" />
        </Button>
        {props.onAll !== undefined && (
          <Button kind="ghost" onClick={props.onAll}>
            Search resolved too
          </Button>
        )}
      </div>
    </Middle>
  );
}
