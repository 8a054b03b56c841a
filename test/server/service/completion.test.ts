import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompletionItem, InsertTextFormat, type TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseFile } from '../../../schemas/document.ts';
import { validate } from '../../../schemas/validate.ts';
import { type ClientFeatures, plainClient } from '../../../server/service/client-features.ts';
import { complete } from '../../../server/service/completion.ts';
import { positionAt } from '../../../server/service/position.ts';
import { plainTemplate, templates } from '../../../server/service/templates.ts';
import { cursor } from '../../support/fixture.ts';
import { fuzz } from '../../support/fuzz.ts';

const paths = {
  health: '/shop/health/web.yaml',
  rule: '/shop/rules/web.yaml',
  escalation: '/shop/default.escalation.yaml',
  playbook: '/shop/playbooks/memory.yaml',
  other: '/shop/anything.yaml',
  profile: '/shop/profiles/local.yaml',
  project: '/shop/healer.yaml',
};

function itemsAt(kind: keyof typeof paths, marked: string, client: ClientFeatures = plainClient) {
  const { text, offset } = cursor(marked);
  const file = parseFile(paths[kind], text);
  return { text, items: complete(file, positionAt(file, offset), client) };
}

function labels(kind: keyof typeof paths, marked: string): string[] {
  return itemsAt(kind, marked).items.map((item) => item.label);
}

function find(items: readonly CompletionItem[], label: string): CompletionItem {
  const found = items.find((item) => item.label === label);
  if (!found) throw new Error(`${label} is not offered; there are: ${items.map((item) => item.label).join(', ')}`);
  return found;
}

/** The text once the item of that label is taken. */
function taken(kind: keyof typeof paths, marked: string, label: string): string {
  const { text, items } = itemsAt(kind, marked);
  const document = TextDocument.create('file:///a', 'yaml', 1, text);
  const { textEdit, additionalTextEdits = [] } = find(items, label);
  return TextDocument.applyEdits(document, [textEdit as TextEdit, ...additionalTextEdits]);
}

const playbook = `apiVersion: healer.platform/v1
kind: RemediationPlaybook
metadata:
  name: memory
`;

