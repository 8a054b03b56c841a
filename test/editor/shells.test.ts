import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, healer } from '../support/healer.ts';

/** What is typed, and what is offered for it, in alphabetical order. */
const cases: readonly (readonly [string, string])[] = [
  ['healer li', 'lint'],
  ['healer lint --f', '--fix --format'],
  ['healer lint --format ', 'github json sarif text'],
  ['healer lint --format sarif --s', '--strict'],
  ['healer incident li', 'list'],
  ['healer incident start --severity ', 'P1 P2 P3 P4'],
  ['healer schema pro', 'profile project'],
  ['healer completion z', 'zsh'],
  ['healer check ', 'add list remove run where'],
  ['healer incident list --st', '--state --state-dir'],
  ['healer incident times --de', '--detected'],
  ['healer actions ', 'done list'],
];

async function scriptFor(shell: string) {
  const { stdout } = await healer(['completion', shell]);
  const folder = folderWith({ script: stdout, 'health/web.yaml': '' });
  mkdirSync(join(folder, 'home'));
  return { folder, env: { PATH: process.env['PATH'] ?? '', HOME: join(folder, 'home'), TERM: 'dumb' } };
}

const sorted = (words: readonly string[]) => words.filter(Boolean).sort().join(' ');

it('fish completes the words of healer, and files', async () => {
  const { folder, env } = await scriptFor('fish');
  const complete = (line: string) => {
    const program = 'source script; complete -C "$argv[1]"';
    const out = execFileSync('fish', ['--no-config', '-c', program, line], { cwd: folder, env, encoding: 'utf8' });
    return sorted(out.split('\n').map((one) => one.split('\t')[0] ?? ''));
  };
  expect(cases.map(([line]) => [line, complete(line)])).toEqual(cases);
  expect(complete('healer lint --format=s')).toBe('--format=sarif');
  expect(complete('healer lint health/')).toBe('health/web.yaml');
  expect(complete('healer check run --dir h')).toBe('health/ home/');
});

it('zsh completes the words of healer, and files', async () => {
  const { folder, env } = await scriptFor('zsh');
  const more = ['healer lint --format=s', 'healer lint health/', 'healer check run --dir hea', 'healer lint '];
  writeFileSync(join(folder, 'lines'), [...cases.map(([line]) => line), ...more, ''].join('\n'));
  const session = {
    SCRIPT: join(folder, 'script'),
    LINES_FILE: join(folder, 'lines'),
    ANSWERS: join(folder, 'answers'),
    INNER: join(import.meta.dirname, 'zsh-inner.zsh'),
  };
  const program = join(import.meta.dirname, 'zsh-session.zsh');
  execFileSync('zsh', ['-f', program], { cwd: folder, env: { ...env, ...session }, timeout: 60_000 });
  const answers = readFileSync(session.ANSWERS, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('|') as [string, string, string]);
  expect(answers.slice(0, cases.length).map(([line, offered]) => [line, sorted(offered.split(' '))])).toEqual(cases);
  expect(answers.map(([, , after]) => after)).toEqual([
    'healer lint ',
    'healer lint --f',
    expect.stringMatching(/^healer lint --format /),
    'healer lint --format sarif --strict ',
    'healer incident list ',
    'healer incident start --severity P',
    'healer schema pro',
    'healer completion zsh ',
    expect.stringMatching(/^healer check /),
    'healer incident list --state',
    'healer incident times --detected ',
    expect.stringMatching(/^healer actions /),
    'healer lint --format=sarif ',
    'healer lint health/web.yaml ',
    'healer check run --dir health/',
    expect.stringMatching(/^healer lint /),
  ]);
  expect(answers.at(-1)?.[1]).toContain('health');
});
