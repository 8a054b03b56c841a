import { expect, it } from 'vitest';
import { parseFile } from '../../../../schemas/document.ts';
import { createNameIndex } from '../../../../server/service/workspace/name-index.ts';
import { nearestName } from '../../../../server/service/workspace/nearest-name.ts';

it('finds the nearest name once for each state of the index', () => {
  const index = createNameIndex('/shop');
  let asked = 0;
  const nearest = () =>
    nearestName(index, 'workload', 'databse', () => {
      asked++;
      return [...index.defined('workload')];
    });
  const define = (name: string) => {
    const file = parseFile('/shop/health/a.yaml', `workload: ${name}\ntype: tcp\nport: 1\n`);
    index.set(file.path, file, false);
  };
  expect([nearest(), nearest(), asked]).toEqual([{ any: false, name: undefined }, { any: false, name: undefined }, 1]);
  define('database');
  expect([nearest(), nearest(), asked]).toEqual([{ any: true, name: 'database' }, { any: true, name: 'database' }, 2]);
  define('cache');
  expect([nearest(), asked]).toEqual([{ any: true, name: undefined }, 3]);
});
