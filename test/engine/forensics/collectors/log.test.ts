import { execFileSync } from 'node:child_process';
import { symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogEvidence } from '../../../../engine/model/evidence.ts';
import { folderWith } from '../../../support/healer.ts';
import { value } from '../../store/temporary.ts';
import { collect } from '../collecting.ts';

async function logs(files: Readonly<Record<string, string>>, named = Object.keys(files)) {
  const root = folderWith(files);
  return value(await collect('log', { logs: named }, { context: { root } })) as LogEvidence;
}

describe('the logs of a service', () => {
  it('are kept with size, time, last lines without secrets, and patterns', async () => {
    const text = [1, 2].map((index) => `02:54:1${index} ERROR order ${index} refused token=abc${index}\n`).join('');
    const root = folderWith({ 'logs/api.log': text });
    const at = new Date('2026-11-21T02:54:13Z');
    utimesSync(join(root, 'logs/api.log'), at, at);
    expect(value(await collect('log', { logs: ['logs/*.log'] }, { context: { root } }))).toEqual({
      type: 'log',
      files: [
        {
          path: 'logs/api.log',
          size: text.length,
          modified: '2026-11-21T02:54:13.000Z',
          lines: ['02:54:11 ERROR order 1 refused token=***', '02:54:12 ERROR order 2 refused token=***'],
          patterns: [{ text: 'order <n> refused token=***', level: 'ERROR', count: 2 }],
        },
      ],
    });
  });

  it('are 200 lines of the last 64 KiB at most', async () => {
    const { files } = await logs({
      'many.log': Array.from({ length: 1_000 }, (_, index) => `line ${index}\n`).join(''),
      'long.log': `${'x'.repeat(1_000)}\n`.repeat(1_000),
    });
    expect(files[0]?.lines).toHaveLength(200);
    expect(files[0]?.lines.at(-1)).toBe('line 999');
    expect(files[1]?.lines.length).toBe(65);
    expect(files[1]?.size).toBe(1_001_000);
  });

  it('lose the colours of a terminal', async () => {
    const { files } = await logs({ 'a.log': '\u001b[31mERROR\u001b[0m refused\n' });
    expect(files[0]).toMatchObject({ lines: ['ERROR refused'], patterns: [{ text: 'refused', level: 'ERROR' }] });
  });

  it('come with what could not be read, and why', async () => {
    const root = folderWith({ 'api.log': 'up\n', 'web.log': '', 'web.log.1': 'before\n', 'gone.log.1': 'before\n' });
    const at = new Date('2026-11-21T02:51:07Z');
    for (const name of ['web.log.1', 'gone.log.1']) utimesSync(join(root, name), at, at);
    execFileSync('mkfifo', [join(root, 'pipe.log')]);
    symlinkSync('circle.log', join(root, 'circle.log'));
    const named = ['api.log', 'web.log', 'gone.log', 'pipe.log', 'circle.log', 'none/*.log'];
    const evidence = value(await collect('log', { logs: named }, { context: { root } })) as LogEvidence;
    expect(evidence.files.map(({ path, lines }) => [path, lines])).toEqual([
      ['api.log', ['up']],
      ['web.log', []],
    ]);
    expect(evidence.unread?.toSorted()).toEqual([
      'circle.log: its symbolic links go round in a circle',
      'gone.log: there is no such file; it was rotated: gone.log.1 beside it was last written 2026-11-21 02:51:07 UTC',
      'none/*.log: no file matches',
      'pipe.log: it is not a regular file',
      'web.log: is empty; it was rotated: web.log.1 beside it was last written 2026-11-21 02:51:07 UTC',
    ]);
  });

  it('say why there are none', async () => {
    expect(await collect('log', {})).toMatchObject({
      failure: { code: 'forensics/no-logs', message: expect.stringContaining('services.api.logs') },
    });
    expect(await collect('log', { logs: ['/nowhere/api.log'] })).toMatchObject({
      failure: {
        code: 'forensics/logs-unread',
        message: 'No log file could be read: /nowhere/api.log: there is no such file.',
      },
    });
  });
});
