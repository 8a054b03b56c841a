import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import {
  type DraftChange,
  type IncidentDetail,
  type IncidentsView,
  itemDrafts,
  type ResolutionDraft,
  rowsLeft,
  withChanges,
} from '../../engine/protocol/page.ts';
import { launchBrowser } from './editor.ts';
import { billing, billingSimilar, detailOf, night, nightNow } from './night.ts';
import { type Answers, type OpenPage, type PageName, type PageServer, Refusal, servePages } from './page-host.ts';
import { openQuietly } from './quiet-page.ts';

export type Look = NonNullable<Parameters<PageServer['open']>[3]>;

/** Where pictures of the pages go. */
export const pictures = join(import.meta.dirname, '..', '..', 'test-results', 'pages');
export const themes = ['dark-modern', 'light-modern', 'high-contrast'] as const;

let browser: Browser;
let server: PageServer;

/** To call once in a file of tests: serves the pages to a browser while they run. */
export function servingPages(): void {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    [browser, server] = await Promise.all([launchBrowser(), servePages()]);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });
}

/** Opens a page for one test, which fails when the page complains of anything. */
export function open(name: PageName, answers: Answers, look: Look = {}): Promise<OpenPage> {
  return openQuietly(server, browser, name, answers, look);
}

/** A host whose incidents can be changed under the page. */
export interface Night {
  view: IncidentsView;
  details: Map<string, IncidentDetail>;
  readonly answers: Answers;
}

export function aNight(more: Partial<IncidentsView> = {}, answers: Answers = {}): Night {
  const state: Night = {
    view: { ...night, ...more },
    details: new Map(night.incidents.map((incident) => [incident.id, detailOf(incident)])),
    answers: {
      'incidents/load': () => state.view,
      'incidents/keepNotes': ({ notes }) => {
        state.view = { ...state.view, notes };
        return null;
      },
      'incidents/show': ({ id }) => shown(state, id),
      'incidents/similar': ({ id }) => (id === billing.id ? billingSimilar : []),
      'incidents/find': () => [],
      'incidents/draft': ({ id, change }) => drafted(state, id, change),
      'host/openLocation': () => null,
      'host/act': () => null,
      ...answers,
    },
  };
  return state;
}

export function shown(state: Night, id: string): IncidentDetail {
  const detail = state.details.get(id);
  if (detail === undefined)
    throw new Refusal({ code: 'incident/unknown', message: `There is no incident ${id} here.` });
  return detail;
}

/** Keeps what was typed as the daemon does. */
export function drafted(state: Night, id: string, change: DraftChange, who = 'mara'): IncidentDetail {
  const detail = shown(state, id);
  const { fields = {}, items = itemDrafts(detail.incident.resolution?.action_items) } = detail.draft ?? {};
  const draft: ResolutionDraft = {
    fields: { ...fields, ...change.fields },
    items: rowsLeft(withChanges(items, change.items ?? [])),
    savedAt: nightNow,
    savedBy: { name: who, via: 'editor' },
  };
  state.details.set(id, { ...detail, draft });
  return { ...detail, draft };
}

/** Opens the incidents page and waits until an incident is shown on it. */
export async function openNight(state: Night, look: Look = {}): Promise<OpenPage> {
  const opened = await open('incidents', state.answers, look);
  await opened.page.locator('.tl li').first().waitFor();
  return opened;
}
