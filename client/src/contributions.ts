import type { Kind } from '../../schemas/kinds.ts';
import type { DefinitionTarget, RuleSettings } from '../../schemas/lsp.ts';

/** Every command the extension contributes. package.json is held to this by a test. */
export const commands = {
  runCheck: 'healer.check.run',
  dryRunPlaybook: 'healer.playbook.dryRun',
  startIncident: 'healer.incident.start',
  openIncidents: 'healer.incident.open',
  showIncident: 'healer.incident.show',
  acknowledgeIncident: 'healer.incident.acknowledge',
  mitigateIncident: 'healer.incident.mitigate',
  resolveIncident: 'healer.incident.resolve',
  reopenIncident: 'healer.incident.reopen',
  reviewIncident: 'healer.incident.review',
  takeIncident: 'healer.incident.take',
  assignIncident: 'healer.incident.assign',
  changeSeverity: 'healer.incident.severity',
  addNote: 'healer.incident.note',
  copyIncidentId: 'healer.incident.copyId',
  exportIncident: 'healer.incident.export',
  generatePostmortem: 'healer.incident.postmortem',
  openHealth: 'healer.health.open',
  startWatching: 'healer.watch.start',
  stopWatching: 'healer.watch.stop',
  runWatchedCheck: 'healer.health.check',
  openCheckFile: 'healer.health.openFile',
  openIncidentOf: 'healer.health.openIncident',
  openReportOf: 'healer.health.openReport',
  openRunbookOf: 'healer.health.openRunbook',
  openDashboardOf: 'healer.health.openWorkload',
  silence: 'healer.health.silence',
  endSilence: 'healer.health.endSilence',
  pin: 'healer.health.pin',
  unpin: 'healer.health.unpin',
  filterHealth: 'healer.health.filter',
  clearHealthFilter: 'healer.health.clearFilter',
  newCheck: 'healer.check.new',
  openTools: 'healer.tools.open',
  showDaemonLog: 'healer.showDaemonLog',
  showLog: 'healer.showLog',
  restartServer: 'healer.restartServer',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** A row of one of the views, by its id. */
export type RowId = string;

/** What each command takes when it is run from code; from the palette it is given nothing. */
export interface CommandArguments {
  [commands.runCheck]: [target?: DefinitionTarget];
  [commands.dryRunPlaybook]: [target?: DefinitionTarget];
  [commands.startIncident]: [];
  [commands.openIncidents]: [id?: string];
  [commands.showIncident]: [row?: RowId];
  [commands.acknowledgeIncident]: [row?: RowId];
  [commands.mitigateIncident]: [row?: RowId];
  [commands.resolveIncident]: [row?: RowId];
  [commands.reopenIncident]: [row?: RowId];
  [commands.reviewIncident]: [row?: RowId];
  [commands.takeIncident]: [row?: RowId];
  [commands.assignIncident]: [row?: RowId];
  [commands.changeSeverity]: [row?: RowId];
  [commands.addNote]: [row?: RowId];
  [commands.copyIncidentId]: [row?: RowId];
  [commands.exportIncident]: [row?: RowId];
  [commands.generatePostmortem]: [row?: RowId];
  [commands.openHealth]: [workload?: string];
  [commands.startWatching]: [];
  [commands.stopWatching]: [];
  [commands.runWatchedCheck]: [row?: RowId];
  [commands.openCheckFile]: [row?: RowId];
  [commands.openIncidentOf]: [row?: RowId];
  [commands.openReportOf]: [row?: RowId];
  [commands.openRunbookOf]: [row?: RowId];
  [commands.openDashboardOf]: [row?: RowId];
  [commands.silence]: [row?: RowId];
  [commands.endSilence]: [row?: RowId];
  [commands.pin]: [row?: RowId];
  [commands.unpin]: [row?: RowId];
  [commands.filterHealth]: [];
  [commands.clearHealthFilter]: [];
  [commands.newCheck]: [];
  [commands.openTools]: [];
  [commands.showDaemonLog]: [];
  [commands.showLog]: [];
  [commands.restartServer]: [];
}

/** Every setting, with the type of its value. */
export const settings = {
  rules: 'healer.rules',
  stateDirectory: 'healer.stateDirectory',
  trace: 'healer.trace.server',
  watch: 'healer.watch',
} as const;

export interface SettingTypes {
  [settings.rules]: RuleSettings;
  [settings.stateDirectory]: string;
  [settings.watch]: 'off' | 'whileOpen' | 'always';
  [settings.trace]: 'off' | 'messages' | 'verbose';
}

/** Every context key that `when` clauses may use. */
export const contextKeys = {
  /** The kind of the definition in the active editor, by its first document that is ours. */
  editorKind: 'healer.editorKind',
  /** Whether a daemon watches a folder of the workspace. */
  watching: 'healer.watching',
  /** What the Health view has to show. */
  healthView: 'healer.healthView',
  /** Whether the Health view leaves out what its filter does not match. */
  healthFiltered: 'healer.healthFiltered',
  /** What the Incidents view has to show. */
  incidentsView: 'healer.incidentsView',
  /** Whether it is known that every incident is resolved; false until it is. */
  noActiveIncident: 'healer.noActiveIncident',
} as const;

export interface ContextKeyTypes {
  [contextKeys.editorKind]: Kind | undefined;
  [contextKeys.watching]: boolean;
  [contextKeys.healthView]: 'asking' | 'away' | 'noRoot' | 'noCheck' | 'notWatched' | 'rows';
  [contextKeys.healthFiltered]: boolean;
  [contextKeys.incidentsView]: 'asking' | 'away' | 'empty' | 'rows';
  [contextKeys.noActiveIncident]: boolean;
}

/** Webview panels, by view type. */
export const panels = {
  incidents: 'healer.incidents',
  plan: 'healer.plan',
  health: 'healer.health',
} as const;

/** Documents that Healer serves, by the scheme of their addresses. */
export const schemes = {
  postmortem: 'healer-postmortem',
} as const;

/** Views, by id. */
export const views = {
  health: 'healer.workloads',
  incidents: 'healer.incidentList',
} as const;

/** VS Code's own command that shows the Health view. */
export const focusHealthView = `${views.health}.focus`;
