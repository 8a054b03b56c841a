import { didYouMean } from '../../../schemas/suggest.ts';
import { nearestOf } from '../workspace/nearest-name.ts';
import { displayPath } from '../workspace/workspace.ts';
import type { NameRule } from './rule.ts';

const project = (profile: string) =>
  `# file: healer.yaml\napiVersion: healer.platform/v1\nkind: Project\nprofile: ${profile}\n`;
const local = '# file: profiles/here.yaml\napiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\n';

export const unknownProfile: NameRule = {
  code: 'names/unknown-profile',
  severity: 'warning',
  description:
    'The profile in force is named by its name or its file. One that does not exist leaves checks and playbooks without channels and backends.',
  valid: [`${project('local')}${local}`, `${project('./profiles/here.yaml')}${local}`],
  invalid: [`${project('«locl»')}${local}`, `${project('«profiles/her.yaml»')}${local}`, project('«local»')],
  *check({ occurrences, index }) {
    if (!index) return;
    for (const { sort, defines, key, name, start, end, how } of occurrences) {
      if (sort !== 'profile' || defines || index.isDefined(sort, key)) continue;
      const path = name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
      const names = [...index.defined(sort)];
      const files = names
        .flatMap((one) => index.definitions(sort, one))
        .map((one) => displayPath(one.path, index.root));
      if (files.includes(path) || index.files.has(path)) continue;
      const isPath = /\/|\.ya?ml$/i.test(path);
      const { any, name: suggestion } = nearestOf(path, isPath ? files : names);
      const message = `There is no profile ${isPath ? `in ${path}` : `called "${name}"`}.${didYouMean(suggestion)}`;
      const data = suggestion === undefined || how !== 'text' ? {} : { data: { replacement: suggestion } };
      yield { start, end, message, ...(any ? {} : { severity: 'hint' as const }), ...data };
    }
  },
};
