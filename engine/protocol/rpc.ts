import type { Actor } from '../model/actor.ts';
import type { CheckReport, Severity } from '../model/check.ts';
import type { Event, EventKind } from '../model/event.ts';
import type { Failure, Result } from '../model/failure.ts';
import type { CheckHealth, HealthHistory, HealthOverview, HealthState, WorkloadHealth } from '../model/health.ts';
import type {
  ActionItem,
  ActionQuery,
  CorrectableMilestone,
  DraftChange,
  Incident,
  IncidentCounts,
  IncidentDetail,
  IncidentQuery,
  IncidentRequest,
  IncidentState,
  IncidentSummary,
  Resolution,
  SimilarIncident,
  TrackedAction,
} from '../model/incident.ts';
import type { Location } from '../model/location.ts';
import type { Plan } from '../model/plan.ts';
import type { Report, VerifiedReport } from '../model/report.ts';
import type { Silence, SilenceMatch } from '../model/silence.ts';
import type { WrittenFolder } from '../model/written-folder.ts';

/** Raised when a method changes shape. A newer client asks an older daemon to hand over; see `hello`. */
export const protocolVersion = 5;

/** A definition to act on: by name under a root, or as text that may not be saved yet. */
export interface DefinitionText {
  /** Absolute path the text belongs to; it names the kind and resolves relative paths. */
  readonly file: string;
  readonly text: string;
  /** A line (from 1) inside the document meant; left out, the first that fits. */
  readonly line?: number;
}

export interface Hello {
  readonly protocol: number;
  readonly version: string;
  readonly client: 'editor' | 'cli';
}

export interface Welcome {
  readonly protocol: number;
  readonly version: string;
  /** The database's schema version. */
  readonly schema: number;
  readonly pid: number;
  readonly stateDirectory: string;
  readonly mode: 'serving' | 'watching';
  /** The root or folder watched. */
  readonly watches?: string;
}

/** Where a written postmortem is, and its text. */
export interface WrittenPostmortem {
  readonly path: string;
  readonly markdown: string;
  /** Names of the blocks that a person has edited and that were left as they are. */
  readonly kept: readonly string[];
}

/**
 * Every request the daemon answers: its parameters and its result.
 * A user's mistake comes back as an error whose `data` is a `Failure`.
 */
