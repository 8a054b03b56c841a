// Generated from the schemas by `npm run generate`. Do not edit.
/**
 * One environment: the backends to ask, the channels to tell, the services and who owns them. Secrets stay in files of mode 0600 or in the environment; this file only names them.
 */
export interface Profile {
  /**
   * The version of this kind.
   */
  apiVersion: "healer.platform/v1";
  /**
   * What this document is.
   */
  kind: "Profile";
  metadata: Metadata;
  backends?: Backends;
  /**
   * Where notifications go, by the name playbooks and escalation policies use.
   */
  channels?: {
    [k: string]: Channel;
  };
  /**
   * The services people talk about, and the workloads they are made of.
   */
  services?: {
    [k: string]: Service;
  };
  thresholds?: Thresholds;
}
/**
 * The profile's name.
 */
export interface Metadata {
  /**
   * A name to refer to this definition by: letters, digits and `_ . -`, beginning with a letter or digit.
   */
  name: string;
}
/**
 * The systems Healer may ask. What is not named here is not connected.
 */
export interface Backends {
  prometheus?: Backend;
  loki?: Backend1;
  tempo?: Backend2;
  jaeger?: Backend3;
  argocd?: Backend4;
  kubernetes?: Kubernetes;
}
/**
 * Prometheus: metrics.
 */
export interface Backend {
  /**
   * Its base address.
   */
  url: string;
  /**
   * A file of mode 0600 that holds a bearer token.
   */
  tokenFile?: string;
}
/**
 * Loki: logs.
 */
export interface Backend1 {
  /**
   * Its base address.
   */
  url: string;
  /**
   * A file of mode 0600 that holds a bearer token.
   */
  tokenFile?: string;
}
/**
 * Tempo: traces.
 */
export interface Backend2 {
  /**
   * Its base address.
   */
  url: string;
  /**
   * A file of mode 0600 that holds a bearer token.
   */
  tokenFile?: string;
}
/**
 * Jaeger: traces.
 */
export interface Backend3 {
  /**
   * Its base address.
   */
  url: string;
  /**
   * A file of mode 0600 that holds a bearer token.
   */
  tokenFile?: string;
}
/**
 * Argo CD: sync state.
 */
export interface Backend4 {
  /**
   * Its base address.
   */
  url: string;
  /**
   * A file of mode 0600 that holds a bearer token.
   */
  tokenFile?: string;
}
/**
 * A cluster, by kubeconfig context.
 */
export interface Kubernetes {
  /**
   * The kubeconfig context; left out, the current one.
   */
  context?: string;
  /**
   * The kubeconfig file; left out, ~/.kube/config.
   */
  kubeconfig?: string;
  /**
   * The namespace actions use when they name none.
   */
  namespace?: string;
}
/**
 * One way to tell people. Rules, playbooks and escalation levels name it where people are told.
 */
export interface Channel {
  /**
   * How the channel is told.
   */
  type: "slack" | "pagerduty" | "email" | "webhook" | "github" | "desktop";
  /**
   * The address to post to, for webhook.
   */
  url?: string;
  /**
   * A file of mode 0600 that holds the address, for slack.
   */
  urlFile?: string;
  /**
   * A file of mode 0600 that holds the routing key.
   */
  keyFile?: string;
  /**
   * A file of mode 0600 that holds the token.
   */
  tokenFile?: string;
  /**
   * E-mail addresses.
   *
   * @minItems 1
   */
  to?: string[];
  /**
   * owner/name, for github.
   */
  repository?: string;
}
/**
 * Something people talk about and rely on, and what is known of it.
 */
export interface Service {
  /**
   * The workloads that serve it.
   *
   * Items: The name of a workload: letters, digits and `_ . : @ -`, beginning with a letter or digit, at most 128 characters.
   */
  workloads?: string[];
  /**
   * Services it needs.
   */
  dependsOn?: string[];
  /**
   * The person or team that answers for it.
   */
  owner?: string;
  /**
   * Folders of its source, relative to the root: recent git changes there are evidence in an incident.
   */
  paths?: string[];
  /**
   * Its log files: relative to the root and inside it, also as patterns (`logs/*.log`), or anywhere by absolute path or `~/`. Their last lines are evidence in an incident and in forensic reports; secrets are blanked.
   */
  logs?: string[];
  metrics?: Metrics;
}
/**
 * What to ask the Prometheus of `backends.prometheus` when an incident opens, each over the hour before. `rate`, `errors` and `duration` are asked for by themselves (`http_requests_total` and `http_request_duration_seconds_bucket` of the job with the service's name); written here, they are replaced. Any other name is asked for besides.
 */
export interface Metrics {
  /**
   * PromQL for requests per second.
   */
  rate?: string;
  /**
   * PromQL for the share of requests that failed, from 0 to 1.
   */
  errors?: string;
  /**
   * PromQL for how long requests take, in seconds.
   */
  duration?: string;
  /**
   * PromQL, asked for under the name you give it.
   */
  [k: string]: string | undefined;
}
/**
 * Limits, by what they limit: a share from 0 to 1, or a score.
 */
export interface Thresholds {
  /**
   * Stability score (0 to 100) of a workload below which the event `stability_low` is written; left out, none is.
   */
  stability?: number;
  /**
   * Share of a disk in use that raises H2.
   */
  disk?: number;
  /**
   * Share of memory in use that raises H8.
   */
  memory?: number;
  /**
   * Share of CPU in use that counts as pressure.
   */
  cpu?: number;
}
