import type { Playbook } from '../model/playbook.ts';
import type { PlaybookSummary } from '../protocol/rpc.ts';

/** A playbook in a line: its name, what it is for and what it would do, action by action. */
export function listing({ name, description, trigger, mode, actions, source }: Playbook): PlaybookSummary {
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(trigger.alert === undefined ? {} : { alert: trigger.alert }),
    mode,
    actions: actions.map(({ type }) => type),
    source,
  };
}
