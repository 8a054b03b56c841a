import { expect, it } from 'vitest';
import { pathOfUri } from '../../server/documents.ts';

it.each([
  ['file:///shop/health/web.yaml', '/shop/health/web.yaml'],
  ['file:///c%3A/shop/health/a%20b.yaml', '/c:/shop/health/a b.yaml'],
  ['file://host/share/web.health.yaml', '/share/web.health.yaml'],
  ['untitled:web.health.yaml', 'web.health.yaml'],
  ['git:/shop/health/web.yaml?ref#1', '/shop/health/web.yaml'],
  ['file:///shop/50%/web.yaml', '/shop/50%/web.yaml'],
])('the path of %s is %s', (uri, path) => {
  expect(pathOfUri(uri)).toBe(path);
});
