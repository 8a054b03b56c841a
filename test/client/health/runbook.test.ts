import { describe, expect, it } from 'vitest';
import { headingLine, type Runbook, runbookOf } from '../../../client/src/health/runbook.ts';

describe('a runbook', () => {
  it.each<[string, Runbook]>([
    ['https://wiki.example/api#down', { kind: 'web', url: 'https://wiki.example/api#down' }],
    ['HTTP://wiki.example', { kind: 'web', url: 'HTTP://wiki.example' }],
    ['runbooks/api.md', { kind: 'file', path: 'runbooks/api.md', heading: undefined }],
    ['runbooks/api.md#what-to-do', { kind: 'file', path: 'runbooks/api.md', heading: 'what-to-do' }],
    ['runbooks/api.md#', { kind: 'file', path: 'runbooks/api.md', heading: undefined }],
    ['command:workbench.action.quit', { kind: 'file', path: 'command:workbench.action.quit', heading: undefined }],
    ['file:///etc/passwd', { kind: 'file', path: 'file:///etc/passwd', heading: undefined }],
  ])('%j is found', (text, place) => expect(runbookOf(text)).toEqual(place));

  it.each<[string | undefined, number]>([
    [undefined, 1],
    ['what-to-do', 3],
    ['What-To-Do', 3],
    ['who-to-call-2nd-line', 5],
    ['gone', 1],
  ])('begins at its heading %j', (heading, line) =>
    expect(headingLine('# api\r\n\r\n## What to do ##\ncall\n### Who to call: 2nd line\n', heading)).toBe(line),
  );
});
