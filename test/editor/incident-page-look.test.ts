import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faintText } from '../support/contrast.ts';
import { crashed, detailOf, nightPlan } from '../support/night.ts';
import { aNight, open, openNight, pictures, servingPages } from '../support/page-night.ts';

servingPages();

describe('look', () => {
  it('puts evidence before what nothing ties to the incident, within the first view beside an open side bar', async () => {
    const { page } = await openNight(aNight(), { width: 920, height: 730 });
    const top = async (text: string) => (await page.getByText(text, { exact: true }).boundingBox())?.y ?? 0;
    const places = [
      await top('Do next'),
      await top('Evidence'),
      await top('Other playbooks (1)'),
      await top('Timeline'),
    ];
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[1]).toBeLessThan(600);
  });

  it.each([1280, 1101, 1100, 920, 640, 480])('cuts no milestone and no next step at %d', async (width) => {
    const resolved = { ...crashed, milestones: { ...crashed.milestones, mitigated: '2026-11-18T11:00:00.000Z' } };
    const state = aNight({ incidents: [resolved] });
    state.details.set(crashed.id, { ...detailOf(crashed), incident: resolved });
    const { page, tell } = await open('incidents', { ...state.answers }, { width });
    await page.getByText('The last incident was resolved').waitFor();
    await tell('incidents/select', { id: crashed.id });
    await page.locator('.hero').waitFor();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.steps li, .hero .face, .hero .face span')]
        .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
        .map((element) => element.textContent),
    );
    expect(cut).toEqual([]);
  });

  const views = [1280, 920, 640, 480].flatMap((width) =>
    (['dark-modern', 'light-modern', 'high-contrast'] as const).flatMap((theme) =>
      (['incidents', 'plan'] as const).map((name) => ({ name, theme, width })),
    ),
  );

  it.each(views)('$name in $theme at $width is legible and fits', async ({ name, theme, width }) => {
    const state = aNight();
    const answers = { ...state.answers, 'plan/load': () => ({ plan: nightPlan, unsaved: false }) };
    const { page } = await open(name, answers, { theme, width });
    await page
      .locator(name === 'plan' ? '.step' : '.tl li')
      .first()
      .waitFor();
    await page.screenshot({ path: join(pictures, `${name}-${theme}-${width}.png`), fullPage: true });
    expect(await faintText(page, 4.5)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it.each(['dark-modern', 'light-modern', 'high-contrast'] as const)('the resolve form in %s', async (theme) => {
    const { page } = await openNight(aNight(), { theme });
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Summary' }).waitFor();
    await page.screenshot({ path: join(pictures, `resolve-${theme}.png`), fullPage: true });
    expect(await faintText(page, 4.5)).toEqual([]);
  });
});
