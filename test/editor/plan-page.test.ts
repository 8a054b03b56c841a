import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../engine/protocol/page.ts';
import { nightPlan } from '../support/night.ts';
import { type Answers, Refusal } from '../support/page-host.ts';
import { open, pictures, servingPages } from '../support/page-night.ts';

servingPages();

describe('plan', () => {
  const answers = (view: PlanView, more: Answers = {}): Answers => ({
    'plan/load': () => view,
    'host/copy': () => null,
    'host/openLocation': () => null,
    ...more,
  });
  const openPlan = async (given: Answers) => {
    const opened = await open('plan', given);
    await opened.page.locator('.step').first().waitFor();
    return opened;
  };

  it('copies the exact call of a step, by button and by key', async () => {
    const { page, asked } = await openPlan(answers({ plan: nightPlan, unsaved: false }));
    await page.getByRole('button', { name: 'Copy the call of step 4' }).click();
    const text = "cd /home/mara/shop && ./deploy.sh worker 1.17.4 --note 'roll back'";
    await expect.poll(() => asked.at(-1)).toEqual({ method: 'host/copy', params: { text } });
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    await expect.poll(() => asked.at(-1)?.params).toEqual({ text: 'GET http://127.0.0.1:8082/healthz' });
  });

  it('opens the line a step is written at, and leads from a box to its step', async () => {
    const { page, asked } = await openPlan(answers({ plan: nightPlan, unsaved: false }));
    await page.getByRole('button', { name: 'line 16' }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ method: 'host/openLocation', params: nightPlan.steps[2]?.source });
    await page.locator('.flow button', { hasText: '5 alert' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('step-5');
  });

  it('plans again with P, and keeps the plan before when that fails', async () => {
    let works = true;
    const { page } = await openPlan(
      answers(
        { plan: nightPlan, unsaved: true },
        {
          'plan/again': () => {
            if (works)
              return {
                plan: { ...nightPlan, summary: 'It would do nothing; nothing has been touched.' },
                unsaved: false,
              };
            throw new Refusal({ code: 'daemon/gone', message: 'The daemon did not answer. Try again.' });
          },
        },
      ),
    );
    await page.getByText('The text on the screen was planned, not the saved file.').waitFor();
    await page.keyboard.press('p');
    await page.getByText('It would do nothing').waitFor();
    works = false;
    await page.getByRole('button', { name: 'Plan again' }).click();
    await page.getByText('The daemon did not answer. Try again. daemon/gone').waitFor();
    await page.getByText('It would do nothing').waitFor();
  });

  it('leaves an answer out that comes after a newer plan', async () => {
    const late = Promise.withResolvers<PlanView>();
    const { page, asked, tell } = await openPlan(
      answers({ plan: nightPlan, unsaved: false }, { 'plan/again': () => late.promise }),
    );
    await page.keyboard.press('p');
    await expect.poll(() => asked.at(-1)?.method).toBe('plan/again');
    await tell('plan/replaced', { plan: { ...nightPlan, playbook: 'drain-idle' }, unsaved: false });
    await page.getByRole('heading', { name: 'Plan: drain-idle' }).waitFor();
    late.resolve({ plan: { ...nightPlan, playbook: 'too-late' }, unsaved: false });
    await page.getByRole('button', { name: 'Copy the call of step 1' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await page.getByRole('heading', { name: 'Plan: drain-idle' }).waitFor();
    expect(await page.locator('.planning').count()).toBe(0);
  });

  it('says alike in its rail and its gate that no step can be undone', async () => {
    const steps = nightPlan.steps.filter(({ verdict }) => verdict === 'run');
    const { page } = await openPlan(answers({ plan: { ...nightPlan, steps }, unsaved: false }));
    await page.getByText('The alert is watched for 15m after the run, but no step can be undone.').waitFor();
    expect(await page.locator('.undo').count()).toBe(0);
  });

  it('takes a plan that was made elsewhere', async () => {
    const { page, tell } = await openPlan(answers({ plan: nightPlan, unsaved: false }));
    await tell('plan/replaced', { plan: { ...nightPlan, playbook: 'drain-idle' }, unsaved: false });
    await page.getByRole('heading', { name: 'Plan: drain-idle' }).waitFor();
  });

  it('says why there is no plan, and where', async () => {
    const file = '/home/mara/shop/playbooks/restore.playbook.yaml';
    const failure = {
      code: 'definitions/yaml',
      message: 'restore.playbook.yaml is not YAML. A list is never closed.',
      file,
      line: 12,
    };
    const { page, asked } = await open('plan', answers({ failure, unsaved: false }));
    await page.getByRole('heading', { name: 'restore.playbook.yaml is not YAML' }).waitFor();
    await page.screenshot({ path: join(pictures, 'plan-failure.png') });
    await page.getByRole('button', { name: 'playbooks/restore.playbook.yaml:12' }).click();
    await expect.poll(() => asked.at(-1)?.params).toEqual({ file, line: 12 });
  });

  it('leaves the drawing out in a narrow window', async () => {
    const { page } = await open('plan', answers({ plan: nightPlan, unsaved: false }), { width: 640 });
    await page.locator('.step').first().waitFor();
    expect(await page.locator('.flow').isVisible()).toBe(false);
  });
});
