import { expect, it } from 'vitest';
import { value } from '../../store/temporary.ts';
import { collect } from '../collecting.ts';

it('gives this host', async () => {
  expect(value(await collect('host', {}))).toMatchObject({ type: 'host', hostname: 'shop-1' });
});
