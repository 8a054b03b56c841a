import type { ProblemSeverity } from '../../schemas/problem.ts';
import { refusals } from '../../schemas/rules/index.ts';
import { nameRules, rules } from './rules/index.ts';

/** What a code means. Its section in docs/rules.md is made of this, and its example is a test. */
export interface ProblemCode {
  readonly code: string;
  readonly severity: ProblemSeverity;
  readonly description: string;
  /** A health config with the problem, or a playbook where it says that it is one, what is marked between `«` and `»`; none where it would be too long to read. */
  readonly example?: string;
}

const row = (
  code: string,
  description: string,
  example?: string,
  severity: ProblemSeverity = 'error',
): ProblemCode => ({ code, severity, description, ...(example === undefined ? {} : { example }) });

const web = 'workload: web\ntype: http\nenabled: true\n';

/** The codes of what is wrong with a file, its YAML or its shape: everything that is neither a refusal nor a rule. */
const general: readonly ProblemCode[] = [
  row('file/not-utf8', 'The file is not UTF-8 text, so it cannot be read.'),
  row('file/too-large', 'The file is larger than 10 MB and is not checked. Split it.'),
  row(
    'kind/unknown',
    'The document has the apiVersion of Healer and a kind it does not know.',
    'apiVersion: healer.platform/v1\nkind: «Profle»\n',
  ),
  row(
    'kind/missing',
    'The document has the apiVersion of Healer and no kind, so nothing says what it is.',
    'apiVersion: «healer.platform/v1»\nmetadata: {name: x}\n',
  ),
  row(
    'kind/unknown-api-version',
    'In a file named as a playbook, the apiVersion is nearly that of Healer. The document is not recognised, so nothing else in it is checked.',
    'apiVersion: «healer.platfrom/v1»\nkind: RemediationPlaybook\nmetadata: {name: x}\n',
  ),
  row(
    'kind/unknown-modeline',
    'A modeline names a kind that Healer does not have, so it chooses nothing.',
    `# yaml-language-server: $schema=healer:«helth»\n${web}`,
    'warning',
  ),
  row(
    'kind/missing-api-version',
    'A playbook has no apiVersion. Outside of a file or folder named for playbooks it is not recognised, so nothing else in it is checked.',
  ),
  row(
    'kind/not-as-named',
    "The file's name ends as one of ours does, `.health.yaml`, `.rule.yaml` or `.escalation.yaml`, and what is in it is not that: the keys that tell it are missing or misspelt. It is neither checked nor run.",
    '«workloa»: web\ntyp: http\nenabled: true\n',
    'warning',
  ),
  row(
    'comment/unknown-code',
    'A comment disables a code that Healer does not have, or none, so it does nothing.',
    `workload: web\ntype: http\n# healer-disable-next-line «health/enabled-mising»\nenabled: true\n`,
    'warning',
  ),
  row('schema/unknown-key', 'The key is not one of this kind, so it would do nothing.', `${web}«intervall»: 30s\n`),
  row(
    'schema/misplaced-key',
    'The key belongs to the one above it: its line lost its indentation.',
    `${web}restart:\n«unit»: web.service\n`,
  ),
  row('schema/missing-key', 'Something lacks a key it cannot do without.', '«workload»: web\nenabled: true\n'),
  row('schema/missing-value', 'The key is there and its value is not.', `${web}«interval»:\n`),
  row(
    'schema/unknown-value',
    'The value is not one of those the key takes.',
    'workload: web\ntype: «htp»\nenabled: true\n',
  ),
  row(
    'schema/wrong-type',
    'The value is of another sort: text for a number, a word for a list.',
    `${web}port: «"8080"»\n`,
  ),
  row('schema/wrong-format', 'The text has not the form that is wanted.', `${web}interval: «1d»\n`),
  row('schema/out-of-range', 'The number is smaller or larger than it may be.', `${web}port: «70000»\n`),
  row('schema/empty', 'Something that must hold at least one thing holds none.', `${web}host: «""»\n`),
  row(
    'yaml/alias-limit',
    'Aliases make the document many times larger than its text. It is not read, since reading it could take all memory.',
  ),
  row(
    'yaml/bad-escape',
    'A backslash in double quotes stands before a character it gives no meaning.',
    `${web}target: "«\\d»"\n`,
  ),
  row(
    'yaml/boolean-word',
    'yes, no, on and off are text in YAML 1.2. They are read as true and false where those are wanted; other tools may not.',
    'workload: web\ntype: http\nenabled: «yes»\n',
    'hint',
  ),
  row(
    'yaml/complex-key',
    'A key is a list or a mapping. Most often it is a template or a value that needs quotes.',
    'workload: «{{ .Values.name }}»\ntype: http\nenabled: true\n',
  ),
  row(
    'yaml/duplicate-key',
    'The key is written twice. Tools differ in which of the two they take.',
    `${web}«type»: tcp\n`,
  ),
  row(
    'yaml/endless-alias',
    'An alias stands inside what it refers to, which has no end.',
    `${web}labels: &all {a: «*all»}\n`,
  ),
  row('yaml/extra-bracket', 'A bracket closes what was never opened.', `${web}expect: {status: [200]}«}»\n`),
  row(
    'yaml/indentation',
    'A line is not indented as its neighbours are, so that it belongs to nothing.',
    'workload: web\n  «type: http»\nenabled: true\n',
  ),
  row(
    'yaml/merge-conflict',
    'A merge was not finished: both sides and their marks are in the file.',
    'workload: web\n«<<<<<<< HEAD»\ntype: http\n=======\ntype: tcp\n>>>>>>> other\n',
  ),
  row(
    'yaml/merge-key',
    'The merge key `<<` takes a mapping, such as `*defaults`, or a list of them.',
    `${web}labels:\n  <<: «web»\n`,
  ),
  row(
    'yaml/missing-colon',
    'A key and its value have no colon between them.',
    'workload: web\n«type http»\nenabled: true\n',
  ),
  row('yaml/missing-comma', 'Two entries inside brackets have no comma between them.', `${web}labels: {a: «b c: d»}\n`),
  row(
    'yaml/missing-space',
    'A space is missing after a colon or before a comment.',
    'workload: web\n«type:http»\nenabled: true\n',
  ),
  row(
    'yaml/quote-needed',
    'The value begins with or holds a character that means something else without quotes.',
    'workload: «@web»\ntype: http\n',
  ),
  row(
    'yaml/repeated-version',
    'A document has two `%YAML` lines. YAML allows one.',
    `%YAML 1.2\n«%YAML 1.2»\n---\n${web}`,
  ),
  row('yaml/syntax', 'The text is not YAML.', `${web}target: "a" «b»\n`),
  row(
    'yaml/tab',
    'The line is indented with a tab, which YAML does not allow.',
    `${web}restart:\n«\t»unit: web.service\n`,
  ),
  row('yaml/too-deep', 'The document is nested more than 100 levels deep. It is not read.'),
  row('yaml/unclosed-bracket', 'A bracket is opened and never closed.', `${web}expect:\n  status: «[200, 201»\n`),
  row('yaml/unclosed-quote', 'A quote is opened and never closed.', 'type: http\nworkload: «"web»\nport: 80\n'),
  row(
    'yaml/unknown-anchor',
    'No anchor of that name comes before the alias.',
    'workload: «*web»\ntype: http\nenabled: true\n',
  ),
  row(
    'yaml/unknown-tag',
    'The tag means nothing to Healer and is ignored.',
    'workload: «!name» web\ntype: http\nenabled: true\n',
    'warning',
  ),
];

/** Every code a diagnostic can have. */
export const problemCodes: readonly ProblemCode[] = [
  ...general,
  ...refusals.map(({ code, description, invalid: [example] }) => row(code, description, example)),
  ...nameRules.map(({ code, severity, description }) => row(code, description, undefined, severity)),
  ...rules.map(({ code, severity, description, invalid: [example] }) => row(code, description, example, severity)),
];

/** The codes of errors with which a document does not run: what a comment cannot hide. */
export const refusedCodes: ReadonlySet<string> = new Set([
  ...general.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  ...refusals.map(({ code }) => code),
]);
