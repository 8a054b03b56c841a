// Generated from the schemas by `npm run generate`. Do not edit.
/**
 * One check of one workload: what is observed, how often, when it counts as unhealthy, and whether the workload is restarted. A file may hold several, divided by `---`.
 */
export interface HealthConfig {
  /**
   * The workload this check watches. Several checks may watch one workload; it is unhealthy while one of them is.
   */
  workload: string;
  /**
   * Names this check among those of its workload. The default is the type, so a workload with two http checks needs names.
   */
  name?: string;
  /**
   * What is observed.
   */
  type: "http" | "tcp" | "exec" | "process" | "memory" | "disk" | "host" | "zombies" | "certificate";
  /**
   * http: a path such as `/healthz`, or a full URL. exec: the command, given to `sh -c`. process: the process's own name, or the file name of its command or of the script it runs. disk: the mount point. certificate: `host:port`, or a PEM file, relative to the root. The other types do not use it; tcp needs `port`.
   */
  target?: string;
  /**
   * The port to connect to. Needed for tcp; http uses 8080 when it is left out or 0.
   */
  port?: number;
  /**
   * http or https, for a target that is only a path.
   */
  scheme?: "http" | "https";
  /**
   * The host name or address to connect to. Left out, it is the workload's own address as `machinectl` knows it, else 127.0.0.1.
   */
  host?: string;
  /**
   * Text written to the connection once it is there. Line ends are not added: write `\r\n` in double quotes.
   */
  send?: string;
  /**
   * A file that begins with the id of the process, relative to the root. With a `target` too, that process must have its name: a pid file left behind by a dead process does not pass for another one.
   */
  pid_file?: string;
  /**
   * The host name the certificate must be made out to. An endpoint is asked for it (SNI), and its own host is the default; the name in a file is judged only where this is given.
   */
  server_name?: string;
  /**
   * A PEM file of the authorities that are trusted over TLS, in place of the public ones; relative to the root.
   */
  ca_file?: string;
  /**
   * The time between the starts of two checks. Zero or negative means the default.
   */
  interval?: string;
  /**
   * How long one check may take before it counts as failed. Keep it below `interval`. Zero or negative means the default.
   */
  timeout?: string;
  /**
   * How many failures in a row make the workload unhealthy. Zero or negative means the default.
   */
  retries?: number;
  /**
   * How many successes in a row make an unhealthy workload healthy again.
   */
  success_threshold?: number;
  /**
   * Whether a watching daemon runs this check. The default is false, as in the Volt health daemon: write it down, so that nobody believes a check runs that does not.
   */
  enabled?: boolean;
  /**
   * Restart the workload once it is unhealthy. A forensic report is written first; see `max_restarts` and `restart_delay` for the limits.
   */
  auto_restart?: boolean;
  /**
   * How many attempts are made before giving up, counted since the workload was last healthy for `restart.reset_after`. 0 means no limit.
   */
  max_restarts?: number;
  /**
   * The wait before the second restart; each further one waits `restart.backoff` times longer. Zero or negative means the default.
   */
  restart_delay?: string;
  restart?: HowToRestart;
  /**
   * The method of the request.
   */
  method?: "GET" | "HEAD" | "POST" | "PUT" | "OPTIONS";
  /**
   * Headers sent with the request. Keep secrets out of them: this file is in the clear.
   */
  headers?: {
    [k: string]: string;
  };
  /**
   * What to do with a redirect.
   */
  redirect?: "follow" | "manual";
  expect?: Expectations;
  /**
   * Variables given to the command, on top of `PATH`, `HOME`, `LANG` and `USER`. Nothing else is inherited, so a check behaves the same whoever started it.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * The folder an exec check runs in, relative to the root. The default is the root.
   */
  cwd?: string;
  /**
   * Workloads this one needs. While one of them is unhealthy this one is suppressed: noted, not alerted.
   *
   * Items: The name of a workload: letters, digits and `_ . : @ -`, beginning with a letter or digit, at most 128 characters.
   */
  depends_on?: string[];
  /**
   * Free names and values to filter and group by.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * The alert an unhealthy workload raises.
   */
  alert?: ("H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "H7" | "H8") | string;
  /**
   * The severity of an incident opened by this check.
   */
  severity?: "P1" | "P2" | "P3" | "P4";
  /**
   * The Markdown file that tells a person what to do, relative to the root.
   */
  runbook?: string;
}
/**
 * How the workload is restarted: one of `unit`, `command`, `container` or `kubernetes`. The default is `systemctl restart volt-container@WORKLOAD.service`.
 */
export interface HowToRestart {
  /**
   * The systemd unit to restart.
   */
  unit?: string;
  /**
   * The command that restarts it, as a list of words; no shell.
   *
   * @minItems 1
   */
  command?: string[];
  /**
   * The Docker container to restart, by name or id.
   */
  container?: string;
  kubernetes?: KubernetesObject;
  /**
   * Each wait between attempts is this many times the one before.
   */
  backoff?: number;
  /**
   * The longest wait between attempts.
   */
  max_delay?: string;
  /**
   * Failures within this time after a restart that worked are noted and do not count.
   */
  grace?: string;
  /**
   * After being healthy this long, attempts count from zero again.
   */
  reset_after?: string;
}
/**
 * The Kubernetes object to restart, as kind/name, with its namespace.
 */
export interface KubernetesObject {
  /**
   * kind/name
   */
  resource: string;
  /**
   * The namespace it is in.
   */
  namespace?: string;
}
/**
 * What a healthy observation looks like. Everything given must hold, and so must the defaults of the type. A body is read only when `body` or `json` asks for it, 1 MiB at most.
 */
export interface Expectations {
  /**
   * HTTP status codes that are healthy, single or as ranges.
   *
   * @minItems 1
   */
  status?: (number | string)[];
  body?: Body;
  /**
   * Values the JSON body must hold.
   *
   * @minItems 1
   */
  json?: {
    /**
     * Where the value is: keys and indexes divided by dots.
     */
    path: string;
    /**
     * What the value must be.
     */
    equals: string | number | boolean | null;
  }[];
  /**
   * The longest time a healthy answer takes.
   */
  latency?: string;
  /**
   * How many days the TLS certificate must still be valid. Of an http check it is the one of the URL that answered.
   */
  certificate_days?: number;
  /**
   * Whether the certificate must lead, certificate by certificate, to a public authority or one of `ca_file`. The default is true for an endpoint and false for a file.
   */
  trusted?: boolean;
  answer?: Answer;
  /**
   * The exit codes that are healthy.
   *
   * @minItems 1
   */
  exit_code?: number[];
  output?: Output;
  /**
   * How much memory the process may hold (resident); processes of one name together.
   */
  memory?: string;
  /**
   * How busy it may be since the check before. process: in CPUs, 1 being one whole CPU and 0.5 half of one. host: the share of all CPUs, 0 to 1.
   */
  cpu?: number;
  /**
   * By how many threads the process may grow or shrink from one check to the next. Not known on macOS.
   */
  thread_change?: number;
  /**
   * How many processes may have been replaced by others (another pid or start time) since the check before. 0: a restart between two checks is a failure. Without it, a restart is only noted.
   */
  restarts?: number;
  /**
   * The share that may be in use. memory: what new work cannot have; caches count as free. disk: space, as `df` counts it.
   */
  usage?: number;
  /**
   * The share of the file system's inodes that may be in use: without a free one no file can be made, whatever space is left.
   */
  inodes?: number;
  /**
   * How long the space left must last at the pace of the last hour. Judged once it was observed for five minutes.
   */
  time_to_full?: string;
  /**
   * The load average of five minutes that is healthy, for each CPU: above 1, work waits.
   */
  load?: number;
  /**
   * The share of swap that may be in use. A host without swap uses none.
   */
  swap?: number;
  /**
   * The share of the open files this host allows that may be in use.
   */
  file_descriptors?: number;
  /**
   * How many processes may have ended without their parent collecting them.
   */
  zombies?: number;
}
/**
 * What the body must hold.
 */
export interface Body {
  /**
   * Text that must be in the body.
   */
  contains?: string;
  /**
   * A regular expression that must match somewhere in the body.
   */
  matches?: string;
}
/**
 * What must come over the connection, at first or after `send`. It is read until it holds this, the other side ends it, the timeout is over or 64 KiB have come.
 */
export interface Answer {
  /**
   * Text that must be in the answer.
   */
  contains?: string;
  /**
   * A regular expression that must match somewhere in the answer.
   */
  matches?: string;
}
/**
 * What the command must print on its standard output; its last 4 KiB are looked at.
 */
export interface Output {
  /**
   * Text that must be in the output.
   */
  contains?: string;
  /**
   * A regular expression that must match somewhere in the output.
   */
  matches?: string;
}
