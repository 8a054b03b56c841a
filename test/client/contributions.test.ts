import { describe, expect, it } from 'vitest';
import {
  type ContextKeyTypes,
  commands,
  contextKeys,
  focusHealthView,
  panels,
  settings,
  views,
} from '../../client/src/contributions.ts';
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
    const { menus, viewsWelcome, commands: contributed } = manifest.contributes;
    const clauses = [
      ...[...Object.values(menus).flat(), ...viewsWelcome].map(({ when }) => when),
      ...contributed.map((command) => command.enablement ?? ''),
    ];
    const used = new Set(clauses.flatMap((clause) => clause.match(/healer\.\w+/g) ?? []));
    for (const view of Object.values(views)) used.delete(view);
    expect([...used].sort()).toEqual(Object.values(contextKeys).sort());
  });

  it('views, and commands and settings that their welcome names', () => {
    const { views: contributed, viewsWelcome } = manifest.contributes;
    expect(contributed.healer.map(({ id }) => id)).toEqual(Object.values(views));
    for (const { view, contents } of viewsWelcome) {
      expect(Object.values(views)).toContain(view);
      for (const [, id] of contents.matchAll(/\(command:(healer\.[\w.]+)\)/g))
        expect(Object.values(commands)).toContain(id);
      for (const [, id] of contents.matchAll(/%22(healer\.[\w.]+)%22/g)) expect(Object.values(settings)).toContain(id);
    }
    expect(focusHealthView).toBe(`${views.health}.focus`);
  });

  it.each<[ContextKeyTypes[typeof contextKeys.healthView], readonly string[]]>([
    ['asking', []],
    ['away', [commands.showLog, commands.startWatching]],
    ['noRoot', [commands.newCheck, commands.startWatching]],
    // It may be watched already: a check that is saved is taken up.
    ['noCheck', [commands.newCheck]],
    ['notWatched', [commands.startWatching]],
  ])('one welcome of the Health view for %s, with its ways on', (state, ways) => {
    const [welcome, ...others] = manifest.contributes.viewsWelcome.filter(({ when }) => when.includes(`'${state}'`));
    expect(others.filter(({ view }) => view === views.health)).toEqual([]);
    const named = [...(welcome?.contents ?? '').matchAll(/\(command:(healer\.[\w.]+)\)/g)].map(([, id]) => id);
    expect(named).toEqual(ways);
  });

  it('panels that are restored', () => {
    for (const panel of [panels.incidents, panels.health])
      expect(manifest.activationEvents).toContain(`onWebviewPanel:${panel}`);
  });

  it('restricts the settings that name a path or begin to execute', () => {
    const restricted = [settings.stateDirectory, settings.watch] as const;
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(restricted);
    for (const setting of restricted)
      expect(manifest.contributes.configuration.properties[setting].scope).toBe('machine-overridable');
  });
});
