import { nearest } from '../../schemas/suggest.ts';
import type { Definitions } from '../definitions/load.ts';
import { type Failure, failed, type Result, success } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Playbook } from '../model/playbook.ts';
import { gatherFacts } from './facts.ts';
import { planPlaybook } from './plan.ts';

/** The plan of the playbook of this name among those that run; `playbook/unknown` names the nearest. */
export async function planNamed(definitions: Definitions, name: string, now: Date): Promise<Result<Plan>> {
  const playbook = definitions.playbooks.find((one) => one.name === name);
  return playbook ? success(await planOne(definitions, playbook, now)) : failed(unknownPlaybook(definitions, name));
}

/** The plan of one playbook, which need not be among the definitions: it may be a text that is not saved. */
export async function planOne(definitions: Definitions, playbook: Playbook, now: Date): Promise<Plan> {
  return planPlaybook(playbook, await gatherFacts(definitions, playbook, now));
}

function unknownPlaybook({ playbooks, failures, root }: Definitions, name: string): Failure {
  const names = playbooks.map((playbook) => playbook.name);
  const near = nearest(name, names);
  const hint = near
    ? ` Did you mean "${near}"?`
    : names.length > 0
      ? ` Known: ${names.join(', ')}.`
      : ' None is defined there.';
  const broken = failures[0] ? ` Some definitions could not be loaded, the first because: ${failures[0].message}` : '';
  return { code: 'playbook/unknown', message: `No playbook is called "${name}" in ${root}.${hint}${broken}` };
}
