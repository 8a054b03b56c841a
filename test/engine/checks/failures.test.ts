import { expect, it } from 'vitest';
import { connectionFailure, lastLine, unreadableFile } from '../../../engine/checks/failures.ts';

it.each([
  ['ECONNREFUSED', 'refused', 'connection refused: nothing listens on [::1]:80'],
  ['ETIMEDOUT', 'timeout', 'no answer from http://[::1]/: the connection attempt timed out'],
  ['EAI_AGAIN', 'dns', 'cannot find the host ::1 (EAI_AGAIN): check its name, and the DNS this host asks'],
  ['EHOSTUNREACH', 'unreachable', 'cannot reach [::1]:80 (EHOSTUNREACH): no route, or a firewall forbids it'],
  ['EMFILE', 'unreachable', 'cannot reach [::1]:80 (EMFILE): Healer has too many files open'],
  ['CERT_HAS_EXPIRED', 'tls', 'no trusted TLS connection to [::1]:80: what Node said'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', '[::1]:80 does not speak TLS: it may be a port for plain connections'],
  ['HPE_INVALID_CONSTANT', 'protocol', 'no usable answer from http://[::1]/: what Node said'],
])('%s is %s', (code, reason, message) => {
  const error = Object.assign(new Error('what Node said'), { code });
  expect(connectionFailure(error, 'http://[::1]/', '::1', 80)).toEqual({ reason, message });
});

it.each([
  ['EMFILE', { reason: 'unreadable', unread: true }],
  ['ENOMEM', { reason: 'unreadable', unread: true }],
  ['EUNASKED', { reason: 'unreadable', unasked: true }],
  ['EIO', { reason: 'unreadable' }],
  ['ENOENT', { reason: 'missing' }],
])('a file that cannot be read (%s) is %j', (code, expected) => {
  const error = Object.assign(new Error('what Node said'), { code });
  expect(unreadableFile(error, 'certificate file', '/srv/web.pem')).toEqual({
    ...expected,
    message: expect.any(String),
  });
});

it('an error without a code is told as it is', () => {
  const failure = { reason: 'protocol', message: 'no usable answer from db:1: odd' };
  expect(connectionFailure('odd', 'db:1', 'db', 1)).toEqual(failure);
  expect(connectionFailure(new Error('odd'), 'db:1', 'db', 1)).toEqual(failure);
});

it.each([
  ['one\ntwo\n\n', 'two'],
  ['\r\none\r\n', 'one'],
  ['10%\r20%\rno answer', 'no answer'],
  [' \n', undefined],
  ['x'.repeat(300), 'x'.repeat(200)],
])('the last line of %j', (text, line) => {
  expect(lastLine(text)).toBe(line);
});
