// Generated from the schemas by `npm run generate`. Do not edit.
/**
 * What to do by itself when a process crashes, grows or turns unhealthy. A forensic report is always written first.
 */
export interface RecoveryRule {
  /**
   * Names the rule. The default is the file's name.
   */
  name?: string;
  /**
   * What starts the rule.
   */
  on: "crash" | "memory" | "threads" | "unhealthy";
  /**
   * What is done.
   */
  action: "restart_process" | "restart_container" | "restart_workload" | "notify";
  /**
   * How often the action is tried before the rule gives up and an incident calls a person. 0 only calls a person. It counts from zero again once nothing started the rule for ten minutes, or for twice its cooldown.
   */
  max_retries?: number;
  /**
   * Seconds to wait between two attempts.
   */
  cooldown_seconds?: number;
  /**
   * The name of the process to watch. Left out, it is what the process checks of the workload watch.
   */
  process?: string;
  /**
   * The workload to act on.
   */
  workload?: string;
  /**
   * For `on: memory`: resident memory in MiB above which the rule acts.
   */
  memory_mb?: number;
  /**
   * For `on: threads`: the change in thread count, from what is usual for the process, that starts the rule.
   */
  threads?: number;
  /**
   * For `action: notify`: the channel to tell.
   */
  channel?: string;
}
