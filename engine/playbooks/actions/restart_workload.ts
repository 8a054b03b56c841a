import { defaultUnit } from '../../definitions/check.ts';
import type { Check, RestartTarget } from '../../model/check.ts';
import { redactWords } from '../../redact.ts';
import { backendStep, inNamespace } from '../backend.ts';
import type { PlanFacts } from '../facts.ts';
import { type ActionPlanner, blocked, type Hindrance, type StepDraft } from '../step.ts';
import { didYouMean } from '../text.ts';

/** Restarts a workload as its health config says. */
export const restartWorkload: ActionPlanner<'restart_workload'> = {
  needsApproval: false,
  plan({ workload }, facts) {
    if (workload === undefined)
      return unknown(
        'the workload the alert names',
        undefined,
        'it names no workload, and no alert gives one; add workload',
      );
    const checks = facts.checks.filter((check) => check.workload === workload);
    if (checks.length === 0) {
      const known = [...new Set(facts.checks.map((check) => check.workload))];
      return unknown(
        workload,
        workload,
        `no health config watches a workload ${workload}${didYouMean(workload, known)}`,
      );
    }
    const [way, other] = waysToRestart(workload, checks);
    if (!way || other)
      return unknown(
        workload,
        workload,
        `the health configs of ${workload} say different things under restart; keep one`,
      );
    return draftOf(workload, way, facts);
  },
};

function unknown(what: string, name: string | undefined, why: string): StepDraft {
  return {
    would: `restart ${what}`,
    targets: [{ platform: 'local', ...(name === undefined ? {} : { name }), status: 'not known' }],
    calls: [],
    changes: [],
    rollback: 'cannot be undone',
    hindrance: blocked(why) satisfies Hindrance,
  };
}

/** The distinct ways its checks name; the default counts only where none is named. */
function waysToRestart(workload: string, checks: readonly Check[]): readonly RestartTarget[] {
  const byText = new Map(checks.map(({ restart }) => [JSON.stringify(restart.target), restart.target]));
  const named = [...byText.values()].filter((way) => way.type !== 'unit' || way.unit !== defaultUnit(workload));
  return named.length > 0 ? named : [...byText.values()];
}

function draftOf(workload: string, way: RestartTarget, facts: PlanFacts): StepDraft {
  const shared = { would: `restart ${workload}`, changes: [], rollback: 'cannot be undone' };
  switch (way.type) {
    case 'unit':
      return {
        ...shared,
        targets: [{ platform: 'local', name: workload, status: `systemd unit ${way.unit} of this host` }],
        aliases: [way.unit],
        calls: [{ type: 'command', argv: ['systemctl', 'restart', way.unit] }],
      };
    case 'command':
      return {
        ...shared,
        targets: [{ platform: 'local', name: workload, status: 'restarted by a command of its health config' }],
        calls: [{ type: 'command', argv: redactWords(way.command), cwd: facts.root }],
      };
    case 'container':
      return {
        ...shared,
        targets: [{ platform: 'docker', name: workload, status: `container ${way.container} of this host` }],
        aliases: [way.container],
        calls: [{ type: 'command', argv: ['docker', 'restart', way.container] }],
      };
    case 'kubernetes':
      return {
        ...backendStep('kubernetes', facts, { ...shared, name: workload }),
        aliases: [way.resource, inNamespace(way.resource, way.namespace) ?? way.resource],
      };
  }
}
