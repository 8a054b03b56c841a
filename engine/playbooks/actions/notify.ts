import { channelStep } from '../channel.ts';
import type { ActionPlanner } from '../step.ts';

/** Tells a channel. */
export const notify: ActionPlanner<'notify'> = {
  needsApproval: false,
  plan: (action, facts) => channelStep('tell', action, facts),
};
