import type { CheckReport, Severity } from '../model/check.ts';
import type { Event } from '../model/event.ts';
import type {
  CheckEvidence,
  Evidence,
  GitEvidence,
  HistoryEvidence,
  HostEvidence,
  IncidentEvidence,
  LogEvidence,
  MetricsEvidence,
  ReportEvidence,
} from '../model/evidence.ts';
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
  CorrectableMilestone,
  DraftChange,
  Incident,
  IncidentCounts,
  IncidentDetail,
  IncidentQuery,
  IncidentRequest,
  IncidentState,
  IncidentSummary,
  ItemChange,
  ItemDraft,
  Resolution,
  ResolutionDraft,
  SimilarIncident,
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
  /** Keeps the notes being typed, by incident, for a page that is closed and opened again. */
  'incidents/keepNotes': { params: { notes: Readonly<Record<string, string>> }; result: null };
  'incidents/transition': { params: { id: string; to: ForwardState }; result: IncidentDetail };
  /** Newest first; for what the list that was loaded does not hold or cannot tell. */
  'incidents/find': { params: IncidentQuery; result: readonly IncidentSummary[] };
  /** These let the host ask, in its own way, for what is needed; null when the person cancelled. */
  'incidents/severityAsking': { params: { id: string }; result: IncidentDetail | null };
  'incidents/ownerAsking': { params: { id: string }; result: IncidentDetail | null };
  'incidents/reopenAsking': { params: { id: string }; result: IncidentDetail | null };
  'incidents/exportAsking': { params: { id: string; format: 'json' | 'html' }; result: { path: string } | null };
  /** UTC, RFC 3339; null: it is not known. Those left out stay. */
  'incidents/milestones': {
    params: { id: string; milestones: Partial<Record<CorrectableMilestone, string | null>> };
    result: IncidentDetail;
  };
  'incidents/draft': { params: { id: string; change: DraftChange }; result: IncidentDetail };
  'incidents/similar': { params: { id: string }; result: readonly SimilarIncident[] };
  /** `item` counts from 1. */
  'incidents/actionDone': { params: { id: string; item: number; done: boolean }; result: IncidentDetail };
  'incidents/resolve': { params: { id: string; resolution: Resolution }; result: IncidentDetail };
  'incidents/postmortem': { params: { id: string }; result: { path: string } };
  'incidents/dryRun': { params: { playbook: string }; result: null };
  /** A log of the evidence, as it is now, at its end. */
  'incidents/openLog': { params: { path: string }; result: null };
  /** What a commit of the root's repository changed. */
  'incidents/openCommit': { params: { hash: string }; result: null };
  'incidents/openReport': { params: { id: string }; result: null };
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
  /** The file or the address of the web that a workload names as its runbook. */
  'health/openRunbook': { params: { runbook: string }; result: null };
  /** Where no `healer.yaml` says what runs, the host lets a person choose first. */
  'health/startWatching': { params: Record<string, never>; result: null };
  /** Lets the host ask for a name and open a first check to be written. */
  'health/newCheck': { params: Record<string, never>; result: null };
  'host/openLocation': { params: Location; result: null };
  'host/copy': { params: { text: string }; result: null };
  /** An address of the web (http or https), which the editor may ask about first. */
  'host/openExternal': { params: { url: string }; result: null };
  'host/act': { params: { act: 'openLog' | 'openSetting' | 'manageTrust' | 'retry' }; result: null };
}

/** What the host tells a page unasked. */
export interface PageNotifications {
  /** The connection to the daemon; while it is not `live`, what is shown is from `asOf`. */
  connection: ConnectionState;
  /** These incidents changed. */
  'incidents/changed': { ids: readonly string[] };
  /** Show this one (a command asked for it). */
  'incidents/select': IncidentChoice;
  'plan/replaced': PlanView;
  /** How these workloads stand changed, or a check of theirs was observed; left out, it may be anything. */
  'health/changed': { workloads?: readonly string[] };
  'health/select': { workload: string };
  /** The workspace is trusted from now on. */
  'trust/granted': Record<string, never>;
}

export type ConnectionState =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  /**
   * `retryAt` (UTC, RFC 3339): when it is tried again, where that is known. `ended`: the daemon was told to end, so that
   * nothing is watched, and none is looked for before somebody asks.
   */
  | { readonly state: 'offline'; readonly asOf: string; readonly retryAt?: string; readonly ended?: true }
  | { readonly state: 'failed'; readonly failure: Failure };

/** What a transition leads to; resolving has its own request. */
export type ForwardState = 'acknowledged' | 'mitigated' | 'reviewed';

/** The incident a command asked for, and the form to fill in for it. */
export interface IncidentChoice {
  readonly id: string;
  readonly form?: 'resolve';
}

export interface IncidentsView {
  readonly connection: ConnectionState;
  /** Whether the workspace is trusted; in an untrusted one nothing executes. */
  readonly trusted: boolean;
  /** All that are not resolved, and the newest 200 of the others. */
  readonly incidents: readonly IncidentSummary[];
  /** Of all there are, listed or not. */
  readonly counts: IncidentCounts;
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
  readonly selected?: IncidentChoice;
  /** What `incidents/keepNotes` kept last. */
  readonly notes?: Readonly<Record<string, string>>;
}

export interface HealthView {
  readonly connection: ConnectionState;
  /** Whether the workspace is trusted; in an untrusted one nothing executes. */
  readonly trusted: boolean;
  /** Of the workloads asked for. Absent while the daemon cannot be reached. */
  readonly overview?: HealthOverview;
  /** Those not resolved, to say who has them. */
  readonly incidents: readonly IncidentSummary[];
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

export { briefError } from '../model/brief-error.ts';
export { itemDrafts, rowsLeft, withChanges } from '../model/draft-items.ts';
export { asLastSeen } from '../model/last-seen.ts';
export { mergeOverview, unwatched } from '../model/merge-overview.ts';
export { filesOf, isUnnamed, isUnused, notTaken } from '../model/not-taken.ts';
export { byUrgency, urgentSeverity } from '../model/urgency.ts';
export type {
  ActionItem,
  Call,
  CheckEvidence,
  CheckHealth,
  CheckPoint,
  CheckReport,
  CheckSeries,
  CorrectableMilestone,
  DraftChange,
  Event,
  Evidence,
  Failure,
  GitEvidence,
  HealthHistory,
  HealthOverview,
  HealthSpan,
  HealthState,
  HistoryEvidence,
  HostEvidence,
  Incident,
  IncidentCounts,
  IncidentDetail,
  IncidentEvidence,
  IncidentQuery,
  IncidentState,
  IncidentSummary,
  ItemChange,
  ItemDraft,
  Location,
  LogEvidence,
  MetricsEvidence,
  Plan,
  PlanCondition,
  PlanGate,
  PlanStep,
  PlanTarget,
  ReportEvidence,
  Resolution,
  ResolutionDraft,
  Severity,
  Silence,
  SimilarIncident,
  StepVerdict,
  Tristate,
  WorkloadHealth,
};
