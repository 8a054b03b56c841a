import { describe, expect, it } from 'vitest';
import type { HealthOverview } from '../../../engine/protocol/page.ts';
import { notTakenOf } from '../../../webview/src/health/model-not-taken.ts';
import { nightOverview } from '../../support/night-health.ts';

const root = '/home/mara/shop';
const { watching: _, ...unwatched } = nightOverview;
const at = (path: string, line?: number) => ({
  code: 'yaml/syntax',
  message: 'This is not YAML.',
  file: `${root}/${path}`,
  ...(line !== undefined && { line }),
});
const found = (more: Partial<HealthOverview>) => notTakenOf({ ...nightOverview, ...more });

describe('what could not be taken', () => {
  it('is nothing where all could, also where nothing says what runs', () => {
    expect(found({})).toBeUndefined();
    expect(found({ failures: [{ code: 'definitions/none', message: '', file: root }] })).toBeUndefined();
  });

  it('counts files and lists mistakes', () => {
    const failures = [at('health/a.yaml', 1), at('health/a.yaml', 2), at('health/b.yaml', 1)];
    const { sentence, mistakes = [] } = found({ failures }) ?? {};
    expect(sentence).toBe('2 files cannot be used as they are written');
    expect(mistakes.map(({ label }) => label)).toEqual(['health/a.yaml:1', 'health/a.yaml:2', 'health/b.yaml:1']);
    expect(found({ failures: [at('health/a.yaml')] })?.sentence).toBe('1 file cannot be used as it is written');
  });

  it('tells what is watched of each, as long as anything is', () => {
    const failures = [at('health/a.yaml', 1), at('health/b.yaml', 1)];
    const unused = [at('health/a.yaml', 1)];
    const watched = (seen: HealthOverview) => notTakenOf(seen)?.mistakes.map((one) => one.watched);
    expect(watched({ ...nightOverview, failures, unused })).toEqual([
      'Nothing of it is watched.',
      'What it said before is watched on.',
    ]);
    expect(watched({ ...unwatched, failures })).toEqual([undefined, undefined]);
  });

  it.each([
    ['a line', at('health/a.yaml', 7), { file: `${root}/health/a.yaml`, line: 7 }],
    ['a file as a whole', at('health/a.yaml'), { file: `${root}/health/a.yaml`, line: 1 }],
    ['no folder', at('health'), undefined],
    ['nothing where no file is to blame', { code: 'x', message: 'y' }, undefined],
  ])('opens %s', (_, failure, location) => {
    expect(found({ failures: [failure] })?.mistakes[0]?.location).toEqual(location);
  });
});
