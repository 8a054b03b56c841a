import { expect, it } from 'vitest';
import { pathIn } from '../../../webview/src/ui/model-path.ts';

it.each([
  ['/shop', '/shop/health/web.health.yaml', 'health/web.health.yaml'],
  ['/shop', '/shop/a/b/c/web.health.yaml', 'a/b/c/web.health.yaml'],
  ['/shop', '/shop-b/health/web.health.yaml', 'health/web.health.yaml'],
  [undefined, '/shop/health/web.health.yaml', 'health/web.health.yaml'],
])('is told from %s: %s is %s', (root, path, told) => expect(pathIn(root, path)).toBe(told));
