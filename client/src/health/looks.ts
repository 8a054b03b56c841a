import type { HealthState } from '../../../engine/protocol/rpc.ts';

/** How a state is told: its word, its shape (a codicon) and the shape's theme colour. */
export interface Look {
  readonly word: string;
  readonly icon: string;
  readonly colour: string;
  /** The group's heading. */
  readonly heading: string;
}

/** In the order of the groups: the one to look at first first. What is silenced asks for nobody. */
export const looks: Readonly<Record<HealthState, Look>> = {
  unhealthy: { word: 'unhealthy', icon: 'error', colour: 'charts.red', heading: 'Unhealthy' },
  at_risk: { word: 'at risk', icon: 'warning', colour: 'charts.yellow', heading: 'At risk' },
  suppressed: { word: 'suppressed', icon: 'circle-slash', colour: 'descriptionForeground', heading: 'Suppressed' },
  unknown: {
    word: 'not checked yet',
    icon: 'circle-large-outline',
    colour: 'descriptionForeground',
    heading: 'Not checked yet',
  },
  healthy: { word: 'healthy', icon: 'pass', colour: 'charts.green', heading: 'Healthy' },
  silenced: { word: 'silenced', icon: 'bell-slash', colour: 'descriptionForeground', heading: 'Silenced' },
};

/** A state in words; one that is not followed now is what it was when it was last seen. */
export function stateText(state: HealthState, live: boolean): string {
  const { word } = looks[state];
  return live || state === 'unknown' ? word : `${word} when last seen`;
}

export const states = Object.keys(looks) as readonly HealthState[];
