import { describe, expect, it } from 'vitest';
import type { WrittenRule } from '../../../engine/model/definition.ts';
import type { Failure } from '../../../engine/model/failure.ts';
import type { Told } from '../../../engine/watch/event.ts';
import { nothingTaken, type Taken } from '../../../engine/watch/taken.ts';
import { type DefinitionsTold, tellDefinitions } from '../../../engine/watch/tell-definitions.ts';

const taken = (given: Partial<Taken>): Taken => ({
  now: nothingTaken,
  failures: [],
  added: [],
  removed: [],
  changed: [],
  stays: () => false,
  ...given,
});
const broken = (file: string): Failure => ({ code: 'schema/type', message: 'port is no number', file, line: 3 });
const rule = (name: string, action: string) => ({ name, value: { action } }) as unknown as WrittenRule;

async function told(given: Partial<DefinitionsTold>): Promise<readonly Told[]> {
  const events: Told[] = [];
  const rules = { before: [], now: [] };
  await tellDefinitions({ taken: taken({}), failures: [], rules, watchedBefore: new Set(), ...given }, async (one) =>
    events.push(one),
  );
  return events;
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `w${index}/http`);

describe('what changed in the definitions', () => {
  it.each<[string, Partial<DefinitionsTold>, readonly string[]]>([
    ['nothing', {}, []],
    [
      'checks',
      { taken: taken({ added: ['a/http', 'b/http'], removed: ['c/http'], changed: ['d/http'] }) },
      ['added a/http, b/http; removed c/http; changed d/http'],
    ],
    [
      'twenty of many, and how many more',
      { taken: taken({ added: many(10_000) }) },
      [`added ${many(20).join(', ')} and 9980 more`],
    ],
    ['a file that is mended', { failures: [broken('/shop/a.yaml')] }, ['nothing is wrong with /shop/a.yaml any more']],
    [
      'a file that cannot be taken, once',
      {
        taken: taken({ failures: [broken('/shop/a.yaml'), broken('/shop/b.yaml')] }),
        failures: [broken('/shop/b.yaml')],
      },
      ['/shop/a.yaml:3: port is no number'],
    ],
    [
      'one of which something goes on',
      { taken: taken({ failures: [broken('/shop/a.yaml')], stays: () => true }) },
      ['/shop/a.yaml:3: port is no number What it said before stays in force.'],
    ],
    [
      'rules',
      { rules: { before: [rule('a', 'notify'), rule('b', 'notify')], now: [rule('b', 'x'), rule('c', 'x')] } },
      ['removed rule a; changed rule b; added rule c'],
    ],
    [
      'of a daemon that begins again, what the one before did not watch',
      { taken: taken({ added: ['a/http', 'b/http'] }), watchedBefore: new Set(['a/http']) },
      ['added b/http'],
    ],
    [
      'of one that begins again with the same, nothing',
      {
        taken: taken({ added: ['a/http'] }),
        watchedBefore: new Set(['a/http']),
        rules: { before: [], now: [rule('a', 'notify')] },
      },
      [],
    ],
  ])('is %s', async (_, given, messages) => {
    expect((await told(given)).map(({ message }) => message)).toEqual(messages);
  });

  it('lists a thousand names in its data at most', async () => {
    const [event] = await told({ taken: taken({ added: many(10_000) }) });
    expect(event?.data).toEqual({ added: many(1_000), removed: [], changed: [] });
  });
});
