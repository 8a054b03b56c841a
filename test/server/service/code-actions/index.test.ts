import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../schemas/document.ts';
import { codeActions } from '../../../../server/service/code-actions/index.ts';
import { workspaceOf } from '../../../support/workspace.ts';
import { actionsAt, afterAction, titlesAt } from './acting.ts';

const health = '/shop/health/web.yaml';
const playbooks = '/shop/playbooks/a.yaml';
const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: a}\n';
const actions = (list: string) => `${head}spec:\n  actions:\n${list}`;
const good = 'workload: web\ntype: http\nenabled: true\n';

describe('mending a problem', () => {
  it.each<[string, string, string, string, string]>([
    ['a misspelt key', health, `${good}inter|vall: 5s\n`, 'Change to interval', `${good}interval: 5s\n`],
    ['a misspelt value', health, 'workload: web\ntype: ht|p\n', 'Change to http', 'workload: web\ntype: http\n'],
    ['a quoted key', health, `${good}"inter|vall": 5s\n`, 'Change to interval', `${good}interval: 5s\n`],
    [
      'an action that lacks its key',
      playbooks,
      actions('    - not|ify\n'),
      'Change to type: notify',
      actions('    - type: notify\n'),
    ],
    [
      'a tab',
      health,
      `${good}restart:\n|\tunit: a.service\n`,
      'Indent with spaces',
      `${good}restart:\n  unit: a.service\n`,
    ],
    [
      'a condition',
      playbooks,
      actions('    - type: restart_pod\n    - {type: scale_up, replicas: +1, condition: restrat|_failed}\n'),
      'Change to restart_failed',
      actions('    - type: restart_pod\n    - {type: scale_up, replicas: +1, condition: restart_failed}\n'),
    ],

    [
      'an endless restart',
      health,
      `${good}auto|_restart: true\n`,
      'Add "max_restarts"',
      `${good}auto_restart: true\nmax_restarts: 3\n`,
    ],
    [
      'a share as a percentage',
      playbooks,
      `${head}spec:\n  trigger:\n    conditions:\n      - {metric: a, threshold: 9|0%}\n  actions:\n    - type: notify\n`,
      'Change to 0.9',
      `${head}spec:\n  trigger:\n    conditions:\n      - {metric: a, threshold: 0.9}\n  actions:\n    - type: notify\n`,
    ],
    ...['1.10', '01234', '0x1F', '1e3', '+1', '0o17', '12345678901234567890', '.inf', 'true', '1.0'].map(
      (written): [string, string, string, string, string] => [
        `${written} as text`,
        health,
        `${good}labels:\n  a: |${written} # as it is\n`,
        `Change to "${written}"`,
        `${good}labels:\n  a: "${written}" # as it is\n`,
      ],
    ),
    [
      'a misspelt key that tells what the file is',
      '/shop/web.health.yaml',
      'worklo|a: web\ntype: http\n',
      'Change to workload',
      'workload: web\ntype: http\n',
    ],
    [
      'a misspelt code',
      health,
      'workload: web\n# healer-disable-next-line health/enabled-mis|ing\ntype: http\nenabled: true\n',
      'Change to health/enabled-missing',
      'workload: web\n# healer-disable-next-line health/enabled-missing\ntype: http\nenabled: true\n',
    ],
    [
      'a missing key goes where the schema has it',
      health,
      '|type: http\nenabled: true\n',
      'Add "workload"',
      'workload: \ntype: http\nenabled: true\n',
    ],
    [
      '… behind a comment',
      health,
      '|workload: web # ours\nenabled: true\n',
      'Add "type"',
      'workload: web # ours\ntype: \nenabled: true\n',
    ],
    [
      '… in flow',
      health,
      '{|workload: web, enabled: true}\n',
      'Add "type"',
      '{workload: web, type: , enabled: true}\n',
    ],
    [
      '… first in flow',
      health,
      '{|type: http, enabled: true}\n',
      'Add "workload"',
      '{workload: , type: http, enabled: true}\n',
    ],
    [
      '… at the end of a file without a last line end',
      health,
      '|enabled: true\nname: a\nworkload: web',
      'Add "type"',
      'enabled: true\nname: a\nworkload: web\ntype: ',
    ],
    [
      '… below a block scalar',
      health,
      'workload: web\n|type: tcp\ntarget: >+\n  x\n\nenabled: true\n',
      'Add "port"',
      'workload: web\ntype: tcp\ntarget: >+\n  x\n\nport: \nenabled: true\n',
    ],
    [
      '… of a tcp check',
      health,
      'workload: web\n|type: tcp\nenabled: true\n',
      'Add "port"',
      'workload: web\ntype: tcp\nport: \nenabled: true\n',
    ],
    [
      '… first in a list item',
      playbooks,
      actions('    - |timeout: 5s\n'),
      'Add "type"',
      actions('    - type: \n      timeout: 5s\n'),
    ],
    [
      '… with what must be below it',
      playbooks,
      '|apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nspec: {actions: [{type: notify}]}\n',
      'Add "metadata"',
      'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata:\n  name: \nspec: {actions: [{type: notify}]}\n',
    ],
    [
      '… a list with its first item',
      playbooks,
      `${head}|spec:\n  mode: suggest\n`,
      'Add "actions"',
      `${head}spec:\n  mode: suggest\n  actions:\n    - type: \n`,
    ],
    [
      '… with CR LF',
      health,
      '|workload: web\r\nenabled: true\r\n',
      'Add "type"',
      'workload: web\r\ntype: \r\nenabled: true\r\n',
    ],

    [
      'enabled: true',
      health,
      '|workload: web\ntype: http\n',
      'Write enabled: true',
      'workload: web\ntype: http\nenabled: true\n',
    ],
    [
      'enabled: false',
      health,
      '# a\n|workload: web\ntype: http # b\ninterval: 5s\n',
      'Write enabled: false',
      '# a\nworkload: web\ntype: http # b\ninterval: 5s\nenabled: false\n',
    ],

    ['an unknown key', health, `${good}col|our: red # why\n`, 'Remove "colour"', good],
    [
      '… with what is below it',
      health,
      `col|our:\n  - a: >\n      b\n  # c\n${good}`,
      'Remove "colour"',
      `  # c\n${good}`,
    ],
    [
      '… first in a list item',
      playbooks,
      actions('    - colo|ur: red\n      type: notify\n'),
      'Remove "colour"',
      actions('    - type: notify\n'),
    ],
    [
      '… behind a comment in a list item',
      playbooks,
      actions('    - colo|ur: red\n      # why\n      type: notify\n'),
      'Remove "colour"',
      actions('    - \n      # why\n      type: notify\n'),
    ],
    [
      '… last in a list item',
      playbooks,
      actions('    - type: notify\n      col|our: red'),
      'Remove "colour"',
      actions('    - type: notify\n'),
    ],
    [
      '… first in flow',
      playbooks,
      actions('    - {col|our: [a, b], type: notify}\n'),
      'Remove "colour"',
      actions('    - {type: notify}\n'),
    ],
    [
      '… last in flow',
      playbooks,
      actions('    - {type: notify, col|our: {a: 1}}\n'),
      'Remove "colour"',
      actions('    - {type: notify}\n'),
    ],
    [
      '… without a value',
      playbooks,
      actions('    - {type: notify, col|our}\n'),
      'Remove "colour"',
      actions('    - {type: notify}\n'),
    ],
    ['a key written twice', health, `${good}enab|led: false\n`, 'Remove "enabled"', good],
  ])('%s', (_, path, marked, title, expected) => {
    expect(afterAction(path, marked, title)).toBe(expected);
  });

  it('is offered with its problem, the likely one preferred', () => {
    const { actions: offered } = actionsAt(health, `${good}inter|vall: 5s\n`, ['quickfix']);
    expect(offered.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
      ['Change to interval', true],
      ['Remove "intervall"', false],
    ]);
    expect(offered[0]?.diagnostics).toMatchObject([{ code: 'schema/unknown-key', range: { start: { line: 3 } } }]);
  });

  it('is not offered elsewhere, nor in a file that is not ours', () => {
    expect(titlesAt(health, `work|load: web\ntype: http\nenabled: true\nintervall: 5s\n`, ['quickfix'])).toEqual([]);
    expect(titlesAt('/a.yaml', 'intervall|: 5s\n')).toEqual([]);
  });
});

