import type { IncidentSummary } from '../../../engine/protocol/page.ts';
import type { KeyBinding } from '../ui/keys.ts';
import type { Actions } from './actions.ts';
import { bestPlaybook, type Playbook, rankPlaybooks } from './model-playbooks.ts';
import { isActive } from './model-state.ts';

export interface Keyed {
  readonly incident: IncidentSummary | undefined;
  readonly playbooks: readonly Playbook[];
  readonly trusted: boolean;
  /** Nothing can be changed now: there is no connection. */
  readonly waits: boolean;
  /** A form covers the incident. */
  readonly filling: boolean;
  readonly actions: Actions;
  readonly move: (by: 1 | -1) => void;
  readonly filter: () => void;
  readonly note: () => void;
  readonly resolve: () => void;
  readonly times: () => void;
  readonly help: () => void;
  readonly escape: () => void;
}

/** The keys of the incidents page. One that has no use now does nothing. */
export function bindingsOf(page: Keyed): readonly KeyBinding[] {
  const { actions } = page;
  const incident = page.waits || page.filling ? undefined : page.incident;
  const bind = (key: string, does: string, run: () => void): KeyBinding => ({ key, does, run });
  const on = (key: string, does: string, run: (incident: IncidentSummary) => void) =>
    bind(key, does, () => (incident === undefined ? undefined : run(incident)));
  return [
    bind('j', 'next incident', () => page.move(1)),
    bind('k', 'previous incident', () => page.move(-1)),
    bind('/', 'filter the list', page.filter),
    bind('n', 'write a note', page.note),
    on('a', 'acknowledge', ({ id, state }) => {
      if (state === 'open') void actions.transition(id, 'acknowledged');
    }),
    on('m', 'mark mitigated', ({ id, state }) => {
      if (state === 'open' || state === 'acknowledged') void actions.transition(id, 'mitigated');
    }),
    on('o', 'change the owner', ({ id }) => void actions.owner(id)),
    on('s', 'change the severity', ({ id }) => void actions.severity(id)),
    on('t', 'correct the times', page.times),
    on('r', 'resolve, or amend the resolution', page.resolve),
    on('p', 'write and open the postmortem', ({ id }) => void actions.postmortem(id)),
    on('d', 'dry-run the best playbook', (open) => {
      const best = page.trusted && isActive(open) ? bestPlaybook(rankPlaybooks(open, page.playbooks)) : undefined;
      if (best !== undefined) void actions.dryRun(best.name);
    }),
    bind('c', 'start an incident', () => (page.waits || page.filling ? undefined : void actions.start())),
    bind('?', 'show these keys', page.help),
    { key: 'escape', run: page.escape },
  ];
}
