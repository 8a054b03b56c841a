import type { Plan } from '../../../engine/protocol/page.ts';
import { Icon } from '../ui/icons.tsx';
import { type FlowBox, flowOf } from './model-flow.ts';

/** The plan drawn. A box of a step leads to the step. */
export function Flow(props: { plan: Plan; onStep: (index: number) => void }) {
  const { width, height, boxes, edges, says } = flowOf(props.plan);
  return (
    <section class="flow" aria-label="Flow">
      <p class="heard">{says}</p>
      <div class="drawing" style={{ width: `${width}px`, height: `${height}px` }}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {edges.map((edge) => (
            <g key={edge.key} class={edge.conditional ? 'alt' : ''}>
              <path class="fl" d={edge.line} />
              <path class="fh" d={edge.head} />
              {edge.label && (
                <text x={edge.label.x} y={edge.label.y}>
                  {edge.label.text}
                </text>
              )}
            </g>
          ))}
        </svg>
        {boxes.map((box) => (
          <Box key={box.key} box={box} onStep={props.onStep} />
        ))}
      </div>
    </section>
  );
}

function Box(props: { box: FlowBox; onStep: (index: number) => void }) {
  const { step, title, whole, sub, icon, tone, look, x, y } = props.box;
  const place = { left: `${x}px`, top: `${y}px` };
  const drawn = (
    <>
      <Icon name={icon} tone={tone} />
      <span class="bt cut">{title}</span>
      <span class="bs cut">{sub}</span>
    </>
  );
  if (step === undefined)
    return (
      <div class={`b ${look}`} style={place} title={whole}>
        {drawn}
      </div>
    );
  return (
    <button type="button" class={`b ${look}`} style={place} title={whole} onClick={() => props.onStep(step)}>
      {drawn}
    </button>
  );
}
