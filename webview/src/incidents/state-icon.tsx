import type { IncidentSummary } from '../../../engine/protocol/page.ts';
import { Icon, type Tone } from '../ui/icons.tsx';
import { type Shape, shapeOf } from './model-state.ts';

export const toneOfShape: Readonly<Record<Shape, Tone>> = { broken: 'bad', risk: 'risk', fine: 'good', done: 'dim' };

/** The shape of an incident's state; the state's word stands beside it. */
export function StateIcon(props: { of: IncidentSummary }) {
  const shape = shapeOf(props.of);
  return <Icon name={shape} tone={toneOfShape[shape]} />;
}
