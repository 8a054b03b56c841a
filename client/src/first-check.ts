import { join, relative } from 'node:path';
import type { Failure, Result } from '../../engine/protocol/rpc.ts';
import common from '../../schemas/common.schema.json' with { type: 'json' };
import { isInside } from '../../schemas/files/inside.ts';

const { pattern } = common.$defs.workloadName;

/** Why this is no name of a workload, in words for whoever types it; undefined of one that is. */
export function nameProblem(text: string): string | undefined {
  const name = text.trim();
  if (new RegExp(pattern).test(name)) return undefined;
  if (name.length > 128) return `At most 128 characters; these are ${name.length}`;
  return 'Letters, digits and _ . : @ -, beginning with a letter or digit';
}

/** What `healer check where --json` printed: the folder for a new check, absolute, or the failure it printed instead. */
export function checkFolder(stdout: string): Result<string> | undefined {
  try {
    const answer = JSON.parse(stdout) as { readonly folder?: string } & Partial<Failure>;
    if (answer.folder !== undefined) return { ok: true, value: answer.folder };
    if (answer.code !== undefined) return { ok: false, failure: answer as Failure };
  } catch {
    return undefined;
  }
  return undefined;
}

/** A real path as whoever opened `folder`, whose real path is `real`, sees it. */
export function seenFrom(folder: string, real: string, path: string): string {
  return isInside(path, real) ? join(folder, relative(real, path)) : path;
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
