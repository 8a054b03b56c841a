import { expect, it } from 'vitest';
import { redactCheck } from '../../../engine/checks/redact-check.ts';
import type { ProbeSpec } from '../../../engine/model/check.ts';
import { check, exec, http } from './support.ts';

it.each<[ProbeSpec, unknown]>([
  [
    http('https://guest:s3cret@shop.example/', { headers: { 'X-Key': 's3cret' } }),
    { url: 'https://***@shop.example/', headers: { 'X-Key': '***' } },
  ],
  [exec('true', { env: { PGPASSWORD: 's3cret' } }), { env: { PGPASSWORD: '***' } }],
  [
    { type: 'tcp', port: 6379, send: 'AUTH s3cret\r\n' },
    { port: 6379, send: '***' },
  ],
  [
    { type: 'tcp', port: 5432 },
    { type: 'tcp', port: 5432 },
  ],
  [{ type: 'disk', mount: '/var' }, { mount: '/var' }],
])('%j', (probe, shown) => {
  const redacted = redactCheck(check({ probe }));
  expect(redacted.probe).toMatchObject(shown as object);
  expect(JSON.stringify(redacted)).not.toContain('s3cret');
});
