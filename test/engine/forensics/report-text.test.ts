import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportSources } from '../../../engine/forensics/report-sections.ts';
import { reportHead, reportText } from '../../../engine/forensics/report-text.ts';
import type { ReportFacts } from '../../../engine/model/report.ts';
import { bareReport, hostileReport, wholeReport } from './facts.ts';

const text = (facts: ReportFacts) => reportText(facts, reportSources);

describe('the text of a report', () => {
  it.each([
    ['whole', wholeReport],
    ['bare', bareReport],
    ['hostile', hostileReport],
  ])('%s', (name, facts) => {
    const golden = join(import.meta.dirname, 'golden', `${name}.report.txt`);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, text(facts));
    expect(text(facts)).toBe(readFileSync(golden, 'utf8'));
  });

  it('lets nothing that was found begin a line or steer a terminal', () => {
    const lines = text(hostileReport).split('\n');
    const headings = lines.filter((line) => /^\S/.test(line));
    expect(headings).toEqual(
      text({ ...hostileReport, sections: wholeReport.sections })
        .split('\n')
        .filter((line) => /^\S/.test(line)),
    );
    expect(text(hostileReport)).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  });
});

describe('the head of a report', () => {
  it.each([
    [wholeReport, { what: wholeReport.what, trigger: 'crash', workload: 'api', check: 'http' }],
    [bareReport, { what: bareReport.what, trigger: 'manual' }],
    [hostileReport, { what: 'a ↵ Trigger       manual', trigger: 'unhealthy', workload: '\\u001b[2J' }],
  ])('is read back from its text', (facts, head) => expect(reportHead(text(facts))).toEqual(head));

  it.each(['', 'Forensic report', 'Forensic report\nWhat          api', 'something else\n\n'])(
    'is not there in %j',
    (cut) => expect(reportHead(cut)).toBeUndefined(),
  );
});