describe('taking an item gives the text one would have typed', () => {
  it.each<[string, keyof typeof paths, string, string, string]>([
    ['a key on an empty line', 'health', 'workload: web\n|', 'type', 'workload: web\ntype: '],
    ['a key on the first line', 'health', '|\nworkload: web\n', 'type', 'type: \nworkload: web\n'],
    [
      'a key half typed',
      'health',
      'workload: web\nty|\nenabled: true\n',
      'type',
      'workload: web\ntype: \nenabled: true\n',
    ],
    ['a key renamed', 'health', 'workload: web\nin|ter: 5s\n', 'interval', 'workload: web\ninterval: 5s\n'],
    [
      'a key before a colon in quotes',
      'health',
      'workload: web\n"in|ter": 5s\n',
      'interval',
      'workload: web\n"interval": 5s\n',
    ],
    ['a mapping opens a line', 'health', 'workload: web\nexp|', 'expect', 'workload: web\nexpect:\n  '],
    ['a list opens an item', 'health', 'workload: web\ndep|', 'depends_on', 'workload: web\ndepends_on:\n  - '],
    ['a nested mapping', 'health', 'expect:\n  |', 'body', 'expect:\n  body:\n    '],
    ['deeper still', 'health', 'expect:\n  body:\n    c|', 'contains', 'expect:\n  body:\n    contains: '],
    ['a constant comes whole', 'playbook', 'api|', 'apiVersion', 'apiVersion: healer.platform/v1'],
    ['a value', 'health', 'type: |', 'http', 'type: http'],
    ['a value right after the colon', 'health', 'type:|', 'http', 'type: http'],
    ['a value half typed', 'health', 'type: ht|\nport: 1\n', 'http', 'type: http\nport: 1\n'],
    ['a value replaced', 'health', 'type: t|cp  # kind\n', 'http', 'type: http  # kind\n'],
    ['a value in quotes', 'health', 'type: "t|cp"\n', 'http', 'type: "http"\n'],
    ['a value in a quote not closed', 'health', "type: 't|\nport: 1\n", 'http', "type: 'http'\nport: 1\n"],
    ['a value before a comment', 'health', 'type: | # kind', 'tcp', 'type: tcp # kind'],
    ['a value on a line of its own', 'health', 'type:\n  |', 'tcp', 'type:\n  tcp'],
    ['a boolean', 'health', 'enabled: |', 'true', 'enabled: true'],
    ['a boolean where quotes were begun', 'health', 'enabled: "t|"\n', 'true', 'enabled: true\n'],
    ['a duration', 'health', 'interval: 3|', '30s', 'interval: 30s'],
    ['an item after its dash', 'health', 'expect:\n  status:\n    - |', '200-399', 'expect:\n  status:\n    - 200-399'],
    ['a list as a whole', 'health', 'depends_on: |', '[database]', 'depends_on: [database]'],
    [
      'a first item',
      'playbook',
      `${playbook}spec:\n  actions:\n    |`,
      'type',
      `${playbook}spec:\n  actions:\n    - type: `,
    ],
    [
      'a next item in the column of the others',
      'playbook',
      'spec:\n  actions:\n    - type: restart_pod\n    |',
      'type',
      'spec:\n  actions:\n    - type: restart_pod\n    - type: ',
    ],
    ['an item key after a dash', 'playbook', 'spec:\n  actions:\n    - ty|', 'type', 'spec:\n  actions:\n    - type: '],
    [
      'an item key right at the dash',
      'playbook',
      'spec:\n  actions:\n    -|',
      'type',
      'spec:\n  actions:\n    - type: ',
    ],
    [
      'a further key of an item',
      'playbook',
      'spec:\n  actions:\n    - type: scale_up\n      |\n    - type: notify\n',
      'replicas',
      'spec:\n  actions:\n    - type: scale_up\n      replicas: \n    - type: notify\n',
    ],
    [
      'a key above the ones an item has',
      'playbook',
      'spec:\n  actions:\n    - |\n      timeout: 5s\n',
      'type',
      'spec:\n  actions:\n    - type: \n      timeout: 5s\n',
    ],
    [
      'a list that is not indented',
      'playbook',
      'spec:\n  actions:\n  - type: scale_up\n    |',
      'replicas',
      'spec:\n  actions:\n  - type: scale_up\n    replicas: ',
    ],
    [
      'a mapping inside an item',
      'escalation',
      'escalation:\n  levels:\n    - delay: 0m\n      ch|',
      'channels',
      'escalation:\n  levels:\n    - delay: 0m\n      channels:\n        - ',
    ],
    [
      'flow: a key',
      'playbook',
      'spec:\n  actions:\n    - {type: scale_up, |}\n',
      'replicas',
      'spec:\n  actions:\n    - {type: scale_up, replicas: }\n',
    ],
    [
      'flow: a value',
      'playbook',
      'spec:\n  actions:\n    - {type: |}\n',
      'notify',
      'spec:\n  actions:\n    - {type: notify}\n',
    ],
    [
      'flow: a value at the colon',
      'playbook',
      'spec:\n  actions:\n    - {type:|}\n',
      'notify',
      'spec:\n  actions:\n    - {type: notify}\n',
    ],
    [
      'flow: not closed yet',
      'playbook',
      'spec:\n  actions:\n    - {type: scale_up, re|',
      'replicas',
      'spec:\n  actions:\n    - {type: scale_up, replicas: ',
    ],
    [
      'flow: between two others',
      'health',
      'expect: {latency: 1s,| status: [200]}',
      'body',
      'expect: {latency: 1s, body: {},  status: [200]}',
    ],
    ['flow: a nested mapping', 'health', 'expect: {b|}', 'body', 'expect: {body: {}}'],
    [
      'flow: over several lines',
      'health',
      'expect: {\n  body: {co|}\n}',
      'contains',
      'expect: {\n  body: {contains: }\n}',
    ],
    [
      'flow: behind an entry that has no comma',
      'playbook',
      'spec:\n  actions:\n    - {type: scale_up |}\n',
      'replicas',
      'spec:\n  actions:\n    - {type: scale_up, replicas: }\n',
    ],
    [
      'flow: between entries without commas',
      'health',
      'expect: {body: {contains: a}  | status: [200]}',
      'latency',
      'expect: {body: {contains: a}, latency: ,  status: [200]}',
    ],
    ['flow: the next item', 'health', 'depends_on: [a,|]', 'database', 'depends_on: [a, database]'],
    [
      'flow: a next mapping',
      'playbook',
      'spec: {actions: [{id: a},|]}',
      'type',
      'spec: {actions: [{id: a}, {type: }]}',
    ],
    ['flow: an item', 'playbook', 'spec: {actions: [|]}', 'type', 'spec: {actions: [{type: }]}'],
    [
      'flow: before an entry on the next line',
      'health',
      'expect: {|\n  status: [200],\n}',
      'body',
      'expect: {body: {},\n  status: [200],\n}',
    ],
    [
      'flow: before an entry below a comment',
      'health',
      'expect: {\n  | # more\n  # and more\n  status: [200]\n}',
      'body',
      'expect: {\n  body: {},  # more\n  # and more\n  status: [200]\n}',
    ],
    [
      'flow: before a comment and nothing more',
      'health',
      'expect: {\n  | # a b\n}',
      'body',
      'expect: {\n  body: {} # a b\n}',
    ],
    [
      'flow: in the first column, where nothing may stand',
      'health',
      'expect: {\n|\n    status: [200]\n}',
      'body',
      'expect: {\n    body: {},\n    status: [200]\n}',
    ],
    [
      'flow: in the first column of an item',
      'playbook',
      'spec:\n  actions:\n    - {\n|\n    }\n',
      'type',
      'spec:\n  actions:\n    - {\n      type: \n    }\n',
    ],
    [
      'flow: below an entry that has no comma',
      'health',
      'expect: {\n  latency: 1s # soon\n  |\n}',
      'body',
      'expect: {\n  latency: 1s, # soon\n  body: {}\n}',
    ],
    [
      'flow: half typed below an entry that has no comma',
      'health',
      'expect: {\n  status: [200]\n  bo|\n}',
      'body',
      'expect: {\n  status: [200],\n  body: {}\n}',
    ],
    ['below a tab', 'health', 'expect:\n\t|', 'latency', 'expect:\n  latency: '],
    ['below a tab, at the top', 'health', 'workload: a\n\t|', 'type', 'workload: a\ntype: '],
    ['behind a tab in a flow mapping', 'health', 'expect: {\n\t|\n}', 'latency', 'expect: {\n  latency: \n}'],
    ['below a word that is no key yet', 'health', 'wor\nty|', 'type', 'wor\ntype: '],
    [
      'a mapping with what it needs',
      'playbook',
      `${playbook}sp|`,
      'spec',
      `${playbook}spec:\n  actions:\n    - type: `,
    ],
    ['a mapping that needs a name', 'playbook', 'meta|', 'metadata', 'metadata:\n  name: '],
    ['flow: a mapping with what it needs', 'playbook', '{sp|}', 'spec', '{spec: {actions: [{type: }]}}'],
    [
      'a list with what its items need',
      'health',
      'expect:\n  js|',
      'json',
      'expect:\n  json:\n    - path: \n      equals: ',
    ],
    [
      'a next item level with its key',
      'escalation',
      'escalation:\n  levels:\n  - delay: 0m\n    channels: [a]\n  |',
      '- delay',
      'escalation:\n  levels:\n  - delay: 0m\n    channels: [a]\n  - delay: ',
    ],
    [
      'a first item level with its key',
      'playbook',
      'spec:\n  actions:\n  |\n',
      '- type',
      'spec:\n  actions:\n  - type: \n',
    ],
    [
      'a key below a list level with its key',
      'playbook',
      'spec:\n  actions:\n  - type: exec\n  |\n',
      'mode',
      'spec:\n  actions:\n  - type: exec\n  mode: \n',
    ],
    [
      'a text item level with its key',
      'health',
      'workload: a\ndepends_on:\n|',
      '- database',
      'workload: a\ndepends_on:\n- database',
    ],
    ['an alias', 'health', 'name: &a x\nworkload: *|\n', '*a', 'name: &a x\nworkload: *a\n'],
    [
      'an alias half typed',
      'health',
      'labels: &shop {a: b}\nenv: *sh|\n',
      '*shop',
      'labels: &shop {a: b}\nenv: *shop\n',
    ],
    [
      'an alias to merge',
      'health',
      'labels: &a\n  a: b\nenv:\n  <<: *|\n',
      '*a',
      'labels: &a\n  a: b\nenv:\n  <<: *a\n',
    ],
    ['flow: an alias', 'health', 'labels: {a: &x b, c: *|}', '*x', 'labels: {a: &x b, c: *x}'],
    [
      'a relative count',
      'playbook',
      'spec:\n  actions:\n    - type: scale_up\n      replicas: |',
      '+1',
      'spec:\n  actions:\n    - type: scale_up\n      replicas: +1',
    ],
    [
      'the second document',
      'health',
      'workload: a\ntype: tcp\n---\nworkload: b\n|',
      'type',
      'workload: a\ntype: tcp\n---\nworkload: b\ntype: ',
    ],
    ['Windows line ends', 'health', 'workload: web\r\nexp|\r\n', 'expect', 'workload: web\r\nexpect:\r\n  \r\n'],
    ['too deep below a finished value', 'health', 'workload: web\n    |', 'type', 'workload: web\ntype: '],
    [
      'beside keys that are deeper',
      'health',
      'expect:\n    status: [200]\n  |',
      'body',
      'expect:\n    status: [200]\n    body:\n      ',
    ],
    [
      'above keys that are deeper',
      'health',
      'expect:\n  |\n    status: [200]\n',
      'body',
      'expect:\n    body:\n      \n    status: [200]\n',
    ],
    [
      'after a text of several lines',
      'playbook',
      'metadata:\n  description: |\n    - no: key\n  |'.replace('|', '>'),
      'name',
      'metadata:\n  description: >\n    - no: key\n  name: ',
    ],
  ])('%s', (_, kind, marked, label, expected) => {
    expect(taken(kind, marked, label)).toBe(expected);
  });
});

