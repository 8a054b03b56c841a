import { didYouMean } from '../../../schemas/suggest.ts';
import { nearestName } from '../workspace/nearest-name.ts';
import type { NameRule } from './rule.ts';

const project = (folders: string) =>
  `# file: healer.yaml\napiVersion: healer.platform/v1\nkind: Project\ndefinitions: [${folders}]\n`;
const check = '# file: health/api.yaml\nworkload: api\ntype: http\nenabled: true\n';

export const unknownFolder: NameRule = {
  code: 'names/unknown-folder',
  severity: 'warning',
  description:
    'A folder of `definitions` is named from the folder of healer.yaml. Where there is none of that name, what was meant to run does not.',
  valid: [`${project('health')}${check}`, `${project('./health/, .')}${check}`],
  invalid: [`${project('«helth»')}${check}`, project('«health»')],
  *check({ occurrences, index }) {
    if (!index) return;
    for (const { sort, name, start, end, how } of occurrences) {
      const path = name.replaceAll('\\', '/').replace(/^(?:\.\/)+|\/+$/g, '');
      if (sort !== 'folder' || path === '' || path === '.' || index.files.has(`${path}/`)) continue;
      const folders = () => [...index.files].flatMap((one) => (one.endsWith('/') ? one.slice(0, -1) : []));
      const { any, name: suggestion } = nearestName(index.source, sort, path, folders);
      const message = `There is no folder ${path} beside healer.yaml, so nothing in it runs.${didYouMean(suggestion)}`;
      const data = suggestion === undefined || how !== 'text' ? {} : { data: { replacement: suggestion } };
      yield { start, end, message, ...(any ? {} : { severity: 'hint' as const }), ...data };
    }
  },
};