describe('what other files show', () => {
  const path = '/shop/health/api.yaml';
  const files = new Map([
    [path, 'workload: api\ntype: http\nenabled: true\ndepends_on: [databse]\n'],
    ['/shop/health/database.yaml', 'workload: database\ntype: tcp\nport: 5432\nenabled: true\n'],
  ]);

  it('is mended, or disabled, as what a document shows by itself', () => {
    const file = parseFile(path, files.get(path) ?? '');
    const at = { line: 3, character: 15 };
    const options = { index: workspaceOf(files).at(path) };
    const offered = codeActions(file, 'file:///a', { start: at, end: at }, { only: ['quickfix'] }, options);
    expect(offered.map(({ title }) => title)).toEqual([
      'Change to database',
      'Disable names/unknown-workload for this line',
    ]);
  });
});

describe('disabling a rule for a line', () => {
  const title = 'Disable secret/in-the-clear for this line';
  const comment = '# healer-disable-next-line';
  it.each<[string, string, string, string]>([
    [
      'above the line',
      health,
      `${good}target: TOKEN=re|d\n`,
      `${good}${comment} secret/in-the-clear\ntarget: TOKEN=red\n`,
    ],
    [
      'at its indentation',
      health,
      `${good}env:\n  A: TOKEN=re|d\n`,
      `${good}env:\n  ${comment} secret/in-the-clear\n  A: TOKEN=red\n`,
    ],
    [
      'above a list item',
      playbooks,
      actions('    - type: notify\n    - {type: notify, message: TOKEN=re|d}\n'),
      actions(`    - type: notify\n    ${comment} secret/in-the-clear\n    - {type: notify, message: TOKEN=red}\n`),
    ],
    [
      'beside the code that is there',
      health,
      `${good}${comment} health/enabled-missing  \ntarget: TOKEN=re|d\n`,
      `${good}${comment} health/enabled-missing, secret/in-the-clear  \ntarget: TOKEN=red\n`,
    ],
    [
      'on the first line',
      health,
      `target: TOKEN=re|d\n${good}`,
      `${comment} secret/in-the-clear\ntarget: TOKEN=red\n${good}`,
    ],
    [
      'behind a byte order mark',
      health,
      `\uFEFFtarget: TOKEN=re|d\n${good}`,
      `\uFEFF${comment} secret/in-the-clear\ntarget: TOKEN=red\n${good}`,
    ],
    [
      'inside a flow collection of several lines',
      playbooks,
      actions('    - {\n        type: notify,\n        message: TOKEN=re|d\n      }\n'),
      actions(
        `    - {\n        type: notify,\n        ${comment} secret/in-the-clear\n        message: TOKEN=red\n      }\n`,
      ),
    ],
  ])('%s', (_, path, marked, expected) => {
    const text = afterAction(path, marked, title);
    expect(text).toBe(expected);
    expect(titlesAt(path, text.replace('TOKEN=red', 'TOKEN=re|d'), ['quickfix'])).toEqual([]);
  });

  it.each([
    ['in a text of several lines', `${good}target: "a\n  b"\nlabels: {a: "x\n  y", b: |1}\n`],
    ['of broken YAML', 'workload: web\ntype: htt|p\nport: [1\n'],
    ['for an error with which the document does not run', `${good}col|our: red\n`],
  ])('is not offered %s', (_, marked) => {
    expect(titlesAt(health, marked).filter((one) => one.startsWith('Disable'))).toEqual([]);
  });
});

