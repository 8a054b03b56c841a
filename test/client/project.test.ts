import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { holdsText, outermost, projectText, writeProject } from '../../client/src/project.ts';
import { loadDefinitions } from '../../engine/definitions/load.ts';
import type { WrittenFolder } from '../../engine/protocol/rpc.ts';
import { problemsIn } from '../support/problems.ts';

const holding = (more: Partial<WrittenFolder>): WrittenFolder => ({
  folder: 'health',
  checks: 0,
  enabled: 0,
  rules: 0,
  playbooks: 0,
  escalations: 0,
  files: 0,
  broken: 0,
  ...more,
});

describe('a folder to choose', () => {
  it.each<[string, Partial<WrittenFolder>]>([
    ['1 check in 1 file', { checks: 1, enabled: 1, files: 1 }],
    ['3 checks (1 not enabled) and 1 rule in 2 files', { checks: 3, enabled: 2, rules: 1, files: 2 }],
    ['2 rules in 1 file', { rules: 2, files: 1 }],
    ['1 rule, 2 playbooks and 1 escalation in 4 files', { rules: 1, playbooks: 2, escalations: 1, files: 4 }],
    ['1 check in 1 file, 2 files with mistakes', { checks: 1, enabled: 1, files: 1, broken: 2 }],
    ['1 file with mistakes', { broken: 1 }],
  ])('tells %s', (text, more) => expect(holdsText(holding(more))).toBe(text));

  it.each<[readonly string[], readonly string[]]>([
    [
      ['health', 'rules'],
      ['health', 'rules'],
    ],
    [
      ['health', 'health/db', 'healthy'],
      ['health', 'healthy'],
    ],
    [['.', 'health', 'a/b'], ['.']],
    [[], []],
  ])('is named with what is in it: %j are %j', (chosen, named) => expect(outermost(chosen)).toEqual(named));
});

describe('a healer.yaml', () => {
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'healer-project-'));
    onTestFinished(() => rmSync(made, { recursive: true }));
    return made;
  };

  it('is taken as it is written, whatever the folders are called', async () => {
    const names = ['health', 'ops/rules', 'a b', '@scope/x', '-', '1', 'true: no', 'ünder'];
    expect(problemsIn('healer.yaml', projectText(['health', '.']))).toEqual([]);
    const root = folder();
    await writeProject(root, names);
    const { failures, project } = await loadDefinitions({ root });
    expect(failures).toEqual([]);
    expect(project?.value.definitions).toEqual(names);
  });

  it('makes the folders it names, so that nothing is said to be missing', async () => {
    const root = folder();
    await writeProject(root, ['health']);
    expect(existsSync(join(root, 'health'))).toBe(true);
  });

  it('is never written over another', async () => {
    const root = folder();
    await writeProject(root, ['health']);
    await expect(writeProject(root, ['rules'])).rejects.toThrow('EEXIST');
    expect(readFileSync(join(root, 'healer.yaml'), 'utf8')).toBe(projectText(['health']));
  });
});
