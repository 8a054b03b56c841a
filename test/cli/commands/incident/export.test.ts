import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { incidentExport } from '../../../../engine/incidents/export.ts';
import type { IncidentDetail } from '../../../../engine/protocol/rpc.ts';
import { workplace } from '../../../support/workplace.ts';

async function oneIncident(title = 'web is down') {
  const place = workplace({ 'healer.yaml': 'apiVersion: healer.platform/v1\nkind: Project\n' });
  const { stdout } = await place.run('incident', 'start', '--title', title, '--severity', 'P2', '--json');
  const detail = JSON.parse(stdout) as IncidentDetail;
  return { ...place, detail, id: detail.incident.id };
}

describe('healer incident export', () => {
  it('prints everything as JSON, and so does --json', async () => {
    const { ask, detail, id } = await oneIncident();
    const exported = JSON.parse((await ask('incident', 'export', id)).stdout);
    const at = new Date(exported.exportedAt);
    expect(exported).toEqual(incidentExport(detail, [], '0.1.0', at));
    expect(Object.keys(exported)).toEqual(
      expect.arrayContaining([
        'schema',
        'exportedAt',
        'healer',
        'incident',
        'timeline',
        'evidence',
        'missing',
        'similar',
      ]),
    );
    expect(JSON.parse((await ask('incident', 'export', '--id', id, '--json')).stdout)).toMatchObject({ schema: 1 });
  });

  it('writes a page or JSON into a file that is its owner’s, and replaces one only by --force', async () => {
    const { ask, cwd, id } = await oneIncident('<b>web</b> is down');
    for (const [format, begins] of [
      ['html', '<!doctype html>'],
      ['json', '{'],
    ] as const) {
      const there = format === 'json';
      const args = ['incident', 'export', id, '--format', format, '--out', 'export'];
      if (there) {
        const { code, stdout, stderr } = await ask(...args);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toContain('export is there already, and was left alone. ');
        expect(stderr).toContain('--force');
        expect(readFileSync(join(cwd, 'export'), 'utf8').startsWith('<!doctype html>')).toBe(true);
      }
      expect(await ask(...args, ...(there ? ['--force'] : []))).toEqual({
        code: 0,
        stdout: 'export\n',
        stderr: '',
      });
      const file = join(cwd, 'export');
      expect(readFileSync(file, 'utf8').startsWith(begins)).toBe(true);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    const page = (await ask('incident', 'export', id, '--format', 'html')).stdout;
    expect(page).toContain('&lt;b&gt;web&lt;/b&gt; is down');
    expect(page).not.toContain('<b>');
  });

  it.each([
    ['a folder', '.', 'a folder is in its place'],
    ['a folder that is not there', 'nowhere/export.html', 'nowhere'],
  ])('says why %s cannot be written to', async (_, out, words) => {
    const { ask, id } = await oneIncident();
    const { code, stdout, stderr } = await ask('incident', 'export', id, '--format', 'html', '--out', out);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  it('says that there is no such incident', async () => {
    const { ask } = await oneIncident();
    expect(await ask('incident', 'export', 'INC-20260101-000000')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('(incident/unknown)'),
    });
  });
});