describe('mending what cannot be read or is left over', () => {
  it.each<[string, string, string, string, string]>([
    ['an anchor nobody uses', health, `${good}name: &|a x\n`, 'Remove &a', `${good}name: x\n`],
    [
      'an anchor above its value',
      health,
      `${good}labels: &|a # mine\n  b: c\n`,
      'Remove &a',
      `${good}labels: # mine\n  b: c\n`,
    ],
    [
      'a quote',
      health,
      `${good}target: "|abc # x\nport: 1\n`,
      'Add the missing "',
      `${good}target: "abc" # x\nport: 1\n`,
    ],
    [
      'a bracket',
      health,
      `${good}depends_on: [|a, b # x\nport: 1\n`,
      'Add the missing ]',
      `${good}depends_on: [a, b] # x\nport: 1\n`,
    ],
    [
      'brackets',
      health,
      `${good}expect: {body: {|contains: "}", matches: a\nport: 1\n`,
      'Add the missing }}',
      `${good}expect: {body: {contains: "}", matches: a}}\nport: 1\n`,
    ],
    [
      'a bracket around lines',
      health,
      `${good}depends_on: [|\n  a,\n  b\nport: 1\n`,
      'Add the missing ]',
      `${good}depends_on: [\n  a,\n  b]\nport: 1\n`,
    ],
    ['a line too deep', health, `${good}  po|rt: 1\n`, 'Indent by 0 spaces', `${good}port: 1\n`],
    [
      'a line out of line',
      health,
      `${good}restart:\n   unit: a\n  gra|ce: 5s\n`,
      'Indent by 3 spaces',
      `${good}restart:\n   unit: a\n   grace: 5s\n`,
    ],
    [
      'an item with what is below it',
      health,
      `${good}expect:\n  json:\n    - path: a\n      equals: 1\n   - pat|h: b\n     equals: 2\nport: 1\n`,
      'Indent by 4 spaces',
      `${good}expect:\n  json:\n    - path: a\n      equals: 1\n    - path: b\n      equals: 2\nport: 1\n`,
    ],
    ['an escape', health, `${good}target: "a|\\d"\n`, 'Change to \\\\d', `${good}target: "a\\\\d"\n`],
    ['a number in quotes as a duration', health, `${good}timeout: "1|0"\n`, 'Change to 10s', `${good}timeout: 10s\n`],
    [
      'a status in quotes',
      health,
      `${good}expect: {status: ["3|00"]}\n`,
      'Change to 300',
      `${good}expect: {status: [300]}\n`,
    ],
    [
      'a mapping with nothing in it',
      playbooks,
      `${head.replace('metadata: {name: a}', 'meta|data: {}')}spec: {actions: [{type: notify}]}\n`,
      'Add "name"',
      `${head.replace('{name: a}', '{name: }')}spec: {actions: [{type: notify}]}\n`,
    ],
    [
      'a mapping with nothing in it but space',
      playbooks,
      `${head}sp|ec: { }\n`,
      'Add "actions"',
      `${head}spec: {actions: [{type: }]}\n`,
    ],
  ])('%s', (_, path, marked, title, expected) => {
    expect(afterAction(path, marked, title)).toBe(expected);
  });

  it('offers no indentation that leaves as many faults', () => {
    const text = `${good}restart:\n  unit: [|1\n grace: 5s\n`;
    expect(titlesAt(health, text).filter((title) => title.startsWith('Indent'))).toEqual([]);
  });
});

