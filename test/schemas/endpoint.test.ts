import { expect, it } from 'vitest';
import { parseEndpoint } from '../../schemas/endpoint.ts';

it.each([
  ['shop.example:443', 'shop.example', 443],
  ['127.0.0.1:8443', '127.0.0.1', 8443],
  ['[::1]:443', '::1', 443],
  ['localhost:65535', 'localhost', 65535],
])('%s is an endpoint', (text, host, port) => expect(parseEndpoint(text)).toEqual({ host, port }));

it.each([
  '',
  'shop.example',
  'certificates/web.pem',
  '/etc/a:1',
  'a/b:443',
  '::1:443',
  'a:0',
  'a:65536',
  'a:b',
  'https://a:443',
  'a b:1',
])('%j is none', (text) => expect(parseEndpoint(text)).toBeUndefined());
