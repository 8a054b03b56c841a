import type { KnownNames } from '../workspace/noted-names.ts';
import type { NameRule } from './rule.ts';

const check = (workload: string, needs: string) =>
  `# file: health/${workload}.yaml\nworkload: ${workload}\ntype: http\nenabled: true\ndepends_on: [${needs}]\n`;

/** How many workloads are followed from one: enough for any that a person has thought of. */
const followed = 200;

export const dependencyCycle: NameRule = {
  code: 'health/dependency-cycle',
  severity: 'warning',
  description:
    'A workload depends on itself, by way of others. When they are down together, each is explained by the next, and none is told to be the cause.',
  valid: [check('a', 'b') + check('b', 'c') + check('c', '').replace('depends_on: []\n', '')],
  invalid: [
    check('a', '«a»'),
    check('a', '«b»') + check('b', '«c»') + check('c', 'd, «a»') + check('d', '').replace('depends_on: []\n', ''),
  ],
  *check({ occurrences, index }) {
    const own = occurrences.find(({ sort, defines }) => sort === 'workload' && defines);
    if (!index || !own?.needs) return;
    for (const { sort, defines, key, start, end } of occurrences) {
      const way = sort === 'workload' && !defines ? wayBack(key, own.key, index) : undefined;
      if (!way) continue;
      const message = `${own.key} depends on itself: ${[own.key, ...way].join(' → ')}. Take one of them out.`;
      yield { start, end, message };
    }
  },
};

/** The shortest way along what workloads need from one to another, both included. */
function wayBack(from: string, to: string, index: KnownNames): string[] | undefined {
  const ways = new Map([[from, [from]]]);
  for (const [name, way] of ways) {
    if (name === to) return way;
    if (ways.size > followed) return undefined;
    for (const { needs = [] } of index.definitions('workload', name))
      for (const next of needs) if (!ways.has(next)) ways.set(next, [...way, next]);
  }
  return undefined;
}
