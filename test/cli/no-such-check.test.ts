import { expect, it } from 'vitest';
import { noSuchCheck } from '../../cli/no-such-check.ts';

it('names each place to mend once', () => {
  const at = { code: 'schema/x', message: 'x', file: '/shop/healer.yaml', line: 1 };
  const failures = [at, { ...at, code: 'schema/y' }, { ...at, line: 3 }];
  const { message } = noSuchCheck('web', { root: '/shop', checks: [], failures } as never, '/shop');
  expect(message).toContain('mend healer.yaml:1, healer.yaml:3 first.');
});
