import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../schemas/validate.ts';
import { expectProblems, problemsIn } from '../support/problems.ts';

const health = 'workload: web\ntype: http\nenabled: true\n';
const playbook = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: x}\n';
const actions = `${playbook}spec:\n  actions:\n`;

describe('health', () => {
  it.each<[string, string]>([
    ['«intervall»: 30s', 'schema/unknown-key: Unknown key "intervall". Did you mean "interval"?'],
    ['«maxRestarts»: 3', 'schema/unknown-key: Unknown key "maxRestarts". Did you mean "max_restarts"?'],
    ['interval: 30s\n«intervall»: 9s', 'schema/unknown-key: Unknown key "intervall". "interval" is there already.'],
    ['«latency»: 2s', 'schema/unknown-key: Unknown key "latency". It belongs under "expect".'],
    ['«__proto__»: 1', 'schema/unknown-key'],
    [
      'expect:\n«status»: [200]',
      'schema/misplaced-key: "status" belongs to "expect": indent it below that line, and the lines that go with it.',
    ],
    ['interval: «30»', 'schema/wrong-type: interval must be a duration such as 30s or 1h30m, not 30.'],
    ['interval: «"30"»', 'schema/wrong-format: interval must be a duration such as 30s or 1h30m, not "30".'],
    ['interval: «1d»', 'schema/wrong-format'],
    ['«interval»:', 'schema/missing-value: interval has no value. Write a duration such as 30s or 1h30m.'],
    ['port: «70000»', 'schema/out-of-range: port must be a port from 1 to 65535, not 70000.'],
    ['port: «"80"»', 'schema/wrong-type: port must not be in quotes. Write 80.'],
    ['retries: «x»', 'schema/wrong-type: retries must be a whole number, not "x".'],
    ['success_threshold: «0»', 'schema/out-of-range: success_threshold must be 1 or more, not 0.'],
    ['host: «""»', 'schema/empty: host must not be empty.'],
    ['auto_restart: «"yes"»', 'schema/wrong-type: auto_restart must not be in quotes. Write true.'],
    ['auto_restart: «maybe»', 'schema/wrong-type: auto_restart must be true or false, not "maybe".'],
    ['headers:\n  PORT: «80»', 'schema/wrong-type: PORT must be text: write "80", in quotes.'],
    ['labels:\n  version: «1.10»', 'schema/wrong-type: version must be text: write "1.10", in quotes.'],
    ['labels:\n  zip: «01234»', 'schema/wrong-type: zip must be text: write "01234", in quotes.'],
    ['labels:\n  hex: «0x1F»', 'schema/wrong-type: hex must be text: write "0x1F", in quotes.'],
    ['interval: «1.0»', 'schema/wrong-type: interval must be a duration such as 30s or 1h30m, not 1.0.'],
    ['scheme: «htps»', 'schema/unknown-value: scheme "htps" is not known. Did you mean "https"? Known: http, https.'],
    ['alert: «"?"»', 'schema/wrong-format: alert must be an alert: H1 to H8, or a name of your own, not "?".'],
    [
      'expect: {status: [200, «20»]}',
      'schema/out-of-range: An item of status must be a status such as 200, or a range such as 200-399, not 20.',
    ],
    ['expect: {body: «{}»}', 'schema/empty: body must have at least one of: contains, matches.'],
    ['expect:\n  json:\n    - «path»: a', 'schema/missing-key: "equals" is missing from this item of json.'],
    ['restart: {«kubernetes»: {}}', 'schema/missing-key: "resource" is missing from "kubernetes".'],
    ['restart: {«kubernetes»: }', 'schema/missing-value: kubernetes is empty. It needs "resource", indented below it.'],
    ['«target»:\n  a: b', 'schema/wrong-type: target must be text, not a mapping.'],
    ['depends_on:\n  «-»\n  - b', 'schema/missing-value'],
    ['depends_on: «db»', 'schema/wrong-type: depends_on must be a list of texts, not "db". Write [db].'],
    ['depends_on: «db or queue»', 'schema/wrong-type: depends_on must be a list of texts, not "db or queue".'],
    ['expect: {status: «200»}', 'schema/wrong-type: status must be a list, not 200. Write [200].'],
    ['severity: «P5»', 'schema/unknown-value: severity "P5" is not known. Known: P1, P2, P3, P4.'],
    ['labels: &l {a: «1»}\nheaders: *l', 'schema/wrong-type'],
    ['auto_restart: «yes»', 'yaml/boolean-word: "yes" is read as true. Write true.'],
    ['auto_restart: «Off»', 'yaml/boolean-word: "Off" is read as false. Write false.'],
  ])('%j: %s', (line, expected) => expectProblems('a.health.yaml', `${health}${line}\n`, expected));

  it.each([
    [
      'retries: 0',
      'interval: -1s',
      'port: 0',
      'alert: H9',
      'alert: disk-full',
      'expect: {}',
      'name: yes',
      'host: "on"',
    ],
    [
      'labels: &l {a: b}\nheaders: *l',
      'labels: {<<: {a: b}}',
      'interval: !!str 30s',
      'expect: {status: [200-299, 301]}',
    ],
  ])('%j are right', (...lines) => {
    for (const line of lines) expect(problemsIn('a.health.yaml', `${health}${line}\n`)).toEqual([]);
  });

  it('a key that is nearly a missing one is one fault', () =>
    expectProblems('a.health.yaml', '«worklod»: web\ntype: http\nport: 80\n', 'schema/unknown-key'));

  it('marks the first key of a document that lacks one', () =>
    expectProblems(
      'a.health.yaml',
      '# c\n---\n«type»: http\nport: 80\n',
      'schema/missing-key: "workload" is missing.',
    ));

  it('checks each document by itself', () =>
    expectProblems(
      'a.health.yaml',
      `${health}---\nworkload: db\ntype: «tpc»\n---\napiVersion: v1\nname: other\nx: 1\n`,
      'schema/unknown-value',
    ));

  it('a list where a definition should be is one fault', () =>
    expectProblems('a.yaml', '# yaml-language-server: $schema=healer:health\n«- a»\n- b\n', 'schema/wrong-type'));

  it('an empty document is nothing yet', () =>
    expect(problemsIn('a.yaml', '# yaml-language-server: $schema=healer:health\n')).toEqual([]));
});