describe('writing it in another way', () => {
  it.each<[string, string, string, string, string]>([
    ['text in quotes', health, `${good}target: /he|althz\n`, 'Put in quotes', `${good}target: "/healthz"\n`],
    ['text without quotes', health, `${good}target: "/he|althz"\n`, 'Remove the quotes', `${good}target: /healthz\n`],
    ['single quotes', health, `${good}target: '/it''s|'\n`, 'Remove the quotes', `${good}target: /it's\n`],
    [
      'flow as lines',
      playbooks,
      actions('    - {type: scale|_up, replicas: +1} # more\n'),
      'Write as lines',
      actions('    - type: scale_up\n      replicas: +1 # more\n'),
    ],
    [
      'flow of a key as lines',
      playbooks,
      `${head.replace('name', 'na|me')}spec: {actions: [{type: notify}]}\n`,
      'Write as lines',
      `${head.replace('metadata: {name: a}', 'metadata:\n  name: a')}spec: {actions: [{type: notify}]}\n`,
    ],
    [
      'a list as lines',
      playbooks,
      `${head}spec:\n  actions: [|{type: scale_up, replicas: +1}, {type: notify}]\n`,
      'Write as lines',
      `${head}spec:\n  actions:\n    - {type: scale_up, replicas: +1}\n    - {type: notify}\n`,
    ],
    [
      'flow of several lines as lines',
      playbooks,
      `${head}spec:\n  actions: [\n    |{type: scale_up},\n    {type: notify},\n  ]\n`,
      'Write as lines',
      `${head}spec:\n  actions:\n    - {type: scale_up}\n    - {type: notify}\n`,
    ],
    [
      'the whole document as lines',
      health,
      '{work|load: web, "type": http, enabled: true}\n',
      'Write as lines',
      'workload: web\n"type": http\nenabled: true\n',
    ],
    [
      'lines as flow',
      playbooks,
      actions('    - type: scale|_up\n      replicas: +1\n    - type: notify\n'),
      'Write on one line',
      actions('    - {type: scale_up, replicas: +1}\n    - type: notify\n'),
    ],
    [
      'lines of a key as flow',
      health,
      `${good}restart:\n  un|it: a.service\n  grace: 5s\n`,
      'Write on one line',
      `${good}restart: {unit: a.service, grace: 5s}\n`,
    ],
    [
      'nested lines as flow',
      playbooks,
      `${head}spec:\n  trigger:\n    al|ert: H8\n    conditions:\n      - metric: m\n        threshold: 1\n  actions: [{type: notify}]\n`,
      'Write on one line',
      `${head}spec:\n  trigger: {alert: H8, conditions: [{metric: m, threshold: 1}]}\n  actions: [{type: notify}]\n`,
    ],
  ])('%s', (_, path, marked, title, expected) => {
    expect(afterAction(path, marked, title)).toBe(expected);
  });

  it.each([
    ['quotes that are needed', `${good}target: "tr|ue"\n`],
    ['a number', `${good}port: 80|80\n`],
    ...['yes', 'off', '1_000', '1:30', '2020-01-01', '<<'].map((text) => [
      `text that YAML 1.1 takes for something else: ${text}`,
      `${good}target: "|${text}"\n`,
    ]),
    ['a comment that would be lost', `${good}restart:\n  un|it: a # mine\n  grace: 5s\n`],
    ['a text of lines', 'workload: web\ntype: exec\nenabled: true\nenv:\n  A|: >\n    x\n    y\n'],
  ])('is not offered for %s', (_, marked) => {
    const offered = titlesAt(health, marked, ['refactor']);
    expect(offered.filter((title) => title !== 'Put in quotes')).toEqual([]);
  });
});

