import type { ComponentChildren } from 'preact';
import { Icon, type IconName, type Tone } from './icons.tsx';

/** One line across the page about the page as a whole. */
export function Banner(props: { icon: IconName; tone?: Tone; kind: 'warning' | 'info'; children: ComponentChildren }) {
  return (
    <div class={`bann ${props.kind}`} role="status">
      <Icon name={props.icon} {...(props.tone === undefined ? {} : { tone: props.tone })} />
      {props.children}
    </div>
  );
}
