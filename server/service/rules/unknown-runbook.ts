import { didYouMean } from '../../../schemas/suggest.ts';
import { nearestName } from '../workspace/nearest-name.ts';
import type { NameRule } from './rule.ts';

const check = (runbook: string) =>
  `# file: health/api.yaml\nworkload: api\ntype: http\nenabled: true\nrunbook: ${runbook}\n`;

export const unknownRunbook: NameRule = {
  code: 'names/unknown-runbook',
  severity: 'warning',
  description:
    'A runbook is a Markdown file, named from the root, with or without one of its headings. One that does not exist helps nobody at night.',
  valid: [
    `${check('runbooks/api.md')}# file: runbooks/api.md\n# What to do\n`,
    `${check('runbooks/api.md#what-to-do')}# file: runbooks/api.md\n# What to do\n`,
  ],
  invalid: [`${check('«runbooks/apl.md»')}# file: runbooks/api.md\n# What to do\n`, check('«runbooks/api.md»')],
  *check({ occurrences, index }) {
    if (!index) return;
    for (const { sort, name, start, end, how } of occurrences) {
      const whole = name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
      const path = whole.replace(/#.*$/, '');
      if (sort !== 'file' || /^[a-z][a-z+.-]*:\/\//i.test(name) || index.files.has(whole) || index.files.has(path))
        continue;
      const runbooks = () => [...index.files].filter((file) => file.endsWith('.md'));
      const { any, name: suggestion } = nearestName(index.source, sort, path, runbooks);
      const message = `There is no file ${path} under the root.${didYouMean(suggestion)}`;
      const data =
        suggestion === undefined || how !== 'text'
          ? {}
          : { data: { replacement: suggestion + whole.slice(path.length) } };
      yield { start, end, message, ...(any ? {} : { severity: 'hint' as const }), ...data };
    }
  },
};