it('offers no quotes for keys, and takes them off', () => {
  expect(titlesAt(health, `${good}tar|get: /\n`, ['refactor'])).not.toContain('Put in quotes');
  expect(afterAction(health, `${good}"tar|get": /\n`, 'Remove the quotes')).toBe(`${good}target: /\n`);
});

describe('fixing all', () => {
  const fixed = (path: string, text: string) => afterAction(path, `|${text}`, 'Fix all', ['source.fixAll']);
  it.each<[string, string, string, string]>([
    [
      'spelling, quotes and boolean words at once',
      health,
      'workload: web\ntype: HTTP\nenabled: yes\nport: "8080"\nintervall: 5s # why\n',
      'workload: web\ntype: http\nenabled: true\nport: 8080\ninterval: 5s # why\n',
    ],
    [
      'a fault uncovered by another',
      health,
      'workload: web\ntype:HTTP\nenabled: on\n',
      'workload: web\ntype: http\nenabled: true\n',
    ],
    [
      'beside +1',
      playbooks,
      actions('    - {type: scale_up, replica: +1}\n'),
      actions('    - {type: scale_up, replicas: +1}\n'),
    ],
  ])('%s', (_, path, text, expected) => expect(fixed(path, text)).toBe(expected));

  it.each([
    ['another value', 'workload: web\ntype: htp\nenabled: true\n'],
    ['a unit', `${good}interval: 30\n`],
    ['a list', `${good}restart:\n  command: "make"\n`],
    ['what is missing', 'workload: web\ntype: http\n'],
    ['what is unknown', `${good}colour: red\n`],
    ['a disabled line', `workload: web\ntype: http\n# healer-disable-next-line yaml/boolean-word\nenabled: yes\n`],
  ])('never decides %s', (_, text) => expect(titlesAt(health, `|${text}`, ['source.fixAll'])).toEqual([]));

  it('is offered only when it is asked for', () => {
    expect(titlesAt(health, `${good}in|tervall: 5s\n`)).not.toContain('Fix all');
    expect(titlesAt(health, `|${good}intervall: 5s\n`, ['source'])).toEqual(['Fix all']);
  });
});
