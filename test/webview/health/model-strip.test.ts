import { describe, expect, it } from 'vitest';
import type { HealthSpan, HealthState } from '../../../engine/protocol/page.ts';
import { stripCells, stripText } from '../../../webview/src/health/model-strip.ts';

const at = (time: string) => `2026-11-21T${time}:00.000Z`;
const window = { from: Date.parse(at('00:00')), to: Date.parse(at('10:00')) };
const span = (from: string, to: string, state: HealthState, message?: string): HealthSpan => ({
  from: at(from),
  to: at(to),
  state,
  ...(message ? { message } : {}),
});
const shape = (spans: readonly HealthSpan[]) =>
  stripCells(spans, window).map(({ state, share }) => `${state ?? '-'} ${Math.round(share * 100)}`);

describe('strip', () => {
  it.each<[string, readonly HealthSpan[], readonly string[]]>([
    ['of nothing', [], ['- 100']],
    ['of one state', [span('00:00', '10:00', 'healthy')], ['healthy 100']],
    ['that began later', [span('04:00', '10:00', 'healthy')], ['- 40', 'healthy 60']],
    [
      'with a gap',
      [span('00:00', '02:00', 'healthy'), span('05:00', '10:00', 'unhealthy')],
      ['healthy 20', '- 30', 'unhealthy 50'],
    ],
    ['cut at both ends', [{ ...span('00:00', '12:00', 'at_risk'), from: '2026-11-20T20:00:00.000Z' }], ['at_risk 100']],
    [
      'with an overlap',
      [span('00:00', '06:00', 'healthy'), span('05:00', '10:00', 'unhealthy')],
      ['healthy 60', 'unhealthy 40'],
    ],
    ['from before the window', [{ ...span('00:00', '00:00', 'healthy'), from: '2026-11-20T20:00:00.000Z' }], ['- 100']],
  ])('%s', (_, spans, cells) => expect(shape(spans)).toEqual(cells));

  it('tells state, from, to and why of each piece', () => {
    const [cell] = stripCells([span('02:00', '03:30', 'unhealthy', 'HTTP 503')], {
      from: Date.parse(at('02:00')),
      to: window.to,
    });
    expect(cell?.title).toContain('unhealthy, 02:00:00 UTC to 03:30:00 UTC (1h 30m)\nHTTP 503\n');
  });
});

describe('strip in words', () => {
  it.each<[string, readonly HealthSpan[]]>([
    ['Nothing is known of the last 10h', []],
    ['healthy 100% of the last 10h', [span('00:00', '10:00', 'healthy')]],
    [
      'healthy 90% of the last 10h; unhealthy since 09:00:00 UTC',
      [span('00:00', '09:00', 'healthy'), span('09:00', '10:00', 'unhealthy')],
    ],
    [
      'healthy 95% of the last 10h; at risk from 09:00:00 UTC to 09:30:00 UTC',
      [span('00:00', '09:00', 'healthy'), span('09:00', '09:30', 'at_risk'), span('09:30', '10:00', 'healthy')],
    ],
  ])('%s', (text, spans) => expect(stripText(spans, window, '10h')).toBe(text));

  it('never calls whole what was not', () => {
    const nearly = [
      span('00:00', '00:00', 'healthy'),
      { ...span('00:00', '10:00', 'healthy'), from: '2026-11-21T00:00:01.000Z' },
    ];
    const failed = { ...span('00:00', '00:00', 'unhealthy'), to: '2026-11-21T00:00:01.000Z' };
    expect(stripText([failed, ...nearly.slice(1)], window, '10h')).toContain('healthy 99.9%');
  });
});