export interface Requests {
  /** The first call on a connection; anything else before it is refused. */
  hello: { params: Hello; result: Welcome };
  'check/run': { params: { root: string; definition: DefinitionText }; result: readonly CheckReport[] };
  /** The checks that run, by name and place. */
  'check/list': { params: { root: string }; result: readonly CheckSummary[] };
  /** By name among what runs; with a text, the playbook of that name in it, else the one its line points at. */
  'playbook/plan': { params: { root: string; name?: string; definition?: DefinitionText }; result: Plan };
  'playbook/list': { params: { root: string }; result: PlaybookList };
  'service/list': { params: { root: string }; result: readonly ServiceSummary[] };
  /** Where the root is not trusted nothing of it is executed: its checks are not run and git is not asked. */
  'incident/start': {
    params: { root: string; trusted: boolean; actor: Actor; incident: IncidentRequest };
    result: IncidentDetail;
  };
  /** Newest first. */
  'incident/list': { params: IncidentQuery; result: readonly IncidentSummary[] };
  'incident/counts': { params: { owner: string }; result: IncidentCounts };
  'incident/show': { params: { id: string }; result: IncidentDetail };
  'incident/note': { params: { id: string; actor: Actor; text: string }; result: IncidentDetail };
  'incident/transition': {
    params: { id: string; actor: Actor; to: 'acknowledged' | 'mitigated' | 'reviewed' };
    result: IncidentDetail;
  };
  /** A resolved or reviewed one is being worked on again; what was written as its resolution is kept. */
  'incident/reopen': { params: { id: string; actor: Actor; reason: string }; result: IncidentDetail };
  /** A blank owner: nobody has it any more. */
  'incident/assign': { params: { id: string; actor: Actor; owner: string }; result: IncidentDetail };
  'incident/severity': { params: { id: string; actor: Actor; severity: Severity }; result: IncidentDetail };
  /** Corrects when milestones were reached (UTC, RFC 3339); null: it is not known. Those left out stay. */
  'incident/milestones': {
    params: { id: string; actor: Actor; milestones: Partial<Record<CorrectableMilestone, string | null>> };
    result: IncidentDetail;
  };
  /** Keeps what is being typed into the resolution; it is gone once a resolution says all of it. */
  'incident/draft': { params: { id: string; actor: Actor; change: DraftChange }; result: IncidentDetail };
  /** Past incidents that resemble it, the most alike first. */
  'incident/similar': { params: { id: string; limit?: number }; result: readonly SimilarIncident[] };
  /** Action items of all incidents: overdue first, then by due date. */
  'action/list': { params: ActionQuery; result: readonly TrackedAction[] };
  /** Marks an action item (from 1) as done, or as to be done again. */
  'action/done': { params: { id: string; actor: Actor; item: number; done: boolean }; result: IncidentDetail };
  /**
   * On a resolved incident it amends: fields left out stay, a blank one is cleared. `action_items` are the whole list;
   * `addItems` join it, or update the one there that says the same.
   */
  'incident/resolve': {
    params: { id: string; actor: Actor; resolution: Partial<Resolution>; addItems?: readonly ActionItem[] };
    result: IncidentDetail;
  };
  /** Writes the Markdown file under the root, or brings it up to date; what a person wrote in it stays. */
  'incident/postmortem': { params: { root: string; id: string; actor: Actor }; result: WrittenPostmortem };
  /** The Markdown with every block new, those that a person has edited included; writes nothing. */
  'incident/draftPostmortem': { params: { root: string; id: string }; result: { readonly markdown: string } };
  /** How everything watched stands, or these workloads; asked again after `health/changed`, of which it names those. */
  'health/show': { params: { workloads?: readonly string[] }; result: HealthOverview };
  /** States and measurements between two times (UTC, RFC 3339); at most 400 points a check. */
  'health/history': {
    params: { workloads?: readonly string[]; from: string; to: string };
    result: readonly HealthHistory[];
  };
  /**
   * Watched checks observed at once, beside their grid, and recorded as any other observation. Cancelled, what nobody
   * else waits for is ended, and the answer is empty.
   */
  'health/check': { params: { workload: string; check?: string }; result: readonly CheckReport[] };
  /** Oldest first: after an event's id, or from a time on (UTC, RFC 3339 with ms). */
  'event/list': { params: EventQuery; result: readonly Event[] };
  'silence/add': {
    params: { actor: Actor; match: SilenceMatch; reason: string; duration: number };
    result: AddedSilence;
  };
  /** Those in force, and with `ended` those that were; the newest first. */
  'silence/list': { params: { ended?: boolean }; result: readonly Silence[] };
  'silence/end': { params: { actor: Actor; id: string }; result: Silence };
  /** Forensic reports, newest first; `since` is UTC RFC 3339. */
  'report/list': { params: { workload?: string; since?: string }; result: readonly Report[] };
  /** By id or by the name of its file. */
  'report/show': { params: { id: string }; result: ReportWithText };
  /** Whether the files are as they were recorded: of one report, else of those a query finds. */
  'report/verify': { params: { id?: string; workload?: string; since?: string }; result: readonly VerifiedReport[] };
  /** Files among the reports that no record tells of, by path relative to the state directory. */
  'report/unrecorded': { params: Record<string, never>; result: readonly string[] };
  /** Ends the daemon after the requests under way. */
  shutdown: { params: Record<string, never>; result: null };
}

/** What the daemon tells every client unasked. */
export interface Notifications {
  /** Something about these incidents changed; ask again for what is shown. */
  'incident/changed': { ids: readonly string[] };
  /** How these workloads stand changed, or a check of theirs was observed; many in one, at most twice a second. */
  'health/changed': { workloads: readonly string[] };
  /** On the disk already. */
  'event/recorded': { events: readonly Event[] };
}

