import { describe, expect, it } from 'vitest';
import { formatAddress, isOwnHost, parseListenAddress } from '../../../engine/daemon/http-address.ts';
import { isLoopback } from '../../../engine/loopback.ts';

describe('--listen', () => {
  it.each([
    ['9464', { host: '127.0.0.1', port: 9464 }, '127.0.0.1:9464'],
    ['0', { host: '127.0.0.1', port: 0 }, '127.0.0.1:0'],
    ['localhost:80', { host: 'localhost', port: 80 }, 'localhost:80'],
    ['0.0.0.0:9464', { host: '0.0.0.0', port: 9464 }, '0.0.0.0:9464'],
    ['[::1]:65535', { host: '::1', port: 65_535 }, '[::1]:65535'],
    ['metrics.example:9464', { host: 'metrics.example', port: 9464 }, 'metrics.example:9464'],
  ])('%s', (text, address, written) => {
    const parsed = parseListenAddress(text);
    expect(parsed).toEqual({ ok: true, value: address });
    expect(formatAddress(address)).toBe(written);
  });

  it.each([
    '',
    'here',
    '65536',
    '-1',
    '127.0.0.1',
    '127.0.0.1:',
    ':9464',
    '::1:9464',
    '[nothing]:80',
    '[::1]',
    '1 2:80',
    '80 ',
  ])('not %j', (text) => {
    const parsed = parseListenAddress(text);
    expect(parsed).toMatchObject({ ok: false, failure: { code: 'http/invalid-address' } });
  });
});

it.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.2', false],
  ['127.example.org', false],
])('%s is reached from this host alone: %s', (host, alone) => expect(isLoopback(host)).toBe(alone));

describe('the Host header', () => {
  it.each(['127.0.0.1', '127.0.0.1:9464', 'localhost:9464', 'LOCALHOST', '[::1]:9464', '192.168.1.2', 'Build-7:9464'])(
    '%s is answered',
    (header) => expect(isOwnHost(header, ['build-7'])).toBe(true),
  );
  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:9464',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '[evil]',
    'a:b:c',
    'localhost:9464:1',
    'build-7 ',
  ])('%j is refused', (header) => expect(isOwnHost(header, ['build-7'])).toBe(false));
});
