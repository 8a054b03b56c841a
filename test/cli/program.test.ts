import { describe, expect, it } from 'vitest';
import { folderWith, healer } from '../support/healer.ts';

describe('healer', () => {
  it.each([
    [[]],
    [['lint']],
    [['check']],
    [['check', 'run']],
    [['check', 'list']],
    [['check', 'add']],
    [['check', 'remove']],
    [['status']],
    [['events']],
    [['history']],
    [['silence']],
    [['silence', 'list']],
    [['silence', 'end']],
    [['playbooks']],
    [['playbooks', 'list']],
    [['playbooks', 'run']],
    [['incident']],
    [['incident', 'start']],
    [['incident', 'list']],
    [['incident', 'show']],
    [['incident', 'note']],
    [['incident', 'ack']],
    [['incident', 'assign']],
    [['incident', 'severity']],
    [['incident', 'mitigate']],
    [['incident', 'times']],
    [['incident', 'resolve']],
    [['incident', 'reopen']],
    [['incident', 'review']],
    [['incident', 'similar']],
    [['incident', 'postmortem']],
    [['incident', 'export']],
    [['actions']],
    [['actions', 'list']],
    [['actions', 'done']],
    [['lsp']],
    [['daemon']],
    [['daemon', 'start']],
  ])('has help for %j', async (command) => {
    const { code, stdout, stderr } = await healer([...command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ${['healer', ...command].join(' ')}`);
  });

  it.each([
    ['an unknown command', ['lnt'], 'Did you mean lint?'],
    ['an unknown option', ['lint', '--strct'], 'Did you mean --strict?'],
  ])('%s could not run', async (_, args, message) => {
    const { code, stderr } = await healer(args, { cwd: folderWith({}) });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('prints its version', async () => {
    expect(await healer(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });
});
