import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import { paint } from './chart-paint.ts';
import { inkOf } from './ink.ts';
import { alone, finding, type Chart as Model, readoutAt } from './model-chart.ts';
import { axisText } from './model-value.ts';
import { axisTime, evenly } from './model-window.ts';

/** Values over a range of time, `height` px high. Arrow keys and the pointer tell the values of a time. */
export function Chart(props: { model: Model; name: string; height?: number }) {
  const { model, name, height = 180 } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const latest = useRef(model);
  const [at, setAt] = useState<{ readonly index: number; readonly left: number } | undefined>();

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const hover = ({ cursor, over }: uPlot) =>
      setAt(cursor.idx == null ? undefined : { index: cursor.idx, left: (cursor.left ?? 0) + over.offsetLeft });
    const made = new uPlot(options(element, height, latest, hover), columnsOf(latest.current), element);
    plot.current = made;
    const resized = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: made.height }));
    resized.observe(element);
    // The editor changes its theme by the styles and classes of these two.
    const themed = new MutationObserver(() => made.redraw(false));
    for (const root of [document.documentElement, document.body])
      themed.observe(root, { attributes: true, attributeFilter: ['style', 'class'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (box.current !== null) plot.current?.setSize({ width: box.current.clientWidth, height });
  }, [height]);

  useEffect(() => {
    if (latest.current === model) return;
    latest.current = model;
    plot.current?.setData(columnsOf(model));
  }, [model]);

  const goTo = (index: number) => {
    const time = model.times[Math.min(model.times.length - 1, Math.max(0, index))];
    if (time !== undefined) plot.current?.setCursor({ left: plot.current.valToPos(time / 1000, 'x'), top: 0 });
  };
  const press = (event: KeyboardEvent) => {
    const last = model.times.length - 1;
    const by = event.shiftKey ? 10 : 1;
    const next = { ArrowLeft: (at?.index ?? last + by) - by, ArrowRight: (at?.index ?? -by) + by, Home: 0, End: last }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };
  const readout = at === undefined ? undefined : readoutAt(model, at.index);
  const right = at !== undefined && at.left > (box.current?.clientWidth ?? 0) / 2;
  return (
    <div class="chart">
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label={`${name}: ${finding(model)}`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, model.times.length - 1)}
        aria-valuenow={at?.index ?? Math.max(0, model.times.length - 1)}
        aria-valuetext={readout ?? 'Arrow keys tell time and value'}
        onKeyDown={press}
        onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
      />
      {at !== undefined && readout !== undefined && (
        <p class={`tip ${right ? 'right' : ''}`} style={{ left: `${at.left}px` }} aria-hidden>
          {readout}
        </p>
      )}
    </div>
  );
}

/** As uPlot takes them: times in seconds, then the 95th percentile, then the line drawn over it. */
function columnsOf({ times, high, middle }: Model): uPlot.AlignedData {
  return [times.map((time) => time / 1000), [...high], [...middle]];
}

/** Dots for what has no neighbour to draw a line to. */
function dots(levels: () => Model['middle']): uPlot.Series.Points {
  return { show: true, size: 3, filter: () => [...alone(levels())] };
}

function options(
  element: HTMLElement,
  height: number,
  latest: { current: Model },
  hover: (plot: uPlot) => void,
): uPlot.Options {
  let read = inkOf(element);
  const ink = () => read;
  const axis = {
    font: `11px ${getComputedStyle(element).fontFamily}`,
    stroke: () => ink().dim,
    ticks: { show: false },
    gap: 6,
  };
  const ends = () => latest.current.splits;
  return {
    width: element.clientWidth,
    height,
    padding: [18, 24, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6, fill: () => ink().strong, width: 0 } },
    scales: {
      x: { time: false, range: () => [latest.current.window.from / 1000, latest.current.window.to / 1000] },
      y: { range: () => [ends()[0] ?? 0, ends().at(-1) ?? 1] },
    },
    series: [
      {},
      { stroke: () => ink().dim, width: 1, points: dots(() => latest.current.high) },
      { stroke: () => ink().strong, width: 1.75, points: dots(() => latest.current.middle) },
    ],
    axes: [
      {
        ...axis,
        size: 24,
        grid: { show: false },
        splits: ({ width }) =>
          evenly(latest.current.window, width < 300 ? 3 : width < 480 ? 4 : 7).map((time) => time / 1000),
        values: (_, times) => times.map((time) => axisTime(time * 1000, latest.current.window)),
      },
      {
        ...axis,
        size: 54,
        grid: { stroke: () => ink().hair, width: 1 },
        splits: () => [...ends()],
        values: (_, levels) => levels.map((level) => axisText(level, latest.current.unit, ends().at(-1) ?? 0)),
      },
    ],
    hooks: {
      drawClear: [
        () => {
          read = inkOf(element);
        },
      ],
      drawAxes: [(plot) => paint.behind(plot, latest.current, ink())],
      draw: [(plot) => paint.above(plot, latest.current, ink())],
      setCursor: [hover],
    },
  };
}
