import type uPlot from 'uplot';
import type { Ink } from './ink.ts';
import type { Chart } from './model-chart.ts';
import { valueText } from './model-value.ts';
import { axisTime } from './model-window.ts';

/** What uPlot does not draw by itself: the stretch that fails, the limit, and a tick for each failure. */
export const paint = { behind, above };

function behind(plot: uPlot, { failingSince, window, mark }: Chart, ink: Ink): void {
  if (mark !== undefined) drawMark(plot, mark, ink);
  if (failingSince === undefined) return;
  const { ctx, bbox } = plot;
  const left = xOf(plot, failingSince);
  ctx.save();
  ctx.globalAlpha = 0.2;
  ctx.fillStyle = ink.bad;
  ctx.fillRect(left, bbox.top, xOf(plot, window.to) - left, bbox.height);
  ctx.restore();
}

/** A line across at a moment, with its name at whichever side has room. */
function drawMark(plot: uPlot, { at, word }: NonNullable<Chart['mark']>, ink: Ink): void {
  const { ctx, bbox } = plot;
  const px = plotRatio(plot);
  const x = Math.round(xOf(plot, at)) + px / 2;
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = ink.dim;
  ctx.lineWidth = px;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.font = `${11 * px}px ${ink.font}`;
  ctx.fillStyle = ink.dim;
  const right = x + ctx.measureText(word).width + 4 * px > bbox.left + bbox.width;
  ctx.textAlign = right ? 'right' : 'left';
  ctx.textBaseline = 'top';
  ctx.fillText(word, x + (right ? -4 : 4) * px, bbox.top + 2 * px);
  ctx.restore();
}

function above(plot: uPlot, chart: Chart, ink: Ink): void {
  const { ctx, bbox } = plot;
  const px = plotRatio(plot);
  const floor = bbox.top + bbox.height;
  ctx.save();
  ctx.font = `${11 * px}px ${ink.font}`;
  ctx.lineWidth = px;
  if (chart.limit !== undefined) {
    const y = Math.round(plot.valToPos(chart.limit, 'y', true)) + px / 2;
    ctx.strokeStyle = ink.dim;
    ctx.setLineDash([4 * px, 3 * px]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'bottom';
    const text = `limit ${valueText(chart.limit, chart.unit)}`;
    // A line of the grid may run behind it.
    ctx.fillStyle = ink.back;
    ctx.fillRect(bbox.left + 2 * px, y - 15 * px, ctx.measureText(text).width + 4 * px, 13 * px);
    ctx.fillStyle = ink.dim;
    ctx.fillText(text, bbox.left + 4 * px, y - 3 * px);
  }
  ctx.fillStyle = ink.bad;
  chart.failures.forEach(({ failed }, index) => {
    const time = chart.times[index];
    if (failed > 0 && time !== undefined) ctx.fillRect(Math.round(xOf(plot, time)), floor - 8 * px, px, 8 * px);
  });
  if (chart.failingSince !== undefined) {
    ctx.fillStyle = ink.badText;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'bottom';
    ctx.fillText(
      `failing since ${axisTime(chart.failingSince, chart.window)}`,
      bbox.left + bbox.width,
      bbox.top - 3 * px,
    );
  }
  ctx.restore();
}

function xOf(plot: uPlot, time: number): number {
  return plot.valToPos(time / 1000, 'x', true);
}

/** Canvas pixels in a CSS pixel. */
function plotRatio(plot: uPlot): number {
  return plot.ctx.canvas.width / plot.width;
}
