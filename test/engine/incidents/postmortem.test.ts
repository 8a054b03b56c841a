import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PostmortemRecord, postmortemBlocks, postmortemCharts } from '../../../engine/incidents/postmortem.ts';
import { mergePostmortem } from '../../../engine/incidents/postmortem-merge.ts';
import { type Draft, fillTemplate, printDraft } from '../../../engine/incidents/template.ts';
import { defaultTemplate } from '../../../engine/incidents/template-default.ts';
import { fuzz } from '../../support/fuzz.ts';
import { value } from '../store/temporary.ts';
import { bare, hostile, rich, whole } from './sample.ts';

const draftOf = (record: PostmortemRecord): Draft =>
  value(fillTemplate({ file: 'template.md', text: defaultTemplate }, record.incident, postmortemBlocks(record)));

const postmortem = (record: PostmortemRecord) => printDraft(draftOf(record));

function expectGolden(name: string, written: string): void {
  const file = join(import.meta.dirname, 'golden', `${name}.md.txt`);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, written);
  expect(written).toBe(readFileSync(file, 'utf8'));
}

/** The same incident with every text of a user's replaced. */
function saying(text: string): PostmortemRecord {
  const { incident, timeline, evidence } = whole;
  const resolution = Object.fromEntries(
    Object.entries(incident.resolution ?? {}).map(([field, given]) => [
      field,
      typeof given === 'string' ? text : given,
    ]),
  ) as unknown as NonNullable<typeof incident.resolution>;
  return {
    ...whole,
    incident: {
      ...incident,
      title: text,
      service: text,
      description: text,
      owner: text,
      resolution: { ...resolution, action_items: [{ what: text, owner: text, due: '2026-12-05' }] },
    },
    timeline: timeline.map((event) => ({ ...event, message: text })),
    evidence: evidence.map((item) => {
      if (item.data.type === 'git') {
        return {
          ...item,
          data: { ...item.data, branch: text, commits: item.data.commits.map((c) => ({ ...c, subject: text })) },
        };
      }
      if (item.data.type === 'report') {
        const reports = item.data.reports.map((report) => ({ ...report, message: text, path: text }));
        return { ...item, data: { ...item.data, reports } };
      }
      return { ...item, title: text, status: 'unavailable', reason: text };
    }),
  };
}

/** What a Markdown reader would take for structure: headings, fences, rules, HTML, and the width of each table row. */
function structure(markdown: string): readonly string[] {
  return markdown.split('\n').flatMap((line) => {
    const bare = line.replace(/\\[^\n]/g, 'x').replaceAll('<br>', '');
    if (/^#{1,6} /.test(bare)) return [bare.split(' ')[0] ?? ''];
    if (line.startsWith('|')) return [`row of ${bare.split('|').length}`];
    if (/^\s*(```|~~~|=+\s*$|-+\s*$|>|\d+[.)] |[+] )/.test(bare) && !/^(> This looks| {2}>)/.test(bare))
      return [`mark ${bare}`];
    return /<[a-z!/]/i.test(bare) ? [`html ${bare.replace(/[0-9a-f]{12}/, 'HASH')}`] : [];
  });
}

describe('the postmortem', () => {
  it.each([
    ['rich', rich],
    ['whole', whole],
    ['bare', bare],
    ['hostile', saying(hostile.join('\n'))],
  ])('of the incident that is %s reads as its golden text', (name, detail) => {
    expectGolden(name, postmortem(detail));
  });

  it('written again after what was missing became known reads as its golden text', () => {
    const first = postmortem(bare)
      .replace(/_To be written in the review.*_/, 'It was a Sunday, and _mara_ was at her desk.')
      .replace(/_Missing \(`root_cause`\).*_/, 'Nobody had said who owns the limit.')
      .replace('## Metrics', '## Our own section\n\nMetrics are from the record.\n\n## Metrics')
      .replace(/## Similar incidents[\s\S]*(?=<!-- healer:postmortem)/, '');
    const { text } = mergePostmortem(
      first,
      draftOf({ ...rich, incident: { ...rich.incident, title: bare.incident.title } }),
    );
    expectGolden('regenerated', text);
  });

  it('shows charts of its evidence, by the paths at which they are written', () => {
    const charts = postmortemCharts(rich);
    expect(charts.map(({ path }) => path)).toEqual(['INC-20261121-025412/latency-billing_api-http.svg']);
    for (const { path, svg } of charts) {
      expect(postmortem(rich)).toContain(`](${path})`);
      expect(svg).toMatch(/^<svg /);
    }
  });

  it('has the sections people expect, whatever is known', () => {
    const headings = (detail: PostmortemRecord) => postmortem(detail).match(/^## .*$/gm);
    const expected = [
      'Summary',
      'Impact',
      'Timeline',
      'Root cause and trigger',
      'Resolution',
      'Detection',
      'What went well',
      'What could be better',
      'Where we got lucky',
      'Lessons',
      'Action items',
      'Metrics',
      'Evidence',
      'Similar incidents',
    ].map((title) => `## ${title}`);
    expect(headings(whole)).toEqual(expected);
    expect(headings(bare)).toEqual(expected);
  });

  it('names nobody but the owner of the incident and of the action items', () => {
    const { owner: _, ...incident } = whole.incident;
    const { action_items: __, ...resolution } = incident.resolution ?? { summary: '', root_cause: '', fix: '' };
    const anonymous = postmortem({ ...rich, incident: { ...incident, resolution } });
    for (const name of ['mara', 'jonas', 'Jonas Berg']) expect(anonymous).not.toContain(name);
  });

  it('keeps its structure whatever users have written', () => {
    const plain = structure(postmortem(saying('plain')));
    const marks = fc.constantFrom(...'#|`*_~<>[]()!\\-+=&:1.\n\r\t $"\'', 'a', 'é', '\u2028');
    const texts = fc.oneof(
      fc.string({ unit: marks, minLength: 1, maxLength: 40 }),
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(...hostile),
    );
    fc.assert(
      fc.property(
        texts.filter((text) => /\S/.test(text)),
        (text) => {
          expect(structure(postmortem(saying(text)))).toEqual(plain);
        },
      ),
      fuzz(100),
    );
  });
});
