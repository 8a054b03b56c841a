import type { ActionPlanner } from '../step.ts';

/** Makes a replica the primary. */
export const databaseFailover: ActionPlanner<'database_failover'> = {
  needsApproval: true,
  plan({ database, to }) {
    const why = 'database_failover is not supported yet: this version connects to no database cluster';
    return {
      would: `make ${to ?? 'a replica'} the primary${database === undefined ? '' : ` of ${database}`}`,
      targets: [{ platform: 'database', ...(database === undefined ? {} : { name: database }), status: why }],
      calls: [],
      changes: [{ what: 'primary', before: 'unknown', after: to ?? 'a replica' }],
      rollback: 'cannot be undone by itself; failing back is a failover of its own',
      hindrance: { verdict: 'unsupported', why },
    };
  },
};
