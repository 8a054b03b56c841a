import type { ComponentChildren } from 'preact';

const line = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 1.2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;
/** Strokes drawn on top of a filled shape, in the colour behind it. */
const cut = {
  fill: 'none',
  stroke: 'var(--vscode-editor-background)',
  'stroke-width': 1.5,
  'stroke-linecap': 'round',
} as const;

const drawings = {
  broken: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="M5.6 5.6l4.8 4.8m0-4.8-4.8 4.8" {...cut} />
    </>
  ),
  risk: (
    <>
      <path d="M8 1.8 14.8 14H1.2Z" fill="currentColor" />
      <path d="M8 6.2v3.9M8 12v.1" {...cut} />
    </>
  ),
  fine: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <path d="m5.2 8.2 2 2L10.8 6" {...line} />
    </>
  ),
  done: <path d="M3 8.5 6.4 12 13 4.5" {...line} />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.2" {...line} />
      <path d="M10.2 10.2 14 14" {...line} />
    </>
  ),
  note: <path d="M2.5 3h11v8H7l-3 2.5V11H2.5Z" {...line} />,
  flask: <path d="M6 2h4M6.7 2v4.2l-3.5 6.4c-.4.8.1 1.4.9 1.4h7.8c.8 0 1.3-.6.9-1.4L9.3 6.2V2M5 10h6" {...line} />,
  bolt: <path d="M9 1.8 3.5 9h4l-.7 5.2L12.5 7h-4Z" {...line} />,
  pencil: <path d="M2.5 13.5v-3l8-8 3 3-8 8Zm6.5-9.5 3 3" {...line} />,
  more: <path d="M3.5 8v.1M8 8v.1M12.5 8v.1" {...line} stroke-width={2} />,
  large: <path d="M9.5 2.5h4v4m0-4-4.5 4.5m-2.5 6.5h-4v-4m0 4L7 9" {...line} />,
  small: <path d="M13.5 2.5 9.5 6.5m0-4v4h4M2.5 13.5l4-4m0 4v-4h-4" {...line} />,
  link: <path d="M6.5 3h-4v10.5h10.5v-4M9 2.5h4.5V7m0-4.5L7.5 8.5" {...line} />,
  page: <path d="M3.5 1.8h6l3 3v9.4h-9Zm6 0v3h3" {...line} />,
  again: <path d="M13 3v3.5H9.5m3.3 0A5.2 5.2 0 1 0 13.2 9" {...line} />,
  undo: <path d="M3 3v4h4m-3.7 0A5.2 5.2 0 1 1 3 9.5" {...line} />,
  person: (
    <>
      <circle cx="8" cy="5" r="2.6" {...line} />
      <path d="M3 14c.3-3 2.2-4.6 5-4.6s4.7 1.6 5 4.6" {...line} />
    </>
  ),
  commit: (
    <>
      <circle cx="8" cy="8" r="2.6" {...line} />
      <path d="M1.5 8h3.9m5.2 0h3.9" {...line} />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" {...line} />,
  cross: <path d="m4 4 8 8m0-8-8 8" {...line} />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <path d="M8 4.5V8l2.5 1.5" {...line} />
    </>
  ),
  plug: <path d="M6 1.8v3m4-3v3M4 4.8h8v3a4 4 0 0 1-8 0Zm4 7v2.4" {...line} />,
  lock: <path d="M3.5 7.5h9v6h-9Zm2 0V5a2.5 2.5 0 0 1 5 0v2.5" {...line} />,
  down: <path d="m3.5 6 4.5 4.5L12.5 6" {...line} />,
  up: <path d="m3.5 10.5 4.5-4.5 4.5 4.5" {...line} />,
  right: <path d="M2.5 8H13M9.5 4.5 13 8l-3.5 3.5" {...line} />,
  run: <path d="M4.5 2.8v10.4L13 8Z" {...line} />,
  ask: (
    <>
      <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" {...line} />
      <path d="M8 5v3.7m0 2.2v.1" {...line} />
    </>
  ),
  skip: <circle cx="8" cy="8" r="6" {...line} stroke-dasharray="2.4 2" />,
  suppressed: (
    <>
      <circle cx="8" cy="8" r="6" {...line} stroke-dasharray="2.4 2" />
      <path d="M5 8h6" {...line} />
    </>
  ),
  silenced: <path d="M4 11.5h8c-1-1-1-2-1-4a3 3 0 0 0-6 0c0 2 0 3-1 4Zm3 2h2m-6.5-11 11 11" {...line} />,
  blocked: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <path d="m3.8 12.2 8.4-8.4" {...line} />
    </>
  ),
  unsupported: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" {...line} stroke-dasharray="2.4 2" />
      <path d="M5.5 8h5" {...line} />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <path d="M6.3 6.3a1.7 1.7 0 1 1 2.5 1.5c-.6.3-.8.7-.8 1.2m0 2v.1" {...line} />
    </>
  ),
  shield: <path d="M8 1.8 13 3.5v4c0 3.3-2 5.5-5 6.7-3-1.2-5-3.4-5-6.7v-4Z" {...line} />,
  copy: <path d="M5.5 5.5h8v8h-8Zm-2 5h-1v-8h8v1" {...line} />,
  server: <path d="M2.5 2.5h11v4.5h-11Zm0 6.5h11v4.5h-11ZM5 4.8v.1M5 11.2v.1" {...line} />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof drawings;
export type Tone = 'bad' | 'risk' | 'good' | 'dim' | 'act';

/** A 16 px shape. Decoration: what it says is said in words beside it, or in `label` where there are none. */
export function Icon(props: { name: IconName; tone?: Tone; label?: string }) {
  const { name, tone, label } = props;
  const look = `i ${tone ?? ''}`;
  return label === undefined ? (
    <svg class={look} viewBox="0 0 16 16" aria-hidden="true">
      {drawings[name]}
    </svg>
  ) : (
    <svg class={look} viewBox="0 0 16 16" role="img" aria-label={label}>
      {drawings[name]}
    </svg>
  );
}
