import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../engine/protocol/page.ts';
import { bandOf } from '../../../webview/src/incidents/model-band.ts';
import { bestPlaybook, rankPlaybooks } from '../../../webview/src/incidents/model-playbooks.ts';
import { billing, crashed, detailOf, fullDisk, night, slowApi } from '../../support/night.ts';

const restore = night.playbooks.find(({ name }) => name === 'restore-billing');

describe('band', () => {
  it('answers what is broken, since when and what next', () => {
    expect(bandOf(detailOf(billing), restore)).toEqual({
      shape: 'broken',
      label: 'Broken',
      broken: 'billing_api: 1 of 2 checks failed',
      mark: 'broken',
      detail: [
        'http://127.0.0.1:8082/healthz: answered 503, expected 200–399: remaining connection slots are reserved',
      ],
      since: { label: 'Since', from: '2026-11-21T02:53:12.000Z', note: '60s before opening' },
      next: { act: 'dryRun', word: 'Dry-run restore-billing', key: 'D', playbook: 'restore-billing' },
      nextNote: 'Shows what it would do; changes nothing',
    });
  });

  it('says so where no check was run', () => {
    const { label, broken, mark, detail, since } = bandOf(detailOf(fullDisk), undefined);
    expect({ label, broken, mark, detail, since }).toEqual({
      label: 'Checks',
      broken: 'No check was run',
      mark: 'risk',
      detail: [],
      since: { label: 'Since', from: fullDisk.milestones.opened },
    });
  });

  it('counts failing checks in words', () => {
    const check = { workload: 'web', check: 'http', target: 'x', result: 'failed', message: 'no', took: 1 } as const;
    const [item] = detailOf(billing).evidence;
    const seen = (results: readonly ('failed' | 'passed')[]) => {
      const checks = results.map((result, index) => ({ ...check, check: `c${index}`, result }));
      const evidence: Evidence[] = item ? [{ ...item, source: 'check', data: { type: 'check', checks } }] : [];
      return bandOf({ ...detailOf(billing), evidence }, undefined).broken;
    };
    expect(seen(['failed'])).toBe('web: check c0 failed');
    expect(seen(['failed', 'failed'])).toBe('billing_api: 2 of 2 checks failed');
    expect(seen(['failed', 'passed', 'failed'])).toBe('billing_api: 2 of 3 checks failed');
    expect(seen(['passed'])).toBe('1 check passed when it was opened');
    expect(seen(['passed', 'passed'])).toBe('2 checks passed when it was opened');
    expect(seen([])).toBe('No check was run');
  });

  it.each(night.incidents)('never says the title a second time: $title', (incident) => {
    const { broken, detail } = bandOf(detailOf(incident), undefined);
    expect([broken, ...detail]).not.toContain(incident.title);
  });

  it.each([
    [fullDisk, 'acknowledge'],
    [billing, 'mitigated'],
    [slowApi, 'resolve'],
    [crashed, 'postmortem'],
  ])('offers the next state where no playbook fits: %#', (incident, act) => {
    expect(bandOf(detailOf(incident), undefined).next.act).toBe(act);
  });

  it('stops the clock of a resolved incident and says what is missing', () => {
    const band = bandOf(detailOf(crashed), undefined);
    expect(band.since).toMatchObject({ label: 'Lasted', to: '2026-11-18T11:02:10.000Z' });
    expect(band.nextNote).toBe('3 of 15 fields missing');
    expect(band).toMatchObject({ broken: 'No check was run', mark: 'done', detail: [crashed.resolution?.summary] });
  });
});

describe('playbooks', () => {
  const book = (name: string, more: object = {}) => ({ name, source: { file: 'f', line: 1 }, ...more });
  const why = (incident: typeof billing, ...books: ReturnType<typeof book>[]) =>
    rankPlaybooks(incident, books).map((ranked) => [ranked.playbook.name, ranked.why]);

  it('puts the alert named first, then the service named, then the rest by name', () => {
    const incident = { ...billing, title: 'H8 on billing_api' };
    expect(
      why(
        incident,
        book('zebra'),
        book('fix-billing'),
        book('x', { description: 'For billing_api.' }),
        book('y', { alert: 'H8' }),
        book('ant'),
      ),
    ).toEqual([
      ['y', 'for alert H8'],
      ['x', 'names billing_api'],
      ['fix-billing', 'names billing'],
      ['ant', undefined],
      ['zebra', undefined],
    ]);
  });

  it('offers none first that nothing ties to the incident', () => {
    expect(bestPlaybook(rankPlaybooks(fullDisk, night.playbooks))).toBeUndefined();
    expect(bestPlaybook([])).toBeUndefined();
    expect(why({ ...billing, service: 'api' }, book('rapid-api-restart'))).toEqual([['rapid-api-restart', undefined]]);
  });
});