describe('playbook', () => {
  it.each<[string, string, string]>([
    [
      'no spec',
      `«apiVersion»: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: x}\n`,
      'schema/missing-key: "spec" is missing.',
    ],
    ['an empty spec', `${playbook}«spec»: {}\n`, 'schema/missing-key: "actions" is missing from "spec".'],
    [
      'a spec without a value',
      `${playbook}«spec»:\n`,
      'schema/missing-value: spec is empty. It needs "actions", indented below it.',
    ],
    ['a spec whose lines are not indented', `${playbook}spec:\n«mode»: auto\nactions: []\n`, 'schema/misplaced-key'],
    ['a misspelt action', `${actions}    - type: «restrt_pod»\n      replicas: 1\n`, 'schema/unknown-value'],
    [
      'a misspelt tag',
      `${actions}    - «typ»: notify\n      channel: x\n`,
      'schema/unknown-key: Unknown key "typ". Did you mean "type"?',
    ],
    [
      'an action without a type',
      `${actions}    - «id»: a\n`,
      'schema/missing-key: "type" is missing from this item of actions.',
    ],
    [
      'an action that is only a word',
      `${actions}    - «restart_pod»\n`,
      'schema/wrong-type: Write "type: restart_pod".',
    ],
    [
      'a key of another action',
      `${actions}    - type: restart_pod\n      «replicas»: +1\n`,
      'schema/unknown-key: Unknown key "replicas" in restart_pod. Known here: id, condition, timeout, retry, pod, selector, namespace.',
    ],
    [
      'a quoted count',
      `${actions}    - type: scale_up\n      replicas: «"+1"»\n`,
      'schema/wrong-type: replicas must not be in quotes. Write +1.',
    ],
    [
      'a condition without an outcome',
      `${actions}    - type: notify\n      condition: «restart»\n`,
      'schema/wrong-format',
    ],
    ['no actions', `${playbook}spec: {actions: «[]»}\n`, 'schema/empty: actions must not be empty.'],
    [
      'a later version',
      'apiVersion: «healer.platform/v2»\nkind: Profile\nmetadata: {name: x}\n',
      'schema/unknown-value: apiVersion must be healer.platform/v1, not "healer.platform/v2".',
    ],
    [
      'an unknown kind',
      'apiVersion: healer.platform/v1\nkind: «RemediationPlaybok»\n',
      'kind/unknown: Unknown kind "RemediationPlaybok". Did you mean "RemediationPlaybook"? Known: RemediationPlaybook, Profile, Project.',
    ],
    ['no kind', 'apiVersion: «healer.platform/v1»\nmetadata: {name: x}\n', 'kind/missing'],
  ])('%s', (_name, marked, expected) => expectProblems('a.yaml', marked, expected));

  it('a relative count is right', () =>
    expect(problemsIn('a.yaml', `${actions}    - type: scale_up\n      replicas: +1\n`)).toEqual([]));
});

