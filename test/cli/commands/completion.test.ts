import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { folderWith, healer } from '../../support/healer.ts';

async function bash(...words: string[]): Promise<string[]> {
  const { stdout } = await healer(['completion', 'bash']);
  const cwd = folderWith({ 'script.sh': stdout });
  const list = words.map((word) => `'${word}'`).join(' ');
  const text = `source script.sh; COMP_WORDS=(healer ${list}); COMP_CWORD=${words.length}; _healer; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const run = spawnSync('bash', ['--norc', '-c', text], { cwd, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter(Boolean);
}

describe('healer completion', () => {
  it.each<[string[], string[]]>([
    [['li'], ['lint']],
    [
      ['lint', '--f'],
      ['--format', '--fix'],
    ],
    [
      ['lint', '--format', ''],
      ['text', 'json', 'sarif', 'github'],
    ],
    [['lint', '--format', 'sarif', '--s'], ['--strict']],
    [['incident', 'li'], ['list']],
    [
      ['incident', 're'],
      ['resolve', 'review', 'reopen'],
    ],
    [
      ['incident', 'severity', 'P'],
      ['P1', 'P2', 'P3', 'P4'],
    ],
    [
      ['incident', 'export', '--format', ''],
      ['json', 'html'],
    ],
    [
      ['actions', ''],
      ['list', 'done'],
    ],
    [['silence', 'e'], ['end']],
    [
      ['check', 'add', '--severity', ''],
      ['P1', 'P2', 'P3', 'P4'],
    ],
    [
      ['events', '--kind', 'silence'],
      ['silence_started', 'silence_ended'],
    ],
    [['status', '--w'], ['--watch']],
    [
      ['incident', 'list', '--st'],
      ['--state', '--state-dir'],
    ],
    [
      ['schema', 'pro'],
      ['profile', 'project'],
    ],
    [['completion', 'z'], ['zsh']],
    [['lint', 'health/'], []],
    [['lint', ''], []],
    [
      ['check', ''],
      ['run', 'list', 'add', 'remove', 'where'],
    ],
    [['lint', '--format', '=', 'sa'], ['sarif']],
    [
      ['lint', '--format', '='],
      ['text', 'json', 'sarif', 'github'],
    ],
    [['incident', 'start', '--title', 'l'], []],
  ])('in bash after %j', async (words, expected) => {
    expect(await bash(...words)).toEqual(expected);
  });

  it('in zsh and fish names the same commands, options and values', async () => {
    const zsh = (await healer(['completion', 'zsh'])).stdout;
    expect(zsh).toMatch(/^#compdef healer\n/);
    expect(zsh).toContain("'lint --format') echo 'text json sarif github'");
    const fish = (await healer(['completion', 'fish'])).stdout;
    expect(fish).toContain(
      `complete -c healer -n "__healer_at 'lint'" -l format -x -a 'text json sarif github' -d 'how to print'\n`,
    );
    expect(fish).toContain(`complete -c healer -n "__healer_at ''" -a 'lint' -d '`);
    for (const line of fish.split('\n').filter((one) => one.startsWith('complete')))
      expect(line).toMatch(
        /^complete -c healer -n "__healer_at '[a-z -]*'" (-f|(-l [a-z-]+( -x -a '[^']+'| -r)?|-a '[^']+') -d '[^']*')$/,
      );
  });

  it('could not run for a shell it does not know', async () => {
    expect((await healer(['completion', 'tcsh'])).code).toBe(2);
  });
});
