import { describe, expect, it } from 'vitest';
import { evidenceSection } from '../../../engine/incidents/evidence-markdown.ts';
import type { Evidence, EvidenceData } from '../../../engine/model/evidence.ts';
import { hostile } from './sample.ts';

const at = '2026-11-21T02:54:12.000Z';
const from = '2026-11-21T01:54:12.000Z';

function words(data: EvidenceData): string {
  const item: Omit<Evidence, 'data' | 'source'> = {
    id: 'e',
    incident: 'INC',
    title: 'Source',
    status: 'collected',
    takenAt: at,
    took: 1,
  };
  const source = data.type === 'nothing' ? 'git' : data.type;
  return evidenceSection([{ ...item, source, data }]).replace('**Source** (2026-11-21 02:54:12 UTC): ', '');
}

/** One of each source that tells of what others wrote. */
function samples(text: string): readonly EvidenceData[] {
  return [
    {
      type: 'history',
      from,
      to: at,
      step: 60_000,
      checks: [{ workload: text, check: text, finding: '38 of 38 failed since 02:53', points: [] }],
      moreChecks: 2,
    },
    {
      type: 'log',
      files: [
        {
          path: text,
          size: 1_536,
          modified: at,
          lines: [text, text],
          patterns: [
            { text, level: 'INFO', count: 9 },
            { text, level: 'ERROR', count: 2 },
            { text, count: 1 },
          ],
        },
      ],
      unread: [`${text}: there is no such file`],
    },
    {
      type: 'git',
      branch: text,
      commits: [{ hash: 'a91c4e2f00', author: 'jonas', at, subject: text, files: ['a'] }],
      diff: { hash: 'a91c4e2f00', lines: ['-pool_size: 10', `+${text}`] },
      uncommitted: [],
    },
    {
      type: 'incident',
      incidents: [{ id: 'INC-20261121-010203', title: text, severity: 'P2', state: 'open', opened: from }],
      moreIncidents: 3,
    },
    {
      type: 'metrics',
      backend: 'http://127.0.0.1:9090',
      from,
      to: at,
      step: 30_000,
      series: [
        { title: text, promql: text, unit: 'ratio', points: [[Date.parse(at), 0.125]] },
        { title: 'Requests', promql: 'sum(x)', unit: 'per second', points: [] },
      ],
      unread: [{ title: 'pool', promql: text, reason: text }],
    },
  ];
}

describe('evidence in a postmortem', () => {
  it('is told in a few lines a source', () => {
    expect(samples('api').map(words)).toEqual([
      `01:54 to 02:54 UTC.

- api, api: 38 of 38 failed since 02:53
- and 2 checks more`,
      `the end of 1 file.

- api (1.5 KiB, last written 2026-11-21 02:54:12): 2 lines kept
- 2 × ERROR api
- 1 × api
- 9 × INFO api
- not read: api: there is no such file`,
      `branch api, 1 recent commit, 0 uncommitted files.

- 2026-11-21 02:54:12 a91c4e2 api (1 file)

What a91c4e2 changed:

\`\`\`diff
-pool_size: 10
+api
\`\`\``,
      `4 at the time.

- INC-20261121-010203, P2, open, opened 2026-11-21 01:54:12: api`,
      `01:54 to 02:54 UTC, from http://127.0.0.1:9090.

- api: 12.5% at 02:54 (api)
- Requests: no values (sum(x))
- not read: pool: api`,
    ]);
  });

  it('names nobody who made a change', () => {
    expect(samples('api').map(words).join()).not.toContain('jonas');
  });

  it.each(hostile.map((text) => [text]))('takes nothing in it for markup: %j', (text) => {
    for (const data of samples(text)) {
      const shown = words(data);
      const prose = shown.replace(/(`{3,})diff\n[\s\S]*\n\1$/, '');
      expect(prose).not.toMatch(/(?<!\\)<|(?<!\\)`|^#|^\s*>/m);
      expect(
        prose
          .split('\n')
          .filter((line) => line !== '')
          .every((line, index) => index === 0 || /^- |^What /.test(line)),
      ).toBe(true);
    }
  });

  it.each(['```', '`````', '``` js'])('keeps a change in its block of code: %s', (line) => {
    const shown = words({
      type: 'git',
      branch: 'main',
      commits: [],
      diff: { hash: 'a91c4e2f00', lines: [line, ' ~~~'] },
      uncommitted: [],
    });
    const [, fence = ''] = /(`+)diff/.exec(shown) ?? [];
    expect(shown.split('\n').filter((one) => one.startsWith(fence))).toHaveLength(2);
  });
});
