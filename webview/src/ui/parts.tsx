import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Severity } from '../../../engine/protocol/page.ts';
import { ageShort, ageText, localMoment } from './model-time.ts';

/** A key as it is written on a keyboard. */
export function Key(props: { of: string }) {
  return <kbd aria-hidden>{props.of.length === 1 ? props.of.toUpperCase() : props.of}</kbd>;
}

const words: Readonly<Record<Severity, string>> = {
  P1: 'severity 1, highest',
  P2: 'severity 2',
  P3: 'severity 3',
  P4: 'severity 4, lowest',
};

export function SeverityBadge(props: { of: Severity }) {
  return (
    <span class={`sev ${props.of.toLowerCase()}`} title={words[props.of]}>
      {props.of}
    </span>
  );
}

const ticking = new Set<() => void>();
let timer: number | undefined;

/** The time now in ms since 1970, renewed every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = () => setNow(Date.now());
    ticking.add(tick);
    timer ??= window.setInterval(() => {
      for (const each of ticking) each();
    }, 1000);
    return () => {
      ticking.delete(tick);
      if (ticking.size > 0) return;
      window.clearInterval(timer);
      timer = undefined;
    };
  }, []);
  return now;
}

/** An age that grows in place, or a length when `to` is given. Hover tells the local time it is counted from. */
export function Age(props: { from: string; to?: string | undefined; short?: boolean; after?: string }) {
  const now = useNow();
  const ms = (props.to === undefined ? now : Date.parse(props.to)) - Date.parse(props.from);
  return (
    <time dateTime={props.from} title={localMoment(props.from)}>
      {props.short ? ageShort(ms) : ageText(ms)}
      {props.after}
    </time>
  );
}

/** Text drawn only after 300 ms, so that what is quick does not flicker. */
export function AfterAWhile(props: { children: ComponentChildren }): ComponentChildren {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const wait = window.setTimeout(() => setWaited(true), 300);
    return () => window.clearTimeout(wait);
  }, []);
  return waited ? props.children : null;
}
