import { type ActionPlanner, blocked, type StepDraft } from '../step.ts';

/** Starts a process again with the command it had. */
export const restartProcess: ActionPlanner<'restart_process'> = {
  needsApproval: false,
  plan({ process: name }, facts) {
    const nothing: StepDraft = {
      would: `restart ${name === undefined ? 'the process the alert names' : `the process ${name}`}`,
      targets: [{ platform: 'local', ...(name === undefined ? {} : { name }), status: 'not found on this host' }],
      calls: [],
      changes: [],
      rollback: 'cannot be undone',
    };
    if (name === undefined)
      return { ...nothing, hindrance: blocked('it names no process, and no alert gives one; add process') };
    const found = facts.processes.get(name) ?? [];
    if ('unknown' in found) return { ...nothing, hindrance: blocked(found.unknown) };
    if (found.length === 0)
      return {
        ...nothing,
        hindrance: blocked(`no process named ${name} runs on this host, so the command it had is not known`),
      };
    return {
      ...nothing,
      targets: found.map(({ pid, arguments: given }) => ({
        platform: 'local',
        name: `${name} (${pid})`,
        status: given > 0 ? `runs on this host, with arguments (${given}) that are not shown` : 'runs on this host',
      })),
      aliases: [name],
      calls: found.flatMap(({ pid, program, arguments: given, cwd }) => [
        { type: 'command' as const, argv: ['kill', '-TERM', String(pid)] },
        {
          type: 'command' as const,
          argv: given > 0 ? [program, '…'] : [program],
          ...(cwd === undefined ? {} : { cwd }),
        },
      ]),
      changes: found.map(({ pid }) => ({ what: 'process id', before: String(pid), after: 'new' })),
    };
  },
};
