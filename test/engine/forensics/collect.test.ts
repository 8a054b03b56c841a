import { describe, expect, it } from 'vitest';
import { evidenceCollectors } from '../../../engine/forensics/collect.ts';
import type { EvidenceSource } from '../../../engine/model/evidence.ts';
import { about, collect, nobody, quiet } from './collecting.ts';

const signal = new AbortController().signal;

describe('the collectors', () => {
  it('are one a source, each with a time of its own', () => {
    const collectors = evidenceCollectors(quiet);
    expect(collectors.map(({ source }) => source)).toEqual([
      'host',
      'check',
      'history',
      'log',
      'git',
      'report',
      'incident',
      'metrics',
    ]);
    expect(collectors.every(({ timeout }) => timeout >= 1_000 && timeout <= 30_000)).toBe(true);
  });

  it('find out once what an incident is about', async () => {
    let asked = 0;
    const subject = async () => {
      asked++;
      return nobody;
    };
    const collectors = evidenceCollectors({ ...quiet, subject });
    const context = { ...about };
    await Promise.all(collectors.map((collector) => collector.collect(context, signal)));
    expect(asked).toBe(1);
    await Promise.all(collectors.map((collector) => collector.collect({ ...about }, signal)));
    expect(asked).toBeGreaterThan(1);
  });

  it.each<[EvidenceSource, string]>([
    ['check', 'nothing of it was executed'],
    ['git', 'nothing of it was executed'],
    ['log', 'the log files its profile names were not read'],
    ['metrics', 'the Prometheus its profile names was not asked'],
  ])('read, ask and execute nothing of a folder that is not trusted: %s', async (source, words) => {
    let asked = false;
    const subject = async () => {
      asked = true;
      return nobody;
    };
    const result = await collect(source, {}, { context: { trusted: false }, sources: { subject } });
    expect(result).toMatchObject({
      failure: { code: 'forensics/not-trusted', message: expect.stringContaining(words) },
    });
    expect(asked).toBe(false);
  });

  it.each<EvidenceSource>(['history', 'report', 'incident'])(
    'ask what Healer itself keeps also where it is not trusted, by the names the incident has: %s',
    async (source) => {
      const subject = async () => {
        throw new Error('the definitions were read');
      };
      const result = await collect(source, {}, { context: { trusted: false }, sources: { subject } });
      expect(result).not.toMatchObject({ failure: { code: 'forensics/not-trusted' } });
    },
  );
});
