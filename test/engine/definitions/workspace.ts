import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder with these files, by real path, removed when the test ends. A name that ends in `/` is a folder. */
export function workspace(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'healer-definitions-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, content);
  }
  return root;
}

export const project = 'apiVersion: healer.platform/v1\nkind: Project\ndefinitions: [health, playbooks]\n';

export function httpCheck(workload: string, more = ''): string {
  return `workload: ${workload}\ntype: http\nenabled: true\n${more}`;
}

export function playbook(name: string, actions = '- {type: exec, command: ["true"]}'): string {
  return `apiVersion: healer.platform/v1
kind: RemediationPlaybook
metadata: {name: ${name}}
spec:
  actions:
    ${actions.replaceAll('\n', '\n    ')}
`;
}
