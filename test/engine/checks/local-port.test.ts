import { expect, it } from 'vitest';
import { localPort } from '../../../engine/checks/local-port.ts';
import type { CheckType } from '../../../engine/model/check.ts';

it.each<[CheckType, string, number | undefined]>([
  ['http', 'http://127.0.0.1:18081/healthz', 18_081],
  ['http', 'http://localhost:8080/', 8_080],
  ['http', 'http://LOCALHOST/', 80],
  ['http', 'https://127.0.0.2/a?b=c', 443],
  ['http', 'http://[::1]:9000/', 9_000],
  ['http', 'http://user:***@localhost:81/', 81],
  ['http', 'https://example.com/', undefined],
  ['http', 'http://127.0.0.1.example.com:80/', undefined],
  ['http', 'http://10.0.0.7:80/', undefined],
  ['http', 'no URL', undefined],
  ['tcp', '127.0.0.1:5432', 5_432],
  ['tcp', 'localhost:80', 80],
  ['tcp', '[::1]:6379', 6_379],
  ['tcp', 'db.example.com:5432', undefined],
  ['certificate', '127.0.0.1:443', undefined],
  ['exec', 'curl http://localhost:80/', undefined],
])('%s of %s asks port %s of this host', (type, target, port) => {
  expect(localPort({ type, target })).toBe(port);
});
