import { expect, it } from 'vitest';
import { parseFile } from '../../../schemas/document.ts';
import { applyChanges } from '../../../server/service/changes.ts';
import { inlayHints } from '../../../server/service/inlay-hints.ts';
import { offsetAt } from '../../../server/service/position.ts';

const all = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
const head = 'apiVersion: healer.platform/v1\nkind: RemediationPlaybook\nmetadata: {name: a}\n';

/** The text with its hints in it, between `⟨` and `⟩`. */
function hinted(path: string, text: string, range = all): string {
  const file = parseFile(path, text);
  const hints = inlayHints(file, range).map(({ position, label }) => {
    const at = offsetAt(file, position);
    return { start: at, end: at, text: ` ⟨${String(label)}⟩` };
  });
  return applyChanges(text, hints);
}

it.each<[string, string, string]>([
  [
    '/a.health.yaml',
    'workload: web\ntype: http # a\n',
    'workload: web\ntype: http # a ⟨target: /healthz, port: 8080, interval: 30s, timeout: 5s, retries: 3⟩\n',
  ],
  [
    '/a.health.yaml',
    'workload: web\ntype: http\ntarget: https://shop.example/\ninterval: 5s\nretries: 2\n',
    'workload: web\ntype: http ⟨timeout: 5s⟩\ntarget: https://shop.example/\ninterval: 5s\nretries: 2\n',
  ],
  [
    '/a.health.yaml',
    'workload: web\ntype: tcp\nport: 1\ninterval: 5s\nretries: 2\n',
    'workload: web\ntype: tcp ⟨timeout: 5s⟩\nport: 1\ninterval: 5s\nretries: 2\n',
  ],
  [
    '/a.health.yaml',
    '{workload: web, type: tcp, timeout: 1s, retries: 1}\n',
    '{workload: web, type: tcp ⟨interval: 30s⟩, timeout: 1s, retries: 1}\n',
  ],
  ['/a.health.yaml', 'workload: web\n<<: *x\ntype: tcp\n', 'workload: web\n<<: *x\ntype: tcp\n'],
  [
    '/a.rule.yaml',
    'on: crash\naction: notify\nmax_retries: 1\n',
    'on: crash\naction: notify ⟨cooldown_seconds: 60⟩\nmax_retries: 1\n',
  ],
  [
    '/a.yaml',
    `${head}spec:\n  actions:\n    - type: notify\n    - {type: notify, timeout: 1s}\n  rollback: {enabled: true}\n`,
    `${head}spec:\n  actions: ⟨mode: suggest⟩\n    - type: notify ⟨timeout: 60s, retry: 0⟩\n    - {type: notify ⟨retry: 0⟩, timeout: 1s}\n  rollback: {enabled: true ⟨window: 15m⟩}\n`,
  ],
  [
    '/a.yaml',
    `${head}spec:\n  trigger: {conditions: [{metric: m, threshold: 1}]}\n  rollback: {}\n`,
    `${head}spec:\n  trigger: {conditions: [{metric: m ⟨operator: gt⟩, threshold: 1}]}\n  rollback: {} ⟨enabled: false, window: 15m⟩\n`,
  ],
  ['/a.yaml', 'workload: web\ntype: http\n', 'workload: web\ntype: http\n'],
])('%s %j', (path, text, expected) => expect(hinted(path, text)).toBe(expected));

it('gives those of the lines asked for', () => {
  const text = 'workload: a\ntype: exec\ntarget: x\n---\nworkload: b\ntype: tcp\n';
  const range = { start: { line: 3, character: 0 }, end: { line: 5, character: 9 } };
  expect(hinted('/a.health.yaml', text, range).match(/⟨/g)).toHaveLength(1);
});
