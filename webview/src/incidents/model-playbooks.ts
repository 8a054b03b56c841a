import type { Incident, IncidentsView } from '../../../engine/protocol/page.ts';

export type Playbook = IncidentsView['playbooks'][number];

export interface RankedPlaybook {
  readonly playbook: Playbook;
  /** Why it is offered, or undefined when nothing ties it to the incident. */
  readonly why?: string;
}

/**
 * The playbooks for an incident, best first: those whose trigger is its alert, then those of an alert its words name,
 * then those that name its service (whole, then a word of it), then the rest by name.
 */
export function rankPlaybooks(
  incident: Pick<Incident, 'title' | 'description' | 'alert' | 'service'>,
  playbooks: readonly Playbook[],
): readonly RankedPlaybook[] {
  return playbooks
    .map((playbook) => ({ playbook, ...tie(incident, playbook) }))
    .sort((a, b) => b.weight - a.weight || a.playbook.name.localeCompare(b.playbook.name))
    .map(({ playbook, why }) => (why === undefined ? { playbook } : { playbook, why }));
}

/** The one to offer first: the best that something ties to the incident. */
export function bestPlaybook(ranked: readonly RankedPlaybook[]): Playbook | undefined {
  return ranked[0]?.why === undefined ? undefined : ranked[0].playbook;
}

function tie(
  incident: Pick<Incident, 'title' | 'description' | 'alert' | 'service'>,
  playbook: Playbook,
): { weight: number; why?: string } {
  if (playbook.alert !== undefined && playbook.alert === incident.alert)
    return { weight: 4, why: `its trigger is alert ${playbook.alert}` };
  const told = `${incident.title} ${incident.description ?? ''}`;
  if (playbook.alert && wordsOf(told).includes(playbook.alert.toLowerCase()))
    return { weight: 3, why: `for alert ${playbook.alert}` };
  const words = wordsOf(`${playbook.name} ${playbook.description ?? ''}`);
  const { service } = incident;
  if (service === undefined) return { weight: 0 };
  if (words.includes(service.toLowerCase())) return { weight: 2, why: `names ${service}` };
  const part = partsOf(service).find((word) => words.some((other) => partsOf(other).includes(word)));
  return part === undefined ? { weight: 0 } : { weight: 1, why: `names ${part}` };
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9_.@-]*[a-z0-9]/g) ?? [];
}

/** The words inside a name; short ones such as `api` tie too much together. */
function partsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 3);
}
