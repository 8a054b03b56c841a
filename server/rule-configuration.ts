import { type ClientCapabilities, type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { RuleSettings } from '../schemas/lsp.ts';
import { ruleSettings } from './service/rule-settings.ts';

/**
 * The client's `healer.rules` as it is now: what it was started with, then what it answers when asked, or what it sends by
 * itself. `changed` is called after each change; `failed` when asking fails, and what was known stands. `start` asks for the
 * first time, once the client is initialized.
 */
export function followRules(
  connection: Connection,
  { workspace }: ClientCapabilities,
  initial: unknown,
  changed: () => void,
  failed: (error: unknown) => void,
): { readonly settings: () => RuleSettings; start(): void } {
  let rules = ruleSettings(initial);
  const take = (value: unknown) => {
    if (value === null || value === undefined) return;
    const next = ruleSettings(value);
    if (JSON.stringify(next) === JSON.stringify(rules)) return;
    rules = next;
    changed();
  };
  const ask = async () => {
    try {
      take(await connection.workspace.getConfiguration('healer.rules'));
    } catch (error) {
      failed(error);
    }
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    if (workspace?.configuration) void ask();
    else take((settings as { healer?: { rules?: unknown } } | null)?.healer?.rules);
  });
  return {
    settings: () => rules,
    start() {
      if (workspace?.configuration) void ask();
      if (workspace?.didChangeConfiguration?.dynamicRegistration)
        connection.client.register(DidChangeConfigurationNotification.type, { section: 'healer' }).catch(failed);
    },
  };
}
