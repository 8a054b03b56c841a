import { describe, expect, it } from 'vitest';
import { commands, contextKeys, panels, settings } from '../../client/src/contributions.ts';
import manifest from '../../package.json';

describe('package.json contributes what client/src/contributions.ts declares', () => {
  it('commands', () => {
    expect(manifest.contributes.commands.map(({ command }) => command).sort()).toEqual(Object.values(commands).sort());
  });

  it('commands in menus', () => {
    const inMenus = Object.values(manifest.contributes.menus).flat();
    for (const { command } of inMenus) expect(Object.values(commands)).toContain(command);
  });

  it('settings', () => {
    expect(Object.keys(manifest.contributes.configuration.properties).sort()).toEqual(Object.values(settings).sort());
  });

  it('context keys in when clauses', () => {
    const clauses = Object.values(manifest.contributes.menus)
      .flat()
      .map(({ when }) => when);
    const used = new Set(clauses.flatMap((clause) => clause.match(/healer\.\w+/g) ?? []));
    expect([...used].sort()).toEqual(Object.values(contextKeys).sort());
  });

  it('panels that are restored', () => {
    for (const panel of [panels.incidents, panels.health])
      expect(manifest.activationEvents).toContain(`onWebviewPanel:${panel}`);
  });

  it('restricts the settings that name a path', () => {
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual([settings.stateDirectory]);
    expect(manifest.contributes.configuration.properties[settings.stateDirectory].scope).toBe('machine-overridable');
  });
});
