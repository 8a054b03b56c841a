import type { Kind } from '../../schemas/kinds.ts';
import type { DefinitionTarget, RuleSettings } from '../../schemas/lsp.ts';

/** Every command the extension contributes. package.json is held to this by a test. */
export const commands = {
  runCheck: 'healer.check.run',
  dryRunPlaybook: 'healer.playbook.dryRun',
  startIncident: 'healer.incident.start',
  openIncidents: 'healer.incident.open',
  generatePostmortem: 'healer.incident.postmortem',
  openHealth: 'healer.health.open',
  showLog: 'healer.showLog',
  restartServer: 'healer.restartServer',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** What each command takes when it is run from code; from the palette it is given nothing. */
export interface CommandArguments {
  [commands.runCheck]: [target?: DefinitionTarget];
  [commands.dryRunPlaybook]: [target?: DefinitionTarget];
  [commands.startIncident]: [];
  [commands.openIncidents]: [id?: string];
  [commands.generatePostmortem]: [id?: string];
  [commands.openHealth]: [workload?: string];
  [commands.showLog]: [];
  [commands.restartServer]: [];
}

/** Every setting, with the type of its value. */
export const settings = {
  rules: 'healer.rules',
  stateDirectory: 'healer.stateDirectory',
  trace: 'healer.trace.server',
} as const;

export interface SettingTypes {
  [settings.rules]: RuleSettings;
  [settings.stateDirectory]: string;
  [settings.trace]: 'off' | 'messages' | 'verbose';
}

/** Every context key that `when` clauses may use. */
export const contextKeys = {
  /** The kind of the definition in the active editor, by its first document that is ours. */
  editorKind: 'healer.editorKind',
} as const;

export interface ContextKeyTypes {
  [contextKeys.editorKind]: Kind | undefined;
}

/** Webview panels, by view type. */
export const panels = {
  incidents: 'healer.incidents',
  plan: 'healer.plan',
  health: 'healer.health',
} as const;
