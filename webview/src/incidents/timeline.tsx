import { useEffect, useRef, useState } from 'preact/hooks';
import type { Event } from '../../../engine/protocol/page.ts';
import { Button, TextArea } from '../ui/controls.ts';
import { Icon, type IconName, type Tone } from '../ui/icons.tsx';
import { localMoment, utcTime } from '../ui/model-time.ts';
import { Age, Key } from '../ui/parts.tsx';
import { arrived, type Segment, segments, timelineDays } from './model-timeline.ts';

interface TimelineProps {
  readonly timeline: readonly Event[];
  readonly segment: Segment | undefined;
  readonly note: string;
  /** The note waits for the connection. */
  readonly waiting: boolean;
  readonly onSegment: (segment: Segment | undefined) => void;
  readonly onNote: (text: string) => void;
  readonly onAdd: () => void;
}

/** Who saw or did what, newest first. */
export function Timeline(props: TimelineProps) {
  const top = useRef<HTMLDivElement>(null);
  const [drawn, held, release] = useHeldBack(props.timeline, top);
  const choices = segments(drawn);
  const days = timelineDays(
    drawn,
    choices.some(({ segment }) => segment === props.segment) ? props.segment : undefined,
  );
  return (
    <section class="timeline" aria-label="Timeline">
      <div class="h2row" ref={top}>
        <h2>Timeline</h2>
        <span class="micro dim grow">newest first, UTC</span>
        <fieldset class="seg" aria-label="Show">
          <Choice word="All" on={props.segment === undefined} pick={() => props.onSegment(undefined)} />
          {choices.map(({ segment, word, count }) => (
            <Choice
              key={segment}
              word={`${word} ${count}`}
              on={props.segment === segment}
              pick={() => props.onSegment(segment)}
            />
          ))}
        </fieldset>
      </div>
      <NoteBox {...props} />
      {held > 0 && (
        <div class="held">
          <Button kind="primary" onClick={release}>
            <Icon name="up" />
            {held} new
          </Button>
        </div>
      )}
      {days.map(({ day, events }) => (
        <div key={day}>
          {days.length > 1 && <h3 class="day small dim">{day}</h3>}
          <ol class="tl">
            {events.map((event) => (
              <Entry key={event.id} event={event} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function Choice(props: { word: string; on: boolean; pick: () => void }) {
  return (
    <button type="button" class={props.on ? 'on' : ''} aria-pressed={props.on} onClick={props.pick}>
      {props.word}
    </button>
  );
}

function NoteBox(props: TimelineProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    props.onAdd();
  };
  return (
    <div class="notebox">
      <Icon name="note" />
      <TextArea
        class="note"
        label="Note"
        labelHidden
        value={props.note}
        placeholder="What did you see or do? Saved as typed."
        onInput={props.onNote}
        onKeyDown={press}
      />
      {props.note.trim() === '' ? (
        <span class="hint micro dim">
          <Key of="N" /> Ctrl+Enter adds
        </span>
      ) : (
        <Button onClick={props.onAdd}>
          Add
          <Key of="Ctrl+Enter" />
        </Button>
      )}
      {props.waiting && (
        <p class="small waiting" role="status">
          <Icon name="clock" tone="dim" /> kept here, added when connected
        </p>
      )}
    </div>
  );
}

const icons: Readonly<Partial<Record<Event['kind'], readonly [IconName, Tone?]>>> = {
  check_fail: ['broken', 'bad'],
  unhealthy: ['broken', 'bad'],
  healthy: ['fine', 'good'],
  restart: ['again'],
  restart_failed: ['again', 'bad'],
  restart_exhausted: ['blocked', 'bad'],
  restart_withheld: ['blocked', 'bad'],
  restart_unknown: ['blocked', 'bad'],
  crash: ['broken', 'bad'],
  rule_acted: ['again'],
  rule_exhausted: ['blocked', 'bad'],
  incident_opened: ['broken', 'bad'],
  incident_state: ['person'],
  incident_changed: ['pencil'],
  incident_joined: ['suppressed', 'risk'],
  action_item: ['done'],
  incident_note: ['note'],
  incident_resolution: ['done', 'good'],
  evidence_collected: ['server'],
  postmortem_written: ['page'],
  playbook_planned: ['flask'],
  report_written: ['page'],
};

function Entry(props: { event: Event }) {
  const { event } = props;
  const [icon, tone] = icons[event.kind] ?? ['commit'];
  const isNote = event.kind === 'incident_note';
  return (
    <li class="entry">
      <time dateTime={event.at} title={localMoment(event.at)}>
        {utcTime(event.at)}
      </time>
      <span class="ico">
        <Icon name={icon} {...(tone === undefined ? {} : { tone })} />
      </span>
      <div class={isNote ? 'q' : 'said'}>{event.message}</div>
      <span class="who">
        {event.actor.name}
        {isNote && (
          <>
            , <Age from={event.at} short after=" ago" />
          </>
        )}
      </span>
    </li>
  );
}

/** Entries that arrive while the top of the timeline is scrolled away wait until it is back, or are asked for. */
function useHeldBack(timeline: readonly Event[], top: { readonly current: HTMLElement | null }) {
  const [shown, setShown] = useState<ReadonlySet<string>>(() => idsOf(timeline));
  const latest = useRef(timeline);
  latest.current = timeline;
  const fresh = arrived(shown, timeline);
  const away = (top.current?.getBoundingClientRect().top ?? 0) < 0;
  const holds = fresh.length > 0 && away;
  useEffect(() => {
    if (fresh.length > 0 && !away) setShown(idsOf(timeline));
  }, [fresh.length, away, timeline]);
  useEffect(() => {
    if (!holds || top.current === null) return;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setShown(idsOf(latest.current));
    });
    watcher.observe(top.current);
    return () => watcher.disconnect();
  }, [holds, top]);
  const release = () => {
    setShown(idsOf(latest.current));
    top.current?.scrollIntoView({ block: 'start' });
  };
  const drawn = holds ? timeline.filter((event) => shown.has(event.id)) : timeline;
  return [drawn, holds ? fresh.length : 0, release] as const;
}

function idsOf(timeline: readonly Event[]): ReadonlySet<string> {
  return new Set(timeline.map((event) => event.id));
}
