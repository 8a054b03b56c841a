import type { ComponentChildren } from 'preact';
import { Icon, type IconName, type Tone } from './icons.tsx';

/** What stands where content would be: one shape, one sentence, what to do. */
export function Middle(props: {
  icon: IconName;
  tone: Tone;
  heading: string;
  alert?: true;
  children: ComponentChildren;
}) {
  return (
    <div class="mid" {...(props.alert ? { role: 'alert' } : {})}>
      <Icon name={props.icon} tone={props.tone} />
      <h1 class="big">{props.heading}</h1>
      {props.children}
    </div>
  );
}
