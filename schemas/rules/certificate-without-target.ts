import { hasScheme } from '../http-url.ts';
import { get } from '../values.ts';
import type { Refusal } from './refusal.ts';

export const certificateWithoutTarget: Refusal = {
  code: 'health/certificate-without-target',
  kind: 'health',
  description: 'A certificate check reads a PEM file or asks an endpoint, `host:port`. A URL is neither.',
  valid: [
    'workload: web\ntype: certificate\ntarget: shop.example:443\nenabled: true\n',
    'workload: web\ntype: certificate\ntarget: certificates/shop.pem\nenabled: true\n',
  ],
  invalid: [
    'workload: web\n«type»: certificate\nenabled: true\n',
    'workload: web\ntype: certificate\ntarget: «""»\nenabled: true\n',
    'workload: web\ntype: certificate\ntarget: «https://shop.example»\nenabled: true\n',
  ],
  *check(value) {
    if (get(value, 'type') !== 'certificate') return;
    const target = get(value, 'target');
    const message = 'A certificate check needs a target: host:port, such as shop.example:443, or a PEM file.';
    if (target === undefined) yield { message, path: ['type'], mark: 'key', data: { missing: ['target'] } };
    else if (typeof target === 'string' && (target.trim() === '' || hasScheme(target)))
      yield { message, path: ['target'], mark: 'value' };
  },
};
