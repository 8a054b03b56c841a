import type { HealthSpan } from '../../../engine/protocol/page.ts';
import { type StripCell, stripCells, stripText } from './model-strip.ts';
import type { History } from './use-history.ts';

/** How a workload stood over the range. Each state has a height and a pattern of its own; the pointer tells from, to and why. */
export function Strip(props: { workload: string; spans: readonly HealthSpan[]; history: History }) {
  const { workload, spans, history } = props;
  const { window, range } = history;
  return (
    <span class="strip" role="img" aria-label={`${workload}: ${stripText(spans, window, range)}`}>
      {stripCells(spans, window).map((cell, index) => (
        <Piece key={index} cell={cell} />
      ))}
    </span>
  );
}

function Piece({ cell }: { cell: StripCell }) {
  return <i class={`s-${cell.state ?? 'none'}`} style={{ width: `${cell.share * 100}%` }} title={cell.title} />;
}
