import { dirname, relative, sep } from 'node:path';
import type { Location } from '../model/location.ts';
import type { WrittenFolder } from '../model/written-folder.ts';
import type { Definitions } from './load.ts';

type What = 'check' | 'rule' | 'playbook' | 'escalation' | 'broken';

/** The codes of definitions that are fine but for another of the same name. */
const doubles = new Map<string, What>([
  ['definitions/duplicate-check', 'check'],
  ['definitions/duplicate-rule', 'rule'],
  ['definitions/duplicate-playbook', 'playbook'],
]);

interface Written {
  readonly what: What;
  readonly file: string;
  readonly enabled: boolean;
}

/**
 * Every folder at or under `dir` (a real path) in which a definition that may run is written, by name: what a person
 * chooses from who says what runs. One that has the name of another counts where it is, as it runs when only its folder
 * is named.
 */
export function writtenFolders(
  dir: string,
  definitions: Pick<Definitions, 'checks' | 'rules' | 'playbooks' | 'escalations' | 'failures'>,
): readonly WrittenFolder[] {
  const written = allOf(definitions);
  const folderOf = ({ file }: Written) => relative(dir, dirname(file)).split(sep).join('/') || '.';
  return [...new Set(written.map(folderOf))].sort().map((folder) => {
    const here = written.filter((one) => isWithin(folderOf(one), folder));
    const only = (what: What) => here.filter((one) => one.what === what);
    const checks = only('check');
    const broken = only('broken');
    return {
      folder,
      checks: checks.length,
      enabled: checks.filter(({ enabled }) => enabled).length,
      rules: only('rule').length,
      playbooks: only('playbook').length,
      escalations: only('escalation').length,
      files: filesOf(here.filter((one) => !broken.includes(one))),
      broken: filesOf(broken),
    };
  });
}

function allOf({
  checks,
  rules,
  playbooks,
  escalations,
  failures,
}: Parameters<typeof writtenFolders>[1]): readonly Written[] {
  const plain = (what: What, all: readonly { readonly source: Location }[]): readonly Written[] =>
    all.map(({ source }) => ({ what, file: source.file, enabled: true }));
  return [
    ...checks.map(({ source, enabled }) => ({ what: 'check' as const, file: source.file, enabled })),
    ...plain('rule', rules),
    ...plain('playbook', playbooks),
    ...plain('escalation', escalations),
    ...failures.flatMap(({ code, file }) =>
      file === undefined ? [] : { what: doubles.get(code) ?? ('broken' as const), file, enabled: true },
    ),
  ];
}

function isWithin(folder: string, other: string): boolean {
  return other === '.' || folder === other || folder.startsWith(`${other}/`);
}

function filesOf(written: readonly Written[]): number {
  return new Set(written.map(({ file }) => file)).size;
}
