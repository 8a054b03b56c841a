import { describe, expect, it } from 'vitest';
import { expectProblems, problemsIn } from '../support/problems.ts';

const path = 'web.health.yaml';

describe('one fault, one message, at the fault', () => {
  it.each<[string, string, string]>([
    ['a tab', 'workload: web\nexpect:\n«\t»latency: 2s\n', 'yaml/tab: YAML is indented with spaces; this is a tab.'],
    [
      'a line too deep below a value',
      'workload: web\n  «type: http»\nport: 80\n',
      'yaml/indentation: This line is indented deeper than "workload" above it, which already has a value.',
    ],
    [
      'a line less deep than its neighbours',
      'type: http\nexpect:\n    status: [200]\n  «latency: 2s»\nport: 80\n',
      'yaml/indentation',
    ],
    [
      'a line deeper than its neighbours',
      'type: http\nexpect:\n  status: [200]\n    «latency: 2s»\nport: 80\n',
      'yaml/indentation',
    ],
    ['an indented first line', '  workload: web\n«type: http»\nport: 80\n', 'yaml/indentation'],
    ['a list item out of line', 'type: http\ndepends_on:\n    - a\n  «- b»\nport: 80\n', 'yaml/indentation'],
    ['a list beside its key', 'type: http\ndepends_on: «- a»\nport: 80\n', 'yaml/indentation'],
    [
      'an open quote',
      'type: http\nworkload: «"web»\nport: 80\nretries: x\n',
      'yaml/unclosed-quote: This " is never closed. Add another where the value ends.',
    ],
    ['an open single quote', "type: http\nworkload: «'web»\nport: 80\n", 'yaml/unclosed-quote'],
    [
      'an open bracket',
      'type: http\nexpect:\n  status: «[200, 201»\nport: 80\n',
      'yaml/unclosed-bracket: This [ is never closed. Add a ].',
    ],
    [
      'an open brace',
      'type: http\nlabels: «{a: b»\nport: 80\n',
      'yaml/unclosed-bracket: This { is never closed. Add a }.',
    ],
    ['a bracket too many', 'type: http\nexpect: {status: [200]}«}»\nport: 80\n', 'yaml/extra-bracket'],
    [
      'a missing colon',
      'workload: web\n«type http»\nport: 80\n',
      'yaml/missing-colon: A colon is missing. Write "type: http".',
    ],
    ['a missing colon on the last line', 'workload: web\nport: 80\n«type http»\n', 'yaml/missing-colon'],
    [
      'a missing colon after a heading',
      'workload: web\ntype: http\n«expect»\n  status: [200]\n  latency: 2s\n',
      'yaml/missing-colon: A colon is missing. Write "expect:".',
    ],
    [
      'a missing space',
      'workload: web\n«type:http»\nport: 80\n',
      'yaml/missing-space: A space is missing after the colon. Write "type: http".',
    ],
    [
      'a colon in a value',
      'workload: web\ntype: exec\ntarget: «echo foo: bar»\n',
      'yaml/quote-needed: A value that holds ": " must be in quotes.',
    ],
    [
      'a reserved character',
      'type: http\nworkload: «@web»\n',
      'yaml/quote-needed: A value cannot begin with @ unless it is in quotes.',
    ],
    ['text after a quoted value', 'workload: web\ntype: exec\ntarget: "a" «b»\n', 'yaml/syntax'],
    ['an escape that is none', 'workload: web\ntype: exec\ntarget: "«\\d»"\n', 'yaml/bad-escape'],
    ['a missing comma', 'workload: web\ntype: http\nlabels: {a: «b c: d»}\n', 'yaml/missing-comma'],
    ['a comment without a space', 'workload: web\ntype: exec\ntarget: "a"«#c»\n', 'yaml/missing-space'],
    [
      'a merge conflict',
      'workload: web\n«<<<<<<< HEAD»\ntype: http\n=======\ntype: tcp\n>>>>>>> other\n',
      'yaml/merge-conflict',
    ],
    ['a template', 'workload: «{{ .Values.name }}»\ntype: http\n', 'yaml/complex-key'],
    [
      'a key twice',
      'workload: web\ntype: http\n«type»: tcp\n',
      'yaml/duplicate-key: "type" is written twice. Keep one of the two.',
    ],
    ['an alias of nothing', 'workload: «*web»\ntype: http\n', 'yaml/unknown-anchor'],
    ['an alias of itself', 'workload: web\ntype: http\nlabels: &l {a: «*l»}\n', 'yaml/endless-alias'],
    ['a tag', 'workload: «!name» web\ntype: http\n', 'yaml/unknown-tag'],
  ])('%s', (_name, marked, expected) => expectProblems(path, marked, expected));
});

it('names a second fault in a later part, and schema faults before the first', () => {
  expectProblems(
    path,
    '«intervall»: 5s\nexpect:\n  status: [200]\n    «latency: 2s»\ntype: http\nlabels:\n  a: b\n «c: d»\nfoo: 1\n',
    'schema/unknown-key',
    'yaml/indentation',
    'yaml/indentation',
  );
});

it.each<[string, string]>([
  ['workload: web\ntype http\nport: 80\n', 'type: http'],
  ['workload: web\ntype:http\nport: 80\n', 'type: http'],
  ["workload: web\ntype: exec\ntarget: echo it's: x\n", "'echo it''s: x'"],
  ['workload: web\nexpect:\n\tlatency: 2s\n', '  '],
])('%j can be mended with %j', (text, replacement) => {
  expect(problemsIn(path, text).map(({ data }) => data?.replacement)).toEqual([replacement]);
});
