import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Collector } from '../../engine/forensics/collector.ts';
import { createIncidents } from '../../engine/incidents/service.ts';
import { createIncidentStore } from '../../engine/incidents/store.ts';
import type { Actor } from '../../engine/model/actor.ts';
import { success } from '../../engine/model/failure.ts';
import { databaseFile, openDatabase } from '../../engine/store/database.ts';
import { createEventStore } from '../../engine/store/events.ts';
import { migrate } from '../../engine/store/migrate.ts';
import { rich } from '../engine/incidents/sample.ts';
import { value } from '../engine/store/temporary.ts';
import { type Editor, openEditor } from '../support/editor.ts';
import { inOrder } from '../support/in-order.ts';

const mara: Actor = { name: 'mara', via: 'cli' };
const { title, resolution = { summary: '', root_cause: '', fix: '' } } = rich.incident;

/** A postmortem from its first writing to what would be new in a part a person has edited; each step stands on the one before. */
describe('a postmortem in the editor', () => {
  let editor: Editor;
  let id: string;

  beforeAll(async () => {
    editor = await openEditor();
    id = await keepIncident(editor.stateDirectory);
  });
  inOrder();
  beforeEach(() => editor.dumpOnFailure());
  afterAll(() => editor?.close());

  const file = () => join(editor.workspace, 'postmortems', `${id}.postmortem.md`);
  const toast = (text: string | RegExp): Locator =>
    editor.page.locator('.notification-toast').filter({ hasText: text }).first();
  const preview = (): FrameLocator => editor.webview();
  /** The preview may be drawn anew meanwhile. */
  const scrollTo = (place: Locator) => vi.waitFor(() => place.scrollIntoViewIfNeeded({ timeout: 2_000 }), 20_000);

  it('opens as its source, beside its preview with the charts of the evidence', async () => {
    await editor.runCommand('Healer: Generate Postmortem');
    await editor.choose(title);
    await preview().getByRole('heading', { name: title }).waitFor();
    const groups = editor.page.locator('.editor-group-container');
    expect(await groups.count()).toBe(2);
    await groups.first().locator(`.tab.active[data-resource-name="${id}.postmortem.md"]`).waitFor();
    const chart = preview().locator('img[alt^="Latency of billing_api/http"]');
    await scrollTo(chart);
    await expect.poll(() => chart.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(640);
    expect(await preview().locator('body').textContent()).not.toContain('healer:');
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await editor.setTheme(theme);
      await scrollTo(preview().getByRole('heading', { name: title }));
      await editor.screenshot(`postmortem-top-${theme}`);
      await scrollTo(preview().getByRole('heading', { name: 'Timeline' }));
      await editor.screenshot(`postmortem-timeline-${theme}`);
      await scrollTo(chart);
      await editor.screenshot(`postmortem-charts-${theme}`);
    }
  });

  it('keeps what is typed and not even saved, and offers what would be new', async () => {
    const line =
      readFileSync(file(), 'utf8')
        .split('\n')
        .findIndex((one) => one.startsWith('All payments failed')) + 1;
    await editor.page.locator('.editor-group-container').first().locator('.view-lines').first().click();
    await editor.goToLineEnd(line);
    await editor.type(' Refunds too.');
    await editor.runCommand('Healer: Generate Postmortem');
    await editor.choose(title);
    await toast('One part has been edited by a person and stayed as written: impact.').waitFor();
    expect(readFileSync(file(), 'utf8')).toContain('All payments failed: Refunds too.');
    await editor.screenshot('postmortem-kept');
    await toast('One part has been edited').getByRole('button', { name: 'Show What Would Be New' }).click();
    const diff = editor.page.locator('.monaco-diff-editor');
    await diff
      .locator('.editor.original .view-line')
      .filter({ hasText: /failed:$/ })
      .first()
      .waitFor();
    await diff.locator('.editor.modified .view-line').filter({ hasText: 'Refunds too.' }).first().waitFor();
    await editor.screenshot('postmortem-diff');
  });
});

/** Keeps the sample incident where the editor's daemon will find it. Answers its id. */
async function keepIncident(stateDirectory: string): Promise<string> {
  mkdirSync(stateDirectory, { mode: 0o700 });
  const database = value(openDatabase(join(stateDirectory, databaseFile)));
  value(migrate(database));
  let now = '2026-11-21T02:54:12.000Z';
  const incidents = createIncidents({
    store: createIncidentStore(database),
    collectors: rich.evidence.map(
      ({ source, title, data }): Collector => ({ source, title, timeout: 1_000, collect: async () => success(data) }),
    ),
    clock: () => new Date(now),
    profileOf: async () => undefined,
    onChange: () => {},
    source: 's',
    scope: 'local',
  });
  value(await createEventStore(database).append(rich.watched));
  const incident = { title, severity: 'P1', service: 'billing_api', description: 'Customers cannot pay.' } as const;
  const about = { workload: 'billing_api', check: 'http', started: '2026-11-21T02:53:12.000Z' };
  const opened = value(await incidents.open({ root: '/', trusted: true, actor: mara, incident }, about));
  value(await opened.evidence);
  now = '2026-11-21T02:56:05.000Z';
  value(await incidents.transition({ id: opened.id, actor: mara, to: 'acknowledged' }));
  now = '2026-11-21T03:11:20.000Z';
  value(
    await incidents.note({
      id: opened.id,
      actor: mara,
      text: 'The pool went from 10 to 40 in a91c4e2.\n\n- roll it back\n- say so here',
    }),
  );
  now = '2026-11-21T04:30:00.000Z';
  value(await incidents.resolve({ id: opened.id, actor: mara, resolution }));
  database.close();
  return opened.id;
}
