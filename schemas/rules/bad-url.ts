import { hasScheme, httpUrl } from '../http-url.ts';
import { getText } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const badUrl: Refusal = {
  code: 'health/bad-url',
  kind: 'health',
  description: 'The target of an http check is a path, or a whole http or https address. Nothing else can be asked.',
  valid: [
    'workload: web\ntype: http\nenabled: true\ntarget: /ready?deep=1\n',
    'workload: web\ntype: http\nenabled: true\ntarget: https://shop.example:8443/ready\n',
    'workload: web\ntype: exec\nenabled: true\ntarget: ftp://\n',
  ],
  invalid: [
    'workload: web\ntype: http\nenabled: true\ntarget: «ftp://shop.example/»\n',
    'workload: web\ntype: http\nenabled: true\ntarget: «"http://"»\n',
    'workload: web\ntype: http\nenabled: true\ntarget: «http://shop.example:99999/»\n',
  ],
  *check(value) {
    const target = getText(value, 'type') === 'http' ? getText(value, 'target') : undefined;
    if (target === undefined || !hasScheme(target) || httpUrl(target)) return;
    const message =
      'This is not an address that can be asked. Write a path such as /healthz, or an http:// or https:// address.';
    yield { message, path: ['target'], mark: 'value' };
  },
};
