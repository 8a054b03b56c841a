import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type IncidentExport, incidentExport } from '../../../engine/incidents/export.ts';
import { exportHtml } from '../../../engine/incidents/export-html.ts';
import type { SimilarIncident } from '../../../engine/model/incident.ts';
import { moreEvidence } from './evidence-sample.ts';
import { bare, hostile, whole } from './sample.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const { resolution: _, description: __, ...summary } = whole.incident;
const similar: readonly SimilarIncident[] = [
  {
    incident: { ...summary, id: 'INC-20261010-101010', title: 'billing_api answers 503' },
    score: 2,
    reasons: ['same check billing_api/http'],
    fix: 'The pool was made smaller.',
    downtimeMinutes: 12,
  },
];
const everything = incidentExport({ ...whole, evidence: [...whole.evidence, ...moreEvidence] }, similar, '0.1.0', now);

/** The same with other words in every text of it. */
function reworded(exported: IncidentExport, words: string): IncidentExport {
  const kept = new Set(['type', 'status', 'severity', 'state', 'via', 'kind', 'source', 'result', 'unit', 'level']);
  const isTime = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text);
  const text = JSON.stringify(exported, (key, value: unknown) =>
    typeof value !== 'string' || kept.has(key) || isTime(value) ? value : words,
  );
  return JSON.parse(text) as IncidentExport;
}

const tags = (page: string) => page.match(/<[^>]*>/g)?.map((tag) => tag.replace(/\s*\n\s*/g, ' ')) ?? [];

describe('an incident as a page', () => {
  it.each([
    ['everything', everything],
    ['bare', incidentExport(bare, [], '0.1.0', now)],
  ])('of which %s is known reads as its golden text', (name, exported) => {
    const file = join(import.meta.dirname, 'golden', `export-${name}.html.txt`);
    const page = exportHtml(exported);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, page);
    expect(page).toBe(readFileSync(file, 'utf8'));
  });

  it('asks the network for nothing and runs nothing', () => {
    const page = exportHtml(everything);
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|a|form)\b|\bon\w+=|url\(|@import|javascript:/);
  });

  it.each(hostile)('has no tag of %j, wherever it stands', (words) => {
    const page = exportHtml(reworded(everything, words));
    expect(tags(page)).toEqual(tags(exportHtml(reworded(everything, 'plain'))));
    const shown = words.replace(/[\p{Cc}](?<!\n|\t)/gu, '');
    if (shown === words) expect(page).toContain(words.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark));
  });

  it('shows marks that turn the direction of text', () => {
    expect(exportHtml(reworded(everything, 'a\u202etxt.exe'))).toContain('a\\u202etxt.exe');
  });
});

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
