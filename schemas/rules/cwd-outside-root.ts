import { staysInRoot } from '../inside-root.ts';
import { get, getText } from '../values.ts';
import type { Finding, Refusal } from './refusal.ts';

const description = '`cwd` is a folder relative to the root. Nothing runs in a folder outside it.';
const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: shop}\nspec:\n  actions:\n';

export const checkCwdOutsideRoot: Refusal = {
  code: 'health/cwd-outside-root',
  kind: 'health',
  description,
  valid: ['workload: db\ntype: exec\nenabled: true\ntarget: ls\ncwd: tools/../db\n'],
  invalid: [
    'workload: db\ntype: exec\nenabled: true\ntarget: ls\ncwd: «../other»\n',
    'workload: db\ntype: exec\nenabled: true\ntarget: ls\ncwd: «tools/../../shop»\n',
    'workload: db\ntype: exec\nenabled: true\ntarget: ls\ncwd: «/etc»\n',
  ],
  *check(value) {
    yield* outside(value, []);
  },
};

export const actionCwdOutsideRoot: Refusal = {
  code: 'playbook/cwd-outside-root',
  kind: 'playbook',
  description,
  valid: [`${head}    - {type: exec, command: [ls], cwd: tools}\n`],
  invalid: [`${head}    - {type: exec, command: [ls], cwd: «../x»}\n`],
  *check(value) {
    const actions = get(get(value, 'spec'), 'actions');
    if (!Array.isArray(actions)) return;
    for (const [index, action] of actions.entries()) yield* outside(action, ['spec', 'actions', `${index}`]);
  },
};

function* outside(value: unknown, path: readonly string[]): Generator<Finding> {
  const cwd = getText(value, 'cwd');
  if (cwd === undefined || staysInRoot(cwd)) return;
  const message = 'cwd must be a folder inside the root, relative to it, such as tools/db.';
  yield { message, path: [...path, 'cwd'], mark: 'value' };
}
