import { describe, expect, it } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver';
import { parseFile } from '../../../schemas/document.ts';
import { plainClient } from '../../../server/service/client-features.ts';
import { hover } from '../../../server/service/hover.ts';
import { positionAt, rangeAt } from '../../../server/service/position.ts';
import { cursor, ranges } from '../../support/fixture.ts';

const playbooks = '/shop/playbooks/memory.yaml';
const health = '/shop/health/web.yaml';
const profile = 'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: a}\n';

/** The hover at the cursor `|`, as Markdown unless the client is plain. */
function help(path: string, marked: string, hoverMarkdown = true): string | undefined {
  const { text, offset } = cursor(marked);
  const file = parseFile(path, text);
  const found = hover(file, positionAt(file, offset), { ...plainClient, hoverMarkdown });
  return found ? (found.contents as MarkupContent).value : undefined;
}

describe('hover', () => {
  it('on an expectation: the default of its check, and what types use it', () => {
    const found = help(health, 'workload: web\ntype: certificate\nexpect:\n  certificate_d|ays: 30\n');
    expect(found).toContain('**Certificate days left** (whole number, default `14`)');
    expect(found).toContain('For checks of type: http, certificate.');
  });

  it('on a key: title, sort of value, default, description and examples', () => {
    expect(help(health, 'workload: web\ninte|rval: 5s\n')).toBe(
      [
        '**Interval** (duration, default `30s`)',
        'The time between the starts of two checks. Zero or negative means the default.',
        'Examples: `500ms`, `30s`, `5m`, `1h30m`',
      ].join('\n\n'),
    );
  });

  it('on a key with named values: each with its meaning', () => {
    const text = help(health, 'workload: web\nred|irect: follow\n');
    expect(text).toContain('default `follow`');
    expect(text).toContain(
      '- `follow`: follow up to 10; the last answer is judged\n- `manual`: judge the redirect itself',
    );
  });

  it.each<[string, string, string, string]>([
    ['a named value', health, 'workload: web\ntype: ht|tp\n', '`http`: an HTTP or HTTPS request'],
    ['the first letter', health, 'workload: web\ntype: |http\n', '`http`: an HTTP'],
    ['the last letter', health, 'workload: web\ntype: http|\n', '`http`: an HTTP'],
    ['a quoted value', health, 'workload: web\ntype: "ht|tp"\n', '`http`: an HTTP'],
    ['an alert', playbooks, 'spec: {trigger: {alert: H|8}}\n', '`H8`: Memory pressure'],
    ['an alert of a check', health, 'workload: a\ntype: disk\nalert: H|2\n', '`H2`: Resource exhaustion'],
    ['an alert of one’s own', playbooks, 'spec: {trigger: {alert: Checkout|Slow}}\n', 'The alert that starts it.'],
    ['a constant', `/x.yaml`, `${profile}`.replace('Prof', 'Pr|of'), '`Profile`'],
    ['the type of an action', playbooks, 'spec:\n  actions:\n    - type: scale|_up\n', '`scale_up`: Add replicas'],
    [
      'a key of an action',
      playbooks,
      'spec:\n  actions:\n    - {type: scale_up, repl|icas: +1}\n',
      '**Replicas** (whole number)',
    ],
    [
      'a key of a list item',
      '/d.escalation.yaml',
      'escalation:\n  levels:\n    - del|ay: 0m\n',
      'Time since the alert began.',
    ],
    ['a scalar in a list', '/d.escalation.yaml', 'escalation:\n  levels:\n    - channels: [on|call]\n', '(text)'],
    ['a free key', '/x.yaml', `${profile}channels:\n  on|call: {type: email}\n`, '**Channel** (mapping)'],
    ['a service it needs', '/x.yaml', `${profile}services:\n  a: {dependsOn: [b|]}\n`, 'Services it needs.'],
    ['a path', '/x.yaml', `${profile}services:\n  a: {paths: [b|]}\n`, 'Folders of its source'],
    [
      'a channel in a list',
      '/d.escalation.yaml',
      'escalation:\n  levels:\n    - channels: [on|call]\n',
      'told at this level',
    ],
    ['a status in a list', health, 'workload: a\ntype: http\nexpect: {status: [20|0]}\n', '**Status codes**'],
    [
      'a channel where it is defined',
      '/x.yaml',
      `${profile}channels:\n  on|call: {type: email}\n`,
      'where people are told',
    ],
    ['a service where it is defined', '/x.yaml', `${profile}services:\n  ap|i: {owner: mara}\n`, 'people talk about'],
    [
      'a relative count',
      playbooks,
      'spec:\n  actions:\n    - {type: scale_up, repl|icas: +1}\n',
      'Examples: `+1`, `1`',
    ],
    ['a rule', '/shop/rules/a.yaml', 'on: cra|sh\naction: notify\n', '`crash`: the process is gone'],
    ['the default of the type', health, 'workload: a\ntype: http\npo|rt: 1\n', 'default `8080`'],
    ['the second document', health, 'workload: a\ntype: tcp\n---\nworkload: b\nty|pe: tcp\n', '**Check type**'],
    ['text that does not parse', health, 'workload: a\nty|pe: tcp\nport: [1\n', '**Check type**'],
  ])('on %s', (_, path, marked, expected) => {
    expect(help(path, marked)).toContain(expected);
  });

  const actions = (condition: string) => `spec:
  actions:
    - type: restart_pod
    - {type: scale_up, id: more}
    - {type: notify, condition: ${condition}, channel: oncall}
`;
  it.each([
    ['restart_|failed', 'Runs only if action 1, `restart_pod`, failed.'],
    ['more_|succeeded', 'Runs only if action 2, `scale_up` (id `more`), succeeded.'],
    ['notify_|failed', 'No earlier action is called `notify`.'],
  ])('on the condition %s: the action it speaks of', (condition, expected) => {
    expect(help(playbooks, actions(condition))).toContain(expected);
  });

  it('is plain text for a client that shows no Markdown', () => {
    expect(help(health, 'workload: web\nty|pe: http\n', false)).toMatch(
      /^Check type \(text\)\n\nWhat is observed\.\n\nValues:\n- http: /,
    );
  });

  it.each([
    ['workload: web\n«interval»: 5s\n', 15],
    ['workload: web\ntype: «"http"»\n', 22],
  ])('covers the word: %j', (marked, offset) => {
    const { text, ranges: found } = ranges(marked);
    const file = parseFile(health, text);
    const [word] = found;
    expect(hover(file, positionAt(file, offset), plainClient)?.range).toEqual(
      rangeAt(file, word?.start ?? 0, word?.end ?? 0),
    );
  });

  it.each([
    ['a file that is not ours', '/x.yaml', 'ty|pe: http\n'],
    ['an unknown key', health, 'workload: a\nno|pe: 1\n'],
    ['below an unknown key', health, 'workload: a\nnope: {x: |1}\n'],
    ['a comment', health, 'workload: a # ty|pe\n'],
    ['a value not written yet', health, 'workload: a\ntype: |\n'],
    ['an empty line', health, 'workload: a\n|\n'],
    ['an empty file', health, '|'],
  ])('gives nothing on %s', (_, path, marked) => {
    expect(help(path, marked)).toBeUndefined();
  });
});
