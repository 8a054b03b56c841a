import { channelStep } from '../channel.ts';
import type { ActionPlanner } from '../step.ts';

/** Pages a channel, or starts an escalation policy. */
export const alertEscalate: ActionPlanner<'alert_escalate'> = {
  needsApproval: false,
  plan: (action, facts) => channelStep('page', action, facts),
};
