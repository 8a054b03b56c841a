import { basename, join, relative } from 'node:path';
import common from '../../schemas/common.schema.json' with { type: 'json' };

const { pattern } = common.$defs.workloadName;

/** Why this is no name of a workload, in words for whoever types it; undefined of one that is. */
export function nameProblem(text: string): string | undefined {
  const name = text.trim();
  if (new RegExp(pattern).test(name)) return undefined;
  if (name.length > 128) return `At most 128 characters; these are ${name.length}`;
  return 'Letters, digits and _ . : @ -, beginning with a letter or digit';
}

/** The folder for a new check, absolute: of those watched that lie in `folder` the one named health, else the first; else its health. */
export function folderForCheck(folder: string, watched: readonly string[]): string {
  const inside = watched.filter((one) => !relative(folder, one).startsWith('..'));
  return inside.find((one) => basename(one) === 'health') ?? inside[0] ?? join(folder, 'health');
}

/** A first http check of a workload, as a snippet whose stops are what to fill in. */
export function checkSnippet(workload: string): string {
  return `workload: ${scalar(workload)}
type: http
target: \${1:http://127.0.0.1:8080/healthz}
interval: \${2:10s}
timeout: 2s
retries: 3
enabled: true
expect:
  status: [\${3:200}]
`;
}

/** A name as YAML reads it: quoted where it would be a number, a truth value or the start of a mapping. */
function scalar(name: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9_.@-]*$/.test(name) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(name);
  return plain ? name : JSON.stringify(name);
}
