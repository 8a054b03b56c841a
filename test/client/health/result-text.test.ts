import { expect, it } from 'vitest';
import { resultText } from '../../../client/src/health/result-text.ts';
import { check, failing, now } from './night.ts';

const { lastCheck: _, ...never } = check();

it.each([
  ['passed', check(), '$(pass) passed · 12 ms · 5s ago'],
  ['a value', check({ value: { number: 0.86, unit: 'ratio' } }), '$(pass) passed · 86% · 5s ago'],
  ['failed', failing(), '$(error) failed: HTTP 503, expected 200 · 4 in a row · 5s ago'],
  ['failed once', failing({ consecutiveFails: 1 }), '$(error) failed: HTTP 503, expected 200 · 5s ago'],
  [
    'a long error',
    failing({ consecutiveFails: 1, lastError: 'x'.repeat(200) }),
    `$(error) failed: ${'x'.repeat(100)}… · 5s ago`,
  ],
  [
    'an error that holds icons: as words',
    failing({ consecutiveFails: 1, lastError: 'exit code 3: $(rocket)' }),
    '$(error) failed: exit code 3: $\u200b(rocket) · 5s ago',
  ],
  ['nothing before the first look', never, undefined],
])('%s', (_, seen, text) => {
  expect(resultText(seen, now)).toBe(text);
});
