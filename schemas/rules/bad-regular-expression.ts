import { regularExpressionProblem } from '../regular-expression.ts';
import { get, getText } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const badRegularExpression: Refusal = {
  code: 'health/bad-regular-expression',
  kind: 'health',
  description: '`matches` is a regular expression. One that cannot be read matches nothing.',
  valid: ['workload: web\ntype: http\nenabled: true\nexpect: {body: {matches: "status: (ok|warming)"}}\n'],
  invalid: [
    'workload: web\ntype: http\nenabled: true\nexpect: {body: {matches: «"(ok"»}}\n',
    'workload: web\ntype: http\nenabled: true\nexpect:\n  body:\n    matches: «"*"»\n',
    'workload: mail\ntype: tcp\nport: 25\nenabled: true\nexpect: {answer: {matches: «"220 ["»}}\n',
    'workload: db\ntype: exec\ntarget: pg_isready\nenabled: true\nexpect: {output: {matches: «"+"»}}\n',
  ],
  *check(value) {
    for (const text of ['body', 'answer', 'output']) {
      const matches = getText(get(get(value, 'expect'), text), 'matches');
      const problem = matches === undefined ? undefined : regularExpressionProblem(matches);
      if (problem === undefined) continue;
      yield {
        message: `This is not a regular expression: ${problem}.`,
        path: ['expect', text, 'matches'],
        mark: 'value',
      };
    }
  },
};
