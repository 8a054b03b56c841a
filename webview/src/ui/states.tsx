import type { ConnectionState, Failure } from '../../../engine/protocol/page.ts';
import { Banner } from './banner.tsx';
import { Button } from './controls.ts';
import { Icon } from './icons.tsx';
import { Middle } from './middle.tsx';
import { headed, settingHelps } from './model-failure.ts';
import { retryText, utcMoment } from './model-time.ts';
import { Age, useNow } from './parts.tsx';

type Act = 'openLog' | 'openSetting' | 'manageTrust' | 'retry';

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

/** What is wrong with the connection while older content stays (undefined: there is none), or with the workspace. */
export function Notices(props: {
  connection: ConnectionState | undefined;
  /** What holds of the content while the daemon cannot be started. */
  safe: string;
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
            <Age from={connection.asOf} after=" ago" />.{' '}
            {connection.ended ? 'Healer’s daemon was told to end.' : retryText(connection.retryAt, now)}
          </p>
          <Button onClick={() => onAct('retry')}>Connect now</Button>
        </Banner>
      )}
      {connection?.state === 'failed' && (
        <Banner icon="plug" tone="risk" kind="warning">
          <p class="grow said">
            <span class="strong">Not connected.</span> {connection.failure.message} {props.safe}{' '}
            <code class="nowrap">{connection.failure.code}</code>
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
