import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PostmortemRecord, postmortemBlocks } from '../../../engine/incidents/postmortem.ts';
import { fillTemplate, printDraft } from '../../../engine/incidents/template.ts';
import { defaultTemplate } from '../../../engine/incidents/template-default.ts';
import { value } from '../store/temporary.ts';
import { bare, hostile, rich, whole } from './sample.ts';

function postmortem(record: PostmortemRecord): string {
  const template = { file: 'template.md', text: defaultTemplate };
  return printDraft(value(fillTemplate(template, record.incident, postmortemBlocks(record))));
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
    return /<[a-z!/]/i.test(bare) ? [`html ${bare.replace(/[0-9a-f]{16}/, 'HASH')}`] : [];
  });
}

describe('the postmortem', () => {
  it.each([
    ['rich', rich],
    ['whole', whole],
    ['bare', bare],
    ['hostile', saying(hostile.join('\n'))],
  ])('of the incident that is %s reads as its golden text', (name, detail) => {
    const file = join(import.meta.dirname, 'golden', `${name}.md.txt`);
    const written = postmortem(detail);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(file, written);
    expect(written).toBe(readFileSync(file, 'utf8'));
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
    );
  });
});
