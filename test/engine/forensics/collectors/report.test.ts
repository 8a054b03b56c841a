import { describe, expect, it } from 'vitest';
import type { EvidenceSources } from '../../../../engine/forensics/collect.ts';
import type { EvidenceContext } from '../../../../engine/forensics/collector.ts';
import type { ReportEvidence } from '../../../../engine/model/evidence.ts';
import { success } from '../../../../engine/model/failure.ts';
import { value } from '../../store/temporary.ts';
import { about, collectorOf, nobody } from '../collecting.ts';
import { recordOf } from '../happened.ts';

const workloads = ['api', 'web', undefined, ...Array.from({ length: 25 }, () => 'api')];
const kept = workloads.map((workload, index) => {
  const { workload: _, ...rest } = recordOf({ id: `${index}` });
  const at = new Date(Date.parse('2026-11-21T11:00:00Z') - index * 1_000).toISOString();
  return { ...rest, at, ...(workload !== undefined && { workload }) };
});
const asked: { since: string; workload?: string }[] = [];
const sources: Partial<EvidenceSources> = {
  subject: async () => ({ ...nobody, workloads: ['web'] }),
  reports: async (query) => {
    asked.push(query);
    return success(kept.filter(({ workload = '' }) => query.workload === undefined || query.workload === workload));
  },
};
const { service: _, ...unnamed } = about;

async function cite(context: Partial<EvidenceContext>): Promise<ReportEvidence> {
  const answer = collectorOf('report', sources).collect({ ...unnamed, ...context }, new AbortController().signal);
  return value(await answer) as ReportEvidence;
}

describe('the reports of an incident', () => {
  it('are those of its workloads in the six hours before, the last twenty by path, time and message', async () => {
    const cited = await cite({ service: 'api' });
    expect(asked.slice(-2)).toEqual(
      ['api', 'web'].map((workload) => ({ since: '2026-11-21T06:00:00.000Z', workload })),
    );
    const { id, workload, trigger, message, path } = recordOf({ id: '0' });
    const at = '2026-11-21T11:00:00.000Z';
    expect(cited.reports[0]).toEqual({ id, at, workload, trigger, message, path });
    expect(cited.reports[1]?.workload).toBe('web');
    expect([cited.reports.length, cited.moreReports]).toEqual([20, 7]);
  });

  it.each<[string, Partial<EvidenceContext>, number]>([
    ['without a service are all there are', {}, 28],
    ['of a service of other workloads are theirs', { service: 'shop' }, 1],
    ['are those of the workload it was opened for', { service: 'shop', workload: 'api' }, 27],
    ['of a folder that is not trusted are those of the service by its name', { service: 'shop', trusted: false }, 0],
  ])('%s', async (_, context, count) => {
    const { reports: cited, moreReports = 0 } = await cite(context);
    expect(cited.length + moreReports).toBe(count);
  });
});
