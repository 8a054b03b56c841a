import type { ConnectionState, Failure, Incident } from '../../../engine/protocol/page.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { Middle } from '../ui/middle.tsx';
import { headed, settingHelps } from '../ui/model-failure.ts';
import { countText } from '../ui/model-size.ts';
import { retryText, utcMoment } from '../ui/model-time.ts';
import { AfterAWhile, Age, Key, useNow } from '../ui/parts.tsx';

type Act = 'openLog' | 'openSetting' | 'manageTrust' | 'retry';

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

/** Why nothing can be shown, and what to do. */
export function Broken(props: { failure: Failure; onAct: (act: Act) => void; onRetry: () => void }) {
  const { failure } = props;
  const { heading, rest } = headed(failure);
  return (
    <Middle icon="broken" tone="bad" heading={heading} alert>
      {rest !== '' && <p class="said">{rest}</p>}
      {failure.file !== undefined && (
        <p>
          <code>
            {failure.file}
            {failure.line === undefined ? '' : `:${failure.line}`}
          </code>
        </p>
      )}
      <p class="dim small">
        Code <code class="nowrap">{failure.code}</code>
      </p>
      <div class="row wrap">
        <Button kind="primary" onClick={props.onRetry}>
          <Icon name="again" />
          Try again
        </Button>
        <Button kind="ghost" onClick={() => props.onAct('openLog')}>
          Open log
        </Button>
        {settingHelps(failure) && (
          <Button kind="ghost" onClick={() => props.onAct('openSetting')}>
            Open setting
          </Button>
        )}
      </div>
    </Middle>
  );
}

/** Why the last thing asked for was not done. */
export function Problem(props: { failure: Failure; onClose?: () => void }) {
  const { failure, onClose } = props;
  return (
    <div class="problem" role="alert">
      <Icon name="broken" tone="bad" />
      <p class="grow said">
        {failure.message} <code class="dim nowrap">{failure.code}</code>
      </p>
      {onClose !== undefined && (
        <Button kind="ghost" class="tool" label="Dismiss" onClick={onClose}>
          <Icon name="cross" />
        </Button>
      )}
    </div>
  );
}

export function Empty(props: { incidents: readonly Incident[]; onStart: () => void; waits: string | undefined }) {
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

/** What is wrong with the connection while older content stays (undefined: there is none), or with the workspace. */
export function Notices(props: {
  connection: ConnectionState | undefined;
  trusted: boolean;
  onAct: (act: Act) => void;
}) {
  const { connection, trusted, onAct } = props;
  const now = useNow();
  return (
    <>
      {connection?.state === 'offline' && (
        <Banner icon="plug" tone="risk" kind="warning">
          <p class="grow">
            <span class="strong">Not connected.</span> As of {utcMoment(connection.asOf, now)},{' '}
            <Age from={connection.asOf} after=" ago" />. {retryText(connection.retryAt, now)}
          </p>
          <Button onClick={() => onAct('retry')}>Connect now</Button>
        </Banner>
      )}
      {connection?.state === 'failed' && (
        <Banner icon="plug" tone="risk" kind="warning">
          <p class="grow said">
            <span class="strong">Not connected.</span> {connection.failure.message} The incidents listed are safe on
            disk. <code class="nowrap">{connection.failure.code}</code>
          </p>
          <Button kind="ghost" onClick={() => onAct('openLog')}>
            Open log
          </Button>
          <Button onClick={() => onAct('retry')}>Try again</Button>
        </Banner>
      )}
      {!trusted && (
        <Banner icon="lock" kind="info">
          <p class="grow">
            <span class="strong">Restricted Mode.</span> Checks, playbooks and runbooks do not run here.
          </p>
          <Button onClick={() => onAct('manageTrust')}>Manage trust</Button>
        </Banner>
      )}
    </>
  );
}
