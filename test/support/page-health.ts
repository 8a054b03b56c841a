import type { Page } from 'playwright-core';
import type { HealthOverview, HealthView } from '../../engine/protocol/page.ts';
import { healthNight, nightHistory, nightOverview } from './night-health.ts';
import type { Answers, OpenPage } from './page-host.ts';
import { type Look, open } from './page-night.ts';

/** A host whose workloads can be changed under the page. */
export interface HealthNight {
  view: HealthView;
  readonly answers: Answers;
}

export function aNight(more: Partial<HealthView> = {}, answers: Answers = {}): HealthNight {
  const state: HealthNight = {
    view: { ...healthNight, ...more },
    answers: {
      'health/load': () => state.view,
      'health/history': ({ workloads, from, to }) => nightHistory(workloads, from, to),
      'host/openLocation': () => null,
      'host/act': () => null,
      ...answers,
    },
  };
  return state;
}

/** What web measured, for workloads of any name. */
export const webHistory: Answers = {
  'health/history': ({ workloads, from, to }) => {
    const [web] = nightHistory(['web'], from, to);
    return web === undefined ? [] : workloads.map((workload) => ({ ...web, workload }));
  },
};

export const overview = (more: Partial<HealthOverview>): Partial<HealthView> => ({
  overview: { ...nightOverview, ...more },
});

/** Opens the health page and waits until its chart is drawn. */
export async function openNight(state: HealthNight = aNight(), look?: Look): Promise<OpenPage> {
  const opened = await open('health', state.answers, look);
  await opened.page.locator('.chart canvas').waitFor();
  return opened;
}

/** The names of the workloads, from top to bottom. */
export const names = (page: Page) => page.locator('.w .nm').allTextContents();
export const row = (page: Page, workload: string) => page.locator(`[data-workload="${workload}"]`);
/** The name of the workload selected. */
export const shown = (page: Page) => page.locator('.selected .name').textContent();
export const chart = (page: Page) => page.getByRole('slider');
/** The names of the night, the worst first. */
export const ordered = ['billing_api', 'api', 'db_disk', 'worker', 'db', 'queue', 'web', 'web_cert', 'reports'];