describe('what is offered', () => {
  it('puts required keys first and leaves out those that are there', () => {
    expect(labels('health', 'name: a\n|\ntarget: /\n').slice(0, 4)).toEqual(['workload', 'type', 'enabled', 'port']);
  });

  it('offers the keys of an action by its type, and those of all actions while it has none', () => {
    const at = (type: string) => labels('playbook', `spec:\n  actions:\n    - ${type}\n      |\n`);
    expect(at('type: scale_up')).toContain('replicas');
    expect(at('type: scale_up')).not.toContain('channel');
    expect(at('timeout: 5s')).toEqual(expect.arrayContaining(['type', 'replicas', 'channel', 'command']));
    expect(at('type: no_such')).toContain('replicas');
  });

  it('offers what every action has where nothing of one is written yet', () => {
    expect(labels('playbook', 'spec:\n  actions:\n    - |\n')).toEqual(['type', 'id', 'condition', 'timeout', 'retry']);
  });

  it('of a check are those its type uses, and all while its type is not known', () => {
    expect(labels('health', 'type: disk\nexpect:\n  |')).toEqual(['usage', 'inodes', 'time_to_full']);
    expect(labels('health', 'type: certificate\nexpect: {|}')).toEqual(['certificate_days', 'trusted']);
    expect(labels('health', 'type: process\n|')).toContain('pid_file');
    expect(labels('health', 'type: http\n|')).not.toContain('pid_file');
    for (const type of ['', 'type: htp\n'])
      expect(labels('health', `${type}expect:\n  |`)).toEqual(expect.arrayContaining(['status', 'usage', 'zombies']));
  });

  it('offers every action type, with what it does', () => {
    const { items } = itemsAt('playbook', 'spec:\n  actions:\n    - type: |\n');
    expect(items).toHaveLength(16);
    expect(find(items, 'scale_up').documentation).toMatchObject({ value: expect.stringContaining('Add replicas') });
  });

  it('offers alerts with their meaning', () => {
    const { items } = itemsAt('playbook', 'spec:\n  trigger:\n    alert: |\n');
    expect(items.map((item) => item.label)).toEqual(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7', 'H8']);
    expect(find(items, 'H8').documentation).toMatchObject({ value: expect.stringContaining('Memory pressure') });
  });

  it('offers conditions on earlier actions only, the nearest first', () => {
    const text = `spec:
  actions:
    - type: restart_pod
    - {type: scale_up, id: more}
    - type: notify
      condition: |
    - type: exec
`;
    const { items } = itemsAt('playbook', text);
    expect(items.map((item) => item.label)).toEqual([
      'more_failed',
      'more_succeeded',
      'restart_failed',
      'restart_succeeded',
    ]);
    expect(find(items, 'more_failed').documentation).toMatchObject({
      value: 'Runs only if action 2, scale_up, failed.',
    });
    expect(labels('playbook', 'spec:\n  actions:\n    - type: exec\n      condition: |\n')).toEqual([]);
    expect(labels('playbook', 'spec: {actions: [{type: exec}, {condition: |}]}')).toEqual([
      'exec_failed',
      'exec_succeeded',
    ]);
  });

  it('offers the default that belongs to the type of check', () => {
    expect(labels('health', 'type: http\nport: |')[0]).toBe('8080');
    expect(labels('health', 'type: disk\nalert: |')).toContain('H2');
    expect(labels('health', 'type: zombies\nexpect:\n  zombies: |')).toEqual(['10']);
    expect(labels('health', 'type: memory\nexpect: {usage: |}')).toEqual(['0.9']);
  });

  it.each<[string, keyof typeof paths, string, string]>([
    ['rule', 'rule', 'on: |', 'unhealthy'],
    ['rule', 'rule', 'on: crash\naction: |', 'restart_process'],
    ['escalation', 'escalation', 'escalation:\n  levels:\n    - |', 'delay'],
    ['profile', 'other', 'apiVersion: healer.platform/v1\nkind: Profile\nbackends:\n  |', 'prometheus'],
    [
      'profile',
      'other',
      'apiVersion: healer.platform/v1\nkind: Profile\nchannels:\n  oncall:\n    type: |',
      'pagerduty',
    ],
    ['profile', 'other', 'apiVersion: healer.platform/v1\nkind: Profile\nservices:\n  api:\n    |', 'dependsOn'],
    ['project', 'other', 'apiVersion: healer.platform/v1\nkind: Project\nstate: |', 'service'],
    ['names of the examples where names are free', 'health', 'labels:\n  |', 'team'],
    [
      'names of the examples where names are free',
      'other',
      'apiVersion: healer.platform/v1\nkind: Profile\nchannels:\n  |',
      'oncall',
    ],
    ['version begun', 'other', 'apiVersion: hea|', 'healer.platform/v1'],
    ['kind not known yet', 'other', 'apiVersion: healer.platform/v1\nkind: |', 'Profile'],
    ['kind not written yet', 'other', 'apiVersion: healer.platform/v1\n|', 'kind: Project'],
    ['by modeline', 'other', '# yaml-language-server: $schema=healer:health\nworkload: a\n|', 'type'],
    ['above a broken line', 'health', 'ty|\nport: [1\n  : }\n', 'type'],
    ['below a bracket that is never closed', 'health', '[\n---\nworkload: a\n|', 'type'],
    ['below a broken line', 'health', 'port: "1\nname: {a\nty|\n', 'type'],
    ['after a block of text', 'health', 'target: |-\n  a: b\nty^'.replace('|', '>').replace('^', '|'), 'type'],
  ])('%s: %#', (_, kind, marked, expected) => {
    expect(labels(kind, marked)).toContain(expected);
  });

  it.each<[string, keyof typeof paths, string]>([
    ['in a file that is not ours', 'other', 'type: |'],
    ['in an empty file that may be anybody’s', 'other', '|'],
    ['for the version of what may be anybody’s', 'other', 'apiVersion: |\nkind: Deployment\n'],
    ['for an alias in what may be anybody’s', 'other', 'apiVersion: v1\na: &x b\nc: *|\n'],
    ['for another version', 'other', 'apiVersion: apps|\n'],
    ['in a comment line', 'health', '# ty|'],
    ['in a comment after a value', 'health', 'type: tcp # ht|'],
    ['in a comment in a flow collection', 'health', 'expect: {\n  # |\n}'],
    ['inside a block of text', 'health', 'target: >\n  ty|\n'],
    ['on an empty line of a block of text', 'health', 'target: >\n  one\n  |\n  two\n'],
    ['in the indentation of a line', 'health', 'expect:\n | status: [200]\n'],
    ['before a dash', 'playbook', 'spec:\n  actions:\n    |- type: exec\n'],
    ['behind a finished value', 'health', 'type: tcp |'],
    ['in free text', 'playbook', 'metadata:\n  description: a |'],
    ['where a key is not known', 'health', 'nope:\n  |'],
    [
      'in a document of another tool in our file',
      'health',
      '# yaml-language-server: $schema=https://x.example/s.json\nty|',
    ],
    ['for an alias, where there is no anchor yet', 'health', 'workload: *|\n# &a\nname: &b x\n'],
    ['below a document that is a flow mapping', 'health', '{workload: a}\n|'],
    ['below a document that is a flow list', 'health', '[a]\n|'],
    ['before a mapping that stands below', 'health', 'labels:|\n  team: a\n'],
    ['behind a key whose list stands below', 'health', 'depends_on: |\n- a\n'],
    ['on the line between documents', 'health', 'type: tcp\n---|\n'],
  ])('nothing %s', (_, kind, marked) => {
    expect(labels(kind, marked)).toEqual([]);
  });
});

it('is answered wherever the cursor stands, whatever the text', () => {
  const words = [
    'workload',
    'type',
    'expect',
    'spec',
    'actions',
    'a',
    'http',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '\t',
    '\r\n',
    ' ',
  ];
  const marks = ['{', '}', '[', ']', ',', ':', '-', '#', '&a', '*', '|', '>', '"', "'", '---\n', '\uFEFF', ' # b c\n'];
  const text = fc.array(fc.constantFrom(...words, ...marks), { maxLength: 25 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(), fc.constantFrom(...Object.values(paths)), (written, at, path) => {
      const file = parseFile(path, written);
      const position = positionAt(file, at % (written.length + 1));
      const document = TextDocument.create('file:///a', 'yaml', 1, written);
      for (const { textEdit, additionalTextEdits = [] } of complete(file, position, plainClient))
        TextDocument.applyEdits(document, [textEdit as TextEdit, ...additionalTextEdits]);
    }),
    fuzz(1000),
  );
});

it('takes no longer for much white space', () => {
  const { text, offset } = cursor(`expect: {|${' '.repeat(200_000)}\n}`);
  const file = parseFile(paths.health, text);
  expect(complete(file, positionAt(file, offset), plainClient).length).toBeGreaterThan(0);
});

describe('an empty document of a known kind', () => {
  it.each(['health', 'rule', 'escalation', 'playbook', 'profile', 'project'] as const)(
    '%s: offers whole documents and keys',
    (kind) => {
      const { items } = itemsAt(kind, '|');
      const whole = items.filter((item) => item.detail === 'whole document');
      expect(whole.length).toBeGreaterThan(0);
      expect(items.length).toBeGreaterThan(whole.length);
    },
  );

  it.each(
    (['health', 'rule', 'escalation', 'playbook', 'profile', 'project'] as const).flatMap((kind) =>
      templates[kind].map((template) => [kind, template] as const),
    ),
  )('%s: $label is valid as it stands', (kind, { body }) => {
    const path = kind === 'profile' || kind === 'project' ? paths.other : paths[kind];
    const [document, ...more] = parseFile(path, plainTemplate(body)).documents;
    expect(document?.kind).toBe(kind);
    expect(more).toEqual([]);
    expect(document && validate(document)).toEqual([]);
  });

  it('is not offered inside brackets', () => {
    expect(labels('health', '{|}')).not.toContain('http check');
    expect(labels('health', '{|}')).toContain('workload');
  });

  it('also after a comment and between other documents', () => {
    expect(labels('health', '# the shop\n|')).toContain('http check');
    expect(labels('health', 'workload: a\ntype: tcp\n---\n|\n---\nworkload: b\n')).toContain('http check');
    expect(labels('health', '%YAML 1.2\n---\nht|')).toContain('http check');
    expect(labels('health', 'workload: a\n|')).not.toContain('http check');
    expect(labels('health', 'wor\nty|')).not.toContain('http check');
  });

  it.each([
    ['expect: {b|}', 'body', 'body: {$0\\}'],
    ['expect: {|}', 'status', 'status: [$0]'],
    ['expect: {json: [|]}', 'path', '{path: $0\\}'],
    ['expect:\n  |', 'json', 'json:\n    - path: $1\n      equals: $0'],
  ])('leaves the cursor where something is to be filled in, if the client can: %s', (marked, label, expected) => {
    const item = find(itemsAt('health', marked, { ...plainClient, snippets: true }).items, label);
    expect(item.insertTextFormat).toBe(InsertTextFormat.Snippet);
    expect((item.textEdit as TextEdit).newText).toBe(expected);
  });

  it('is in snippet syntax only for a client that knows it', () => {
    const plain = find(itemsAt('health', '|').items, 'http check');
    expect(plain.insertTextFormat).toBe(InsertTextFormat.PlainText);
    expect((plain.textEdit as TextEdit).newText).toMatch(/^workload: web\ntype: http\n/);
    const snippet = find(itemsAt('health', '|', { ...plainClient, snippets: true }).items, 'http check');
    expect(snippet.insertTextFormat).toBe(InsertTextFormat.Snippet);
    expect((snippet.textEdit as TextEdit).newText).toMatch(/^workload: \$\{1:web\}\n/);
  });
});

describe('items fit their client', () => {
  it('keeps the order in sortText and filters by what is replaced', () => {
    const { items } = itemsAt('health', "type: 'h|'\n");
    expect(items.map((item) => item.sortText)).toEqual(items.map((item) => item.sortText).toSorted());
    expect(find(items, 'http').filterText).toBe("'http");
  });

  it('writes Markdown only for a client that shows it', () => {
    const marked = 'workload: web\ntar|';
    const markdown = itemsAt('health', marked, { ...plainClient, completionMarkdown: true }).items;
    expect(find(markdown, 'target').documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('`sh -c`'),
    });
    const plain = find(itemsAt('health', marked).items, 'target').documentation;
    expect(plain).toMatchObject({ kind: 'plaintext', value: expect.not.stringMatching(/[`*]/) });
  });
});

describe('while a document is typed', () => {
  const whole = `${playbook}spec:
  trigger:
    alert: H8
  actions:
    - {type: restart_pod, timeout: 60s}
    - type: exec
      command: [a, "b, c", 'd''e'] # words
      env: {A: b}
`;

  it('every item replaces a part of one line that touches the cursor', () => {
    for (let offset = 0; offset <= whole.length; offset++)
      for (const text of [whole.slice(0, offset), `${whole.slice(0, offset)}\n${whole.slice(offset)}`]) {
        const { line, character } = positionAt(parseFile(paths.playbook, text), offset);
        for (const { textEdit } of itemsAt('playbook', `${text.slice(0, offset)}|${text.slice(offset)}`).items) {
          const { start, end } = (textEdit as TextEdit).range;
          expect([start.line, end.line]).toEqual([line, line]);
          expect(start.character <= character && character <= end.character).toBe(true);
        }
      }
  });

  it('every item leaves a document that parses as one', () => {
    for (let offset = 0; offset <= whole.length; offset++)
      for (const { label } of itemsAt('playbook', `${whole.slice(0, offset)}|${whole.slice(offset)}`).items) {
        const text = taken('playbook', `${whole.slice(0, offset)}|${whole.slice(offset)}`, label);
        expect([label, text, parseFile(paths.playbook, text).documents[0]?.yaml.errors]).toEqual([label, text, []]);
      }
  });
});
