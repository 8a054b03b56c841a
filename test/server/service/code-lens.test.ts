import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { codeLenses } from '../../../server/service/code-lens.ts';

const uri = 'file:///shop/health/web.yaml';
const both = { runCheck: 'a.runCheck', dryRun: 'a.dryRun' };
const text = `# the shop
workload: web
type: http
---
a: 1
---
apiVersion: healer.platform/v1
kind: RemediationPlaybook
metadata: {name: memory}
---
workload: db
type: tcp
`;

describe('code lenses', () => {
  const file = parseFile('/shop/health/web.yaml', text);

  it('stand above health configs and playbooks, with what their command needs', () => {
    expect(codeLenses(file, uri, both).map(({ range, command }) => [range.start.line, command])).toEqual([
      [1, { title: 'Run check', command: 'a.runCheck', arguments: [{ uri, line: 1, name: 'web' }] }],
      [6, { title: 'Dry-run', command: 'a.dryRun', arguments: [{ uri, line: 6, name: 'memory' }] }],
      [10, { title: 'Run check', command: 'a.runCheck', arguments: [{ uri, line: 10, name: 'db' }] }],
    ]);
  });

  it.each([
    ['no commands', undefined, []],
    ['only one command', { dryRun: 'x' }, ['Dry-run']],
  ])('are offered for what the client has: %s', (_, commands, titles) => {
    expect(codeLenses(file, uri, commands).map(({ command }) => command?.title)).toEqual(titles);
  });

  it('are there for a definition without a name and for none that is not ours', () => {
    const draft = parseFile('/a.playbook.yaml', 'spec:\n  actions: []\n');
    expect(codeLenses(draft, uri, both)[0]?.command?.arguments).toEqual([{ uri, line: 1, name: '' }]);
    expect(codeLenses(parseFile('/a.yaml', 'a: 1\n'), uri, both)).toEqual([]);
    expect(codeLenses(parseFile('/health/a.yaml', ''), uri, both)).toEqual([]);
  });
});
