import type { NameRule } from './rule.ts';
import { unknownNames } from './unknown-names.ts';

const database = '# file: health/database.yaml\nworkload: database\ntype: tcp\nport: 5432\nenabled: true\n';

export const unknownWorkload: NameRule = {
  code: 'names/unknown-workload',
  severity: 'warning',
  description:
    'A workload is known by the checks that watch it. One that none watches is never healthy or unhealthy, and cannot be restarted.',
  valid: [`${database}# file: health/api.yaml\nworkload: api\ntype: http\nenabled: true\ndepends_on: [database]\n`],
  invalid: [
    `${database}# file: health/api.yaml\nworkload: api\ntype: http\nenabled: true\ndepends_on: [«databse»]\n`,
    '# file: rules/api.yaml\non: unhealthy\nworkload: «api»\naction: restart_workload\n',
  ],
  check: (subject) =>
    unknownNames(subject, 'workload', { missing: (name) => `No check watches a workload called "${name}".` }),
};
