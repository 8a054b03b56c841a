import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, healer } from '../../support/healer.ts';

const examples = join(import.meta.dirname, '../../../examples');

describe('healer playbooks', () => {
  it('lists the examples with file and line', async () => {
    const { code, stdout } = await healer(['playbooks', 'list'], { cwd: examples });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /high-memory-pod +H8 +suggest +restart_pod → scale_up → alert_escalate +playbooks\/high-memory-pod\.playbook\.yaml:\d+/,
    );
  });

  it('shows a plan and says that nothing was touched', async () => {
    const { code, stdout } = await healer(['playbooks', 'run', 'high-memory-pod', '--dry-run'], { cwd: examples });
    expect(code).toBe(0);
    expect(stdout).toContain('Plan: high-memory-pod');
    expect(stdout).toContain('0 writes');
    expect(stdout).toContain('not connected');
  });

  it('prints the same plan as JSON', async () => {
    const { stdout } = await healer(['playbooks', 'run', 'high-memory-pod', '--dry-run', '--json'], { cwd: examples });
    const plan = JSON.parse(stdout) as { steps: { type: string; verdict: string }[] };
    expect(plan.steps[0]).toMatchObject({ type: 'restart_pod', verdict: 'not_connected' });
  });

  it.each([
    ['without --dry-run', ['playbooks', 'run', 'high-memory-pod'], 'not supported yet'],
    [
      'of a name nobody defined',
      ['playbooks', 'run', 'high-memory-pd', '--dry-run'],
      'Did you mean "high-memory-pod"?',
    ],
  ])('refuses a run %s', async (_, args, message) => {
    const { code, stdout, stderr } = await healer(args, { cwd: examples });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it.each([['list'], ['run', 'p', '--dry-run']])(
    'exits 2 where a definition could not be used: %j',
    async (...args) => {
      const action = '{type: restart_workload, workload: web}';
      const cwd = folderWith({
        'here/p.playbook.yaml': `apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: p}\nspec: {actions: [${action}]}\n`,
        'here/web.health.yaml': 'workload: web\ntype: http\nenabled: true\n',
      });
      expect(await healer(['playbooks', ...args, '--dir', 'here'], { cwd })).toMatchObject({ code: 0, stderr: '' });
      writeFileSync(join(cwd, 'here/bad.health.yaml'), 'workload: bad\ntype: htp\n');
      const { code, stdout, stderr } = await healer(['playbooks', ...args, '--dir', 'here'], { cwd });
      expect(code).toBe(2);
      expect(stdout).toContain('restart_workload');
      expect(stderr).toContain('here/bad.health.yaml:2');
    },
  );

  it('says what to write where there is none', async () => {
    const { code, stderr } = await healer(['playbooks', 'list', '--dir', '.'], { cwd: folderWith({ 'a.txt': '' }) });
    expect(code).toBe(0);
    expect(stderr).toContain('No playbook is defined');
  });
});
