import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logPatterns, worstFirst } from '../../../engine/forensics/log-patterns.ts';
import { fuzz } from '../../support/fuzz.ts';

describe('the pattern of a line', () => {
  it.each<[string, string, string | undefined]>([
    ['2026-11-21T02:54:12.123Z ERROR pool: no connection in 5000 ms', 'pool: no connection in <n> ms', 'ERROR'],
    ['2026-11-21 02:54:12,123 [main] WARN slow query: 1.5s', '[main] WARN slow query: <n>s', 'WARN'],
    ['[2026-11-21T02:54:12+01:00] [error] upstream timed out', 'upstream timed out', 'ERROR'],
    ['02:54:12 INFO listening on 127.0.0.1:8080', 'listening on <address>', 'INFO'],
    [
      '2026/11/21 02:54:12 [crit] 1183#0: *4 connect() to [::1]:5432 failed',
      '<n>#<n>: *<n> connect() to <address> failed',
      'FATAL',
    ],
    ['Nov 21 02:54:12 shop api[812]: Warning: disk nearly full', 'shop api[<n>]: Warning: disk nearly full', 'WARN'],
    ['<11>Nov 21 02:54:12 shop api: refused', 'shop api: refused', 'ERROR'],
    [
      'E1121 02:54:12.000123    1 main.go:42] "Unhandled" err=timeout',
      'E<time> <n> main.go:<n>] "Unhandled" err=timeout',
      'ERROR',
    ],
    [
      'ts=2026-11-21T02:54:12Z level=warn msg="retry 3 of 5" job=7',
      'ts=<time> level=warn msg="retry <n> of <n>" job=<n>',
      'WARN',
    ],
    [
      '{"level":50,"time":1763693652,"pid":812,"msg":"order 4711 failed","err":{"message":"timeout after 30s"}}',
      'order <n> failed: timeout after <n>s',
      'ERROR',
    ],
    ['{"severity":"CRITICAL","message":"out of memory"}', 'out of memory', 'FATAL'],
    ['{"log.level":"info","message":"started"}', 'started', 'INFO'],
    ['{"lvl":"dbug","msg":"x"}', 'x', undefined],
    ['{"a":1}', '{"a":<n>}', undefined],
    ['{broken 12', '{broken <n>', undefined],
    [
      '10.0.0.7 - - [21/Nov/2026:02:54:12 +0000] "GET /orders/4711 HTTP/1.1" 503 12',
      '<address> - - [<time>] "GET /orders/<n> HTTP/1.1" 503 <n>',
      undefined,
    ],
    ['GET /healthz 503 in 12 ms', 'GET /healthz 503 in <n> ms', undefined],
    ['status=404 after 404 ms', 'status=404 after <n> ms', undefined],
    ['request 0190d7a2-6a0c-7cc3-9d2f-1b2c3d4e5f60 by 0x7ffe12 at a91c4e2f', 'request <id> by <id> at <id>', undefined],
    ['key 01JD8ZK3V7W8Q2N4X5Y6Z7A8B9 version 1.18.0 for worker-3', 'key <id> version <n> for worker-<n>', undefined],
    ['the word deadbeef and the unit v2 stay', 'the word deadbeef and the unit v2 stay', undefined],
    ['no errors were found', 'no errors were found', undefined],
    ['Error: cannot connect', 'cannot connect', 'ERROR'],
  ])('%s', (line, text, level) => {
    expect(logPatterns([line])).toEqual([{ text, ...(level && { level }), count: 1 }]);
  });
});

describe('the patterns of a log', () => {
  it('are counted, the most frequent first, and continued lines belong to the line before', () => {
    const lines = [
      '02:54:10 INFO started in 12 ms',
      ...[1, 2, 3].flatMap((number) => [
        `02:54:1${number} ERROR order ${number} failed`,
        '    at pay (/shop/pay.js:12:3)',
        'Caused by: timeout',
      ]),
      '',
    ];
    expect(logPatterns(lines)).toEqual([
      { text: 'order <n> failed', level: 'ERROR', count: 3 },
      { text: 'started in <n> ms', level: 'INFO', count: 1 },
    ]);
  });

  it('are at most twenty, none longer than 200 characters', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `${'word '.repeat(60)}${'x'.repeat(index)}`);
    const letters = Array.from({ length: 40 }, (_, index) => 'y'.repeat(index + 1));
    expect(Math.max(...logPatterns(lines).map(({ text }) => text.length))).toBeLessThanOrEqual(200);
    expect(logPatterns(letters)).toHaveLength(20);
  });

  it('are looked at with the worst first', () => {
    const patterns = [
      { text: 'a', level: 'INFO', count: 9 },
      { text: 'b', count: 5 },
      { text: 'c', level: 'WARN', count: 2 },
      { text: 'd', level: 'ERROR', count: 1 },
      { text: 'e', level: 'ERROR', count: 3 },
    ];
    expect(worstFirst(patterns).map(({ text }) => text)).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('of lines of any kind come at once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 30 }), (lines) => {
        const total = logPatterns(lines).reduce((sum, { count }) => sum + count, 0);
        expect(total).toBeLessThanOrEqual(lines.length);
      }),
      fuzz(100),
    );
    const began = performance.now();
    for (const unit of ['a', '1', '1.', ':', 'a1', '[', '-', '0:', 'level', '"', ' 12:34:56', 'GET x ']) {
      logPatterns(Array.from({ length: 200 }, () => unit.repeat(2_000).slice(0, 2_000)));
    }
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
