import { expect, it } from 'vitest';
import { briefError } from '../../../engine/model/brief-error.ts';

it.each([
  ['HTTP 503 from http://127.0.0.1:8080/healthz, expected 200', 'HTTP 503, expected 200'],
  [
    'HTTP 503 from https://a.example/?q=1,2 after 2 redirects, expected 200',
    'HTTP 503 after 2 redirects, expected 200',
  ],
  ['no answer from http://a.example/: the connection attempt timed out', 'no answer: the connection attempt timed out'],
  ['no answer within 5s from http://a.example/', 'no answer within 5s'],
  [
    'the body from http://a.example/ does not contain "ok"; one more failure makes it unhealthy',
    'the body does not contain "ok"; one more failure makes it unhealthy',
  ],
  ['exit code 1, expected 0', 'exit code 1, expected 0'],
  ['', ''],
])('%j is said as %j', (message, brief) => expect(briefError(message)).toBe(brief));