/** A silence as it was added. */
export interface AddedSilence extends Silence {
  /** Nothing that is defined now is silent by it. */
  readonly unmatched?: true;
}

export interface EventQuery {
  readonly since?: string;
  readonly until?: string;
  /** The id of the last event known: those recorded after it. */
  readonly after?: string;
  readonly kinds?: readonly EventKind[];
  readonly workload?: string;
  /** At most this many, the newest of them; all when left out. */
  readonly limit?: number;
  /** Of what the rest asks for, at most this many in one answer, the oldest: ask on with `after`. */
  readonly page?: number;
}

export interface ReportWithText {
  readonly report: Report;
  /** The text, by absolute path. */
  readonly file: string;
  readonly text: string;
  /** In what its files differ from what was recorded; empty where in nothing. */
  readonly faults: readonly string[];
}

export interface PlaybookList {
  readonly playbooks: readonly PlaybookSummary[];
  /** That definitions could not be loaded, of which any may be a playbook: how many, and the first with its place. */
  readonly broken?: Failure;
}

export interface PlaybookSummary {
  readonly name: string;
  readonly description?: string;
  readonly alert?: string;
  readonly mode: 'suggest' | 'approve' | 'auto';
  readonly actions: readonly string[];
  readonly source: Location;
}

/** A check that runs, as a list shows it. */
export interface CheckSummary {
  readonly workload: string;
  readonly check: string;
  readonly enabled: boolean;
  /** What is probed, for a person. */
  readonly target: string;
  readonly source: Location;
}

/** A service of the profile in force. */
export interface ServiceSummary {
  readonly name: string;
  readonly workloads: readonly string[];
  readonly owner?: string;
}

export type Method = keyof Requests;
export type Params<M extends Method> = Requests[M]['params'];
export type Answer<M extends Method> = Requests[M]['result'];

/** JSON-RPC error code of an error whose `data` is a `Failure`. */
export const failureErrorCode = -32_050;

/** The failure inside a JSON-RPC error, or undefined when the error is something else (a bug, a lost connection). */
export function failureOf(error: unknown): Failure | undefined {
  const data = (error as { data?: Partial<Failure> } | undefined)?.data;
  return typeof data?.code === 'string' && typeof data.message === 'string' ? (data as Failure) : undefined;
}

/** What `healer daemon start --json` prints: where the daemon listens. */
export interface DaemonAddress {
  readonly socket: string;
  readonly stateDirectory: string;
  readonly root: string;
  /** Where HTTP is served, such as `http://127.0.0.1:9464`. */
  readonly http?: string;
}

/** What `healer daemon status --json` prints: where a folder's state is kept and, while a daemon lives there, what it says. */
export interface DaemonStatus extends Partial<Welcome> {
  readonly root: string;
  readonly stateDirectory: string;
  /** Where it listens. */
  readonly socket?: string;
}

export { briefError } from '../model/brief-error.ts';
export { asLastSeen } from '../model/last-seen.ts';
export { mergeOverview, unwatched } from '../model/merge-overview.ts';
export { filesOf, isUnnamed, isUnused, notTaken } from '../model/not-taken.ts';
export { byUrgency, urgentSeverity } from '../model/urgency.ts';
export type {
  Actor,
  CheckHealth,
  CheckReport,
  Event,
  EventKind,
  Failure,
  HealthHistory,
  HealthOverview,
  HealthState,
  Incident,
  IncidentCounts,
  IncidentDetail,
  IncidentQuery,
  IncidentState,
  IncidentSummary,
  Location,
  Plan,
  Report,
  Resolution,
  Result,
  Severity,
  Silence,
  SilenceMatch,
  SimilarIncident,
  TrackedAction,
  VerifiedReport,
  WorkloadHealth,
  WrittenFolder,
};