describe('the other kinds', () => {
  it.each<[string, string, string]>([
    [
      'a.rule.yaml',
      'on: «crsh»\naction: notify\n',
      'schema/unknown-value: on "crsh" is not known. Did you mean "crash"? Known: crash, memory, threads, unhealthy.',
    ],
    ['a.escalation.yaml', 'escalation:\n  levels:\n    - {delay: «5», channels: [a]}\n', 'schema/wrong-type'],
    ['healer.yaml', 'apiVersion: healer.platform/v1\nkind: Project\nstate: «usr»\n', 'schema/unknown-value'],
    [
      'a.yaml',
      'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: x}\nbackends: {«loki»: {}}\n',
      'schema/missing-key',
    ],
    [
      'a.yaml',
      'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: x}\nthresholds: {disk: «80»}\n',
      'schema/out-of-range: disk must be 1 or less, not 80. For 80 % write 0.8.',
    ],
  ])('%s %j', (path, marked, expected) => expectProblems(path, marked, expected));
});

it.each<[string, string, string[]]>([
  [
    'x.playbook.yaml',
    `${actions}    - type: scale_up\n    - type: notify\n      condition: «scale_failde»\n`,
    [
      'schema/wrong-format: condition must be NAME_failed or NAME_succeeded of one earlier action, such as restart_failed, not "scale_failde". Did you mean "scale_failed"?',
    ],
  ],
  [
    'a.health.yaml',
    `# yaml-language-server: $schema=healer:«helth»\n${health}`,
    [
      'kind/unknown-modeline: Healer has no kind "helth", so this line chooses nothing. Did you mean "health"? Known: health, rule, escalation, playbook, profile, project.',
    ],
  ],
  [
    'compose.yaml',
    '# yaml-language-server: $schema=healer:«x»\nservices: {}\n',
    [
      'kind/unknown-modeline: Healer has no kind "x", so this line chooses nothing. Known: health, rule, escalation, playbook, profile, project.',
    ],
  ],
  [
    'x.playbook.yaml',
    `apiVersion: «healer.platfrom/v1»\nkind: RemediationPlaybook\n`,
    ['kind/unknown-api-version: Unknown apiVersion "healer.platfrom/v1". Did you mean "healer.platform/v1"?'],
  ],
  ['x.playbook.yaml', 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n', []],
])('%s: %j', (path, marked, expected) => expectProblems(path, marked, ...expected));

it('a modeline that chooses nothing is a warning', () =>
  expect(problemsIn('a.yaml', '# yaml-language-server: $schema=healer:helth\n')).toMatchObject([
    { severity: 'warning', data: { replacement: 'health' } },
  ]));

it('leaves alone what is not ours', () => {
  expect(problemsIn('a.yaml', 'workload: "web\n\tx')).toEqual([]);
  expect(problemsIn('a.yaml', 'apiVersion: openslo/v1\nkind: SLO\nkind: SLO\n')).toEqual([]);
});

it.each<[number[], string | undefined]>([
  [[0x61], 'a'],
  [[0xef, 0xbb, 0xbf, 0x61], 'a'],
  [[0xc3, 0xa9], 'é'],
  [[0xe9], undefined],
  [[0xff, 0xfe, 0x61, 0], undefined],
])('the bytes %j are %j', (bytes, text) => expect(decodeUtf8(Uint8Array.from(bytes))).toBe(text));
