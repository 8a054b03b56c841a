import type { Incident } from '../../../engine/protocol/page.ts';
import { Button } from '../ui/controls.ts';
import { Icon } from '../ui/icons.tsx';
import { localMoment, utcDay, utcTime } from '../ui/model-time.ts';
import { Key, SeverityBadge } from '../ui/parts.tsx';
import { isActive, type StateMark, stateLine } from './model-state.ts';

interface HeadProps {
  readonly incident: Incident;
  /** Why nothing can be changed now, or undefined. */
  readonly waits: string | undefined;
  readonly onTransition: (to: 'acknowledged' | 'mitigated') => void;
  readonly onResolve: () => void;
  readonly onPostmortem: () => void;
}

/** What it is, whose it is, how far it is, and what can be done with it. */
export function Head(props: HeadProps) {
  const { incident, waits } = props;
  const { state } = incident;
  return (
    <header>
      <div class="head">
        <div class="grow">
          <h1 tabIndex={-1} id="detail-title">
            <SeverityBadge of={incident.severity} />
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
            <span>
              {incident.owner === undefined ? (
                <b class="strong">nobody has it</b>
              ) : (
                <>
                  owner <b>{incident.owner}</b>
                </>
              )}
            </span>
            <span>
              opened by <b>{incident.openedBy.name}</b>
            </span>
          </p>
        </div>
        <div class="row doing">
          {state === 'open' && (
            <Button disabled={waits} onClick={() => props.onTransition('acknowledged')}>
              Acknowledge
              <Key of="A" />
            </Button>
          )}
          {(state === 'open' || state === 'acknowledged') && (
            <Button disabled={waits} onClick={() => props.onTransition('mitigated')}>
              Mitigated
              <Key of="M" />
            </Button>
          )}
          {state !== 'reviewed' && (
            <Button disabled={waits} onClick={props.onResolve}>
              {isActive(incident) ? 'Resolve…' : 'Amend…'}
              <Key of="R" />
            </Button>
          )}
          <Button disabled={waits} onClick={props.onPostmortem}>
            <Icon name="page" />
            Postmortem
            <Key of="P" />
          </Button>
        </div>
      </div>
      <ol class="steps" aria-label="State">
        {stateLine(incident).map((mark) => (
          <Mark key={mark.state} mark={mark} {...props} />
        ))}
      </ol>
    </header>
  );
}

function Mark(props: HeadProps & { mark: StateMark }) {
  const { mark, waits } = props;
  const { state, word, place, at } = mark;
  const go =
    state === 'acknowledged' || state === 'mitigated'
      ? () => props.onTransition(state)
      : state === 'resolved'
        ? props.onResolve
        : undefined;
  return (
    <li class={place} aria-current={place === 'now' ? 'step' : undefined}>
      {place === 'next' && go !== undefined && waits === undefined ? (
        <button type="button" class="plain" onClick={go}>
          {word}
        </button>
      ) : (
        <b>{word}</b>
      )}{' '}
      {at !== undefined && (
        <time dateTime={at} title={`${utcDay(at)}, ${localMoment(at)}`}>
          {utcTime(at)}
        </time>
      )}
      {at === undefined && place === 'past' && <span class="dim unknown">not known</span>}
    </li>
  );
}
