import type { HealthState } from '../../../engine/protocol/page.ts';
import type { IconName, Tone } from '../ui/icons.tsx';

/** How a state is told: its word, its shape and the shape's colour. */
export interface StateLook {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

export const looks: Readonly<Record<HealthState, StateLook>> = {
  unhealthy: { word: 'unhealthy', icon: 'broken', tone: 'bad' },
  at_risk: { word: 'at risk', icon: 'risk', tone: 'risk' },
  suppressed: { word: 'suppressed', icon: 'suppressed', tone: 'dim' },
  unknown: { word: 'not checked', icon: 'unknown', tone: 'dim' },
  healthy: { word: 'healthy', icon: 'fine', tone: 'good' },
  silenced: { word: 'silenced', icon: 'silenced', tone: 'dim' },
};

/** The groups of the page, the one to look at first first. What is silenced asks for nobody, so it comes last. */
export const groupOrder = Object.keys(looks) as readonly HealthState[];
