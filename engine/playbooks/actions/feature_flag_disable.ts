import type { ActionPlanner } from '../step.ts';

/** Switches a feature flag off. */
export const featureFlagDisable: ActionPlanner<'feature_flag_disable'> = {
  needsApproval: true,
  plan({ flag }) {
    const why = 'feature_flag_disable is not supported yet: this version connects to no feature flag service';
    return {
      would: `switch the flag ${flag} off`,
      targets: [{ platform: 'flags', name: flag, status: why }],
      calls: [],
      changes: [{ what: flag, before: 'unknown', after: 'off' }],
      rollback: 'the flag is set as it was',
      undoable: true,
      hindrance: { verdict: 'unsupported', why },
    };
  },
};
