import type { CheckReport, Severity } from '../model/check.ts';
import type { Event } from '../model/event.ts';
import type { CheckEvidence, Evidence, GitEvidence, HostEvidence, ReportEvidence } from '../model/evidence.ts';
import type { Failure } from '../model/failure.ts';
import type {
  CheckHealth,
  CheckPoint,
  CheckSeries,
  HealthHistory,
  HealthOverview,
  HealthSpan,
  HealthState,
  WorkloadHealth,
} from '../model/health.ts';
import type {
  ActionItem,
  Incident,
  IncidentDetail,
  IncidentRequest,
  IncidentState,
  Resolution,
} from '../model/incident.ts';
import type { Location } from '../model/location.ts';
import type {
  Call,
  Plan,
  PlanCondition,
  PlanGate,
  PlanStep,
  PlanTarget,
  StepVerdict,
  Tristate,
} from '../model/plan.ts';
import type { Silence } from '../model/silence.ts';

/**
 * What a page asks of whoever serves it (a VS Code panel now, the daemon's dashboard later), as JSON-RPC over messages.
 * A user's mistake comes back as an error whose `data` is a `Failure`.
 */
export interface PageRequests {
  /** The first call: what to draw. Also asked again after a reload. */
  'incidents/load': { params: Record<string, never>; result: IncidentsView };
  'incidents/show': { params: { id: string }; result: IncidentDetail };
  'incidents/start': { params: IncidentRequest; result: IncidentDetail };
  /** Lets the host ask for what it needs (title, severity) in its own way; undefined when the person cancelled. */
  'incidents/startAsking': { params: Record<string, never>; result: { id: string } | null };
  'incidents/note': { params: { id: string; text: string }; result: IncidentDetail };
  'incidents/transition': { params: { id: string; to: 'acknowledged' | 'mitigated' }; result: IncidentDetail };
  'incidents/resolve': { params: { id: string; resolution: Resolution }; result: IncidentDetail };
  'incidents/postmortem': { params: { id: string }; result: { path: string } };
  'incidents/dryRun': { params: { playbook: string }; result: null };
  'plan/load': { params: Record<string, never>; result: PlanView };
  'plan/again': { params: Record<string, never>; result: PlanView };
  /** The first call of the health page: everything. Asked again after `health/changed` for the workloads it names. */
  'health/load': { params: { workloads?: readonly string[] }; result: HealthView };
  /** States and measurements between two times (UTC, RFC 3339); at most 400 points a check. */
  'health/history': {
    params: { workloads: readonly string[]; from: string; to: string };
    result: readonly HealthHistory[];
  };
  /** Observed at once and recorded as any other observation. */
  'health/check': { params: { workloads: readonly string[] }; result: readonly CheckReport[] };
  /** Lets the host ask for how long and why; null when the person cancelled. */
  'health/silenceAsking': { params: { workload: string }; result: Silence | null };
  'health/endSilence': { params: { id: string }; result: Silence };
  'health/openIncident': { params: { id: string }; result: null };
  'health/openReport': { params: { id: string }; result: null };
  'health/startWatching': { params: Record<string, never>; result: null };
  'host/openLocation': { params: Location; result: null };
  'host/copy': { params: { text: string }; result: null };
  'host/act': { params: { act: 'openLog' | 'openSetting' | 'manageTrust' | 'retry' }; result: null };
}

/** What the host tells a page unasked. */
export interface PageNotifications {
  /** The connection to the daemon; while it is not `live`, what is shown is from `asOf`. */
  connection: ConnectionState;
  /** These incidents changed. */
  'incidents/changed': { ids: readonly string[] };
  /** Show this one (a command asked for it). */
  'incidents/select': { id: string };
  'plan/replaced': PlanView;
  /** How these workloads stand changed, or a check of theirs was observed. */
  'health/changed': { workloads: readonly string[] };
  'health/select': { workload: string };
  /** The workspace is trusted from now on. */
  'trust/granted': Record<string, never>;
}

export type ConnectionState =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  /** `retryAt` (UTC, RFC 3339): when it is tried again, where that is known. */
  | { readonly state: 'offline'; readonly asOf: string; readonly retryAt?: string }
  | { readonly state: 'failed'; readonly failure: Failure };

export interface IncidentsView {
  readonly connection: ConnectionState;
  /** Whether the workspace is trusted; in an untrusted one nothing executes. */
  readonly trusted: boolean;
  readonly incidents: readonly Incident[];
  /** The login name of who looks, for "Mine". */
  readonly me: string;
  readonly playbooks: readonly {
    readonly name: string;
    readonly description?: string;
    readonly alert?: string;
    readonly source: Location;
  }[];
  /** That definitions could not be loaded, of which any may be a playbook: how many, and the first with its place. */
  readonly broken?: Failure;
  /** Shown at once when given, whatever was shown before. */
  readonly selected?: string;
}

export interface HealthView {
  readonly connection: ConnectionState;
  /** Whether the workspace is trusted; in an untrusted one nothing executes. */
  readonly trusted: boolean;
  /** Of the workloads asked for. Absent while the daemon cannot be reached. */
  readonly overview?: HealthOverview;
  /** Those not resolved, to say who has them. */
  readonly incidents: readonly Incident[];
  /** Shown at once when given, whatever was shown before. */
  readonly selected?: string;
}

export interface PlanView {
  readonly plan?: Plan;
  readonly failure?: Failure;
  /** The text planned was not saved: what is on the screen was used. */
  readonly unsaved: boolean;
}

export type PageMethod = keyof PageRequests;

export type {
  ActionItem,
  Call,
  CheckEvidence,
  CheckHealth,
  CheckPoint,
  CheckReport,
  CheckSeries,
  Event,
  Evidence,
  Failure,
  GitEvidence,
  HealthHistory,
  HealthOverview,
  HealthSpan,
  HealthState,
  HostEvidence,
  Incident,
  IncidentDetail,
  IncidentState,
  Location,
  Plan,
  PlanCondition,
  PlanGate,
  PlanStep,
  PlanTarget,
  ReportEvidence,
  Resolution,
  Severity,
  Silence,
  StepVerdict,
  Tristate,
  WorkloadHealth,
};
