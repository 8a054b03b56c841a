import { regularExpressionProblem } from '../regular-expression.ts';
import { get, getText } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const badRegularExpression: Refusal = {
  code: 'health/bad-regular-expression',
  kind: 'health',
  description: '`expect.body.matches` is a regular expression. One that cannot be read matches nothing.',
  valid: ['workload: web\ntype: http\nenabled: true\nexpect: {body: {matches: "status: (ok|warming)"}}\n'],
  invalid: [
    'workload: web\ntype: http\nenabled: true\nexpect: {body: {matches: «"(ok"»}}\n',
    'workload: web\ntype: http\nenabled: true\nexpect:\n  body:\n    matches: «"*"»\n',
  ],
  *check(value) {
    const matches = getText(get(get(value, 'expect'), 'body'), 'matches');
    const problem = matches === undefined ? undefined : regularExpressionProblem(matches);
    if (problem === undefined) return;
    yield {
      message: `This is not a regular expression: ${problem}.`,
      path: ['expect', 'body', 'matches'],
      mark: 'value',
    };
  },
};
