import { expect, it } from 'vitest';
import { targetText } from '../../../client/src/health/target-text.ts';
import { describeProbe } from '../../../engine/checks/target.ts';

it.each([
  ['a target without a host by what follows it', 'http://<address of api>:8080/healthz', ':8080/healthz'],
  ['a port', '<address of api>:5432', ':5432'],
  ['a whole target as it is', 'http://127.0.0.1:8080/healthz', 'http://127.0.0.1:8080/healthz'],
  ['a command as it is', 'echo "<address of api>"', 'echo "<address of api>"'],
])('%s', (_, target, text) => {
  expect(targetText(target, 'api')).toBe(text);
});

it('knows how the engine tells a target without a host', () => {
  const probe = { type: 'tcp', port: 5432 } as const;
  expect(targetText(describeProbe({ probe, workload: 'api' }), 'api')).toBe(':5432');
});
