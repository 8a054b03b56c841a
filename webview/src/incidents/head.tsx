import type { CorrectableMilestone, ForwardState, Incident } from '../../../engine/protocol/page.ts';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { Menu } from '../ui/menu.tsx';
import { localMoment, utcDay, utcTime } from '../ui/model-time.ts';
import { Key, SeverityBadge } from '../ui/parts.tsx';
import type { Actions } from './actions.ts';
import { isActive, type StateMark, stateLine } from './model-state.ts';

interface HeadProps {
  readonly incident: Incident;
  /** Why nothing can be changed now, or undefined. */
  readonly waits: string | undefined;
  readonly actions: Actions;
  readonly onResolve: () => void;
  /** Corrects times, beginning with this one. */
  readonly onTimes: (first?: CorrectableMilestone) => void;
}

/** What it is, whose it is, how far it is, and what can be done with it. */
export function Head(props: HeadProps) {
  const { incident } = props;
  return (
    <header>
      <div class="head">
        <div class="grow">
          <h1 tabIndex={-1} id="detail-title">
            <Severity {...props} />
            <span class="cut" title={incident.title}>
              {incident.title}
            </span>
          </h1>
          <p class="facts dots">
            <span class="mono">{incident.id}</span>
            {incident.service !== undefined && (
              <span>
                service <b>{incident.service}</b>
              </span>
            )}
            <Owner {...props} />
            <span>
              opened by <b>{incident.openedBy.name}</b>
            </span>
          </p>
        </div>
        <Doing {...props} />
      </div>
      <ol class="steps" aria-label="State">
        {stateLine(incident).map((mark) => (
          <Mark key={mark.state} mark={mark} {...props} />
        ))}
      </ol>
    </header>
  );
}

function Severity({ incident, waits, actions }: HeadProps) {
  const { id, severity } = incident;
  if (waits !== undefined) return <SeverityBadge of={severity} />;
  return (
    <button
      type="button"
      class="plain"
      aria-label={`Severity ${severity}: change`}
      title="Change the severity (S)"
      onClick={() => void actions.severity(id)}
    >
      <SeverityBadge of={severity} />
    </button>
  );
}

function Owner({ incident, waits, actions }: HeadProps) {
  const { id, owner } = incident;
  const who = owner === undefined ? <b class="strong">nobody has it</b> : <b>{owner}</b>;
  return (
    <span>
      {owner === undefined ? '' : 'owner '}
      {waits === undefined ? (
        <button
          type="button"
          class="plain changes"
          aria-label={owner === undefined ? 'Nobody has it: give it to somebody' : `Owner ${owner}: change`}
          title="Change the owner (O)"
          onClick={() => void actions.owner(id)}
        >
          {who}
        </button>
      ) : (
        who
      )}
    </span>
  );
}

function Doing(props: HeadProps) {
  const { incident, waits, actions } = props;
  const { id, state } = incident;
  const over = !isActive(incident);
  return (
    <div class="row doing">
      {state === 'open' && (
        <Button disabled={waits} onClick={() => void actions.transition(id, 'acknowledged')}>
          Acknowledge
          <Key of="A" />
        </Button>
      )}
      {(state === 'open' || state === 'acknowledged') && (
        <Button disabled={waits} onClick={() => void actions.transition(id, 'mitigated')}>
          Mitigated
          <Key of="M" />
        </Button>
      )}
      {state === 'resolved' && (
        <Button disabled={waits} onClick={() => void actions.transition(id, 'reviewed')}>
          Reviewed
        </Button>
      )}
      {state !== 'reviewed' && (
        <Button disabled={waits} onClick={props.onResolve}>
          {over ? 'Amend…' : 'Resolve…'}
          <Key of="R" />
        </Button>
      )}
      <Button disabled={waits} onClick={() => void actions.postmortem(id)}>
        <Icon name="page" />
        Postmortem
        <Key of="P" />
      </Button>
      <Menu
        label="More"
        items={[
          { word: 'Correct times…', icon: 'clock', disabled: waits, run: () => props.onTimes() },
          ...(over
            ? [{ word: 'Reopen…', icon: 'undo', disabled: waits, run: () => void actions.reopen(id) } as const]
            : []),
          { word: 'Export as HTML…', icon: 'page', disabled: waits, run: () => void actions.exportAs(id, 'html') },
          { word: 'Export as JSON…', icon: 'page', disabled: waits, run: () => void actions.exportAs(id, 'json') },
          { word: 'Copy id', icon: 'copy', run: () => void actions.copy('Id', id) },
        ]}
      />
    </div>
  );
}

function Mark(props: HeadProps & { mark: StateMark }) {
  const { mark, waits } = props;
  const { state, word, place, at } = mark;
  const go = place === 'next' && waits === undefined ? onward(props, state) : undefined;
  // When it was opened is a fact of Healer's own; what a person can put right is when it began.
  const time = state === 'open' ? 'started' : state === 'reviewed' ? undefined : state;
  const reached = place === 'past' || place === 'now';
  const shown =
    at === undefined ? (
      place === 'past' && <span class="dim unknown">not known</span>
    ) : (
      <time dateTime={at} title={`${utcDay(at)}, ${localMoment(at)}`}>
        {utcTime(at)}
      </time>
    );
  return (
    <li class={place} aria-current={place === 'now' ? 'step' : undefined}>
      {go === undefined ? (
        <b>{word}</b>
      ) : (
        <button type="button" class="plain" onClick={go}>
          {word}
        </button>
      )}{' '}
      {reached && time !== undefined && waits === undefined ? (
        <button
          type="button"
          class="plain"
          aria-label={`${word} ${at === undefined ? 'at a time not known' : utcTime(at)}: correct the times`}
          title="Correct the times (T)"
          onClick={() => props.onTimes(time)}
        >
          {shown}
        </button>
      ) : (
        shown
      )}
    </li>
  );
}

/** What leads to a state. */
function onward(props: HeadProps, state: StateMark['state']): (() => void) | undefined {
  if (state === 'resolved') return props.onResolve;
  if (state === 'open') return undefined;
  const to: ForwardState = state;
  return () => void props.actions.transition(props.incident.id, to);
}
