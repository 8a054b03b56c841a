import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, healer } from '../../support/healer.ts';

const rough = 'workload: web  \ntype: http\nrestart:\n    unit: a # why\n';
const laidOut = 'workload: web\ntype: http\nrestart:\n  unit: a # why\n';

describe('healer fmt', () => {
  it('lays out what is ours and names it', async () => {
    const cwd = folderWith({ 'a.health.yaml': rough, 'b.health.yaml': laidOut, 'other.yaml': 'a:    1  \n' });
    const { code, stdout, stderr } = await healer(['fmt', '.'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'a.health.yaml\n' });
    expect(stderr).toBe('1 file of 3 laid out anew.\n');
    expect(readFileSync(join(cwd, 'a.health.yaml'), 'utf8')).toBe(laidOut);
    expect(readFileSync(join(cwd, 'other.yaml'), 'utf8')).toBe('a:    1  \n');
    expect(readdirSync(cwd)).toHaveLength(3);
  });

  it.each([
    [rough, 1, 'a.health.yaml\n'],
    [laidOut, 0, ''],
  ])('--check of %j exits with %i and changes nothing', async (text, code, stdout) => {
    const cwd = folderWith({ 'a.health.yaml': text });
    expect(await healer(['fmt', '--check', '.'], { cwd })).toMatchObject({ code, stdout });
    expect(readFileSync(join(cwd, 'a.health.yaml'), 'utf8')).toBe(text);
  });

  it('names what it cannot read as YAML, and lays out the rest', async () => {
    const broken = 'workload: a\ntype: http\nport: [1\n';
    const cwd = folderWith({ 'a.health.yaml': `${rough}---\n${broken}`, 'other.yaml': 'a: [1\n' });
    const { code, stdout, stderr } = await healer(['fmt', '.'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: 'a.health.yaml\n' });
    expect(stderr).toMatch(
      /^healer: a\.health\.yaml:\d+: This cannot be read as YAML, so the document stays as it is\. healer lint says what is wrong\. \(cli\/not-yaml\)\n1 file of 2 laid out anew\.\n$/,
    );
    expect(readFileSync(join(cwd, 'a.health.yaml'), 'utf8')).toBe(`${laidOut}---\n${broken}`);
  });

  it('finds the examples in order', async () => {
    const examples = join(import.meta.dirname, '../../../examples');
    expect(await healer(['fmt', '--check', examples])).toMatchObject({ code: 0, stdout: '' });
  });

  it('could not run on a path that does not exist, nor without one', async () => {
    expect((await healer(['fmt', 'no/such/place'])).code).toBe(2);
    expect((await healer(['fmt'])).code).toBe(2);
  });
});
