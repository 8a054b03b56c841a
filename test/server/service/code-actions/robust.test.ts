import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFile } from '../../../../schemas/document.ts';
import { fixAllKind } from '../../../../server/service/advertised.ts';
import { applyChanges } from '../../../../server/service/changes.ts';
import { codeActions } from '../../../../server/service/code-actions/index.ts';
import { problemsIn } from '../../../../server/service/diagnostics.ts';
import { offsetAt, positionAt } from '../../../../server/service/position.ts';
import { saysTheSame } from '../../../../server/service/same-content.ts';
import { fuzz } from '../../../support/fuzz.ts';

const path = '/shop/playbooks/a.yaml';
const playbook = `apiVersion: healer.platform/v1
kind: RemediationPlaybook
metadata: {name: memory, labels: {team: "a b"}} # ours
spec:
  mode: suggest
  trigger:
    alert: H8
    conditions:
      - {metric: m, threshold: 0.9, duration: 5m}
  actions:
    # first
    - {type: restart_pod, timeout: 60s, retry: 3}
    - type: scale_up
      condition: restart_failed
      replicas: +1 # one more
    - type: notify
      channel: oncall
      message: |
        hello
          there
  rollback: {enabled: true, window: 15m}
`;

const edits = fc.array(
  fc.record({
    at: fc.nat(playbook.length - 1),
    remove: fc.nat(3),
    insert: fc.constantFrom(
      '',
      'x',
      ' ',
      '\n',
      '  ',
      ':',
      ': ',
      '- ',
      '#',
      '"',
      '{',
      '}',
      ',',
      '\t',
      '&a ',
      '*a',
      'colour: red\n',
      '"5"',
    ),
  }),
  { maxLength: 3 },
);

it('whatever stands in a file, its actions are edits that fit, and other ways to write it say the same', () => {
  fc.assert(
    fc.property(edits, fc.nat(playbook.length), (list, cursor) => {
      const text = list.reduce(
        (now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove),
        playbook,
      );
      const file = parseFile(path, text);
      const starts = problemsIn(file).map(({ start }) => start);
      for (const offset of [cursor, ...starts]) {
        const at = positionAt(file, Math.min(offset, text.length));
        for (const only of [['quickfix', 'refactor'], [fixAllKind]])
          for (const { kind, edit, title } of codeActions(file, 'a', { start: at, end: at }, { only })) {
            const changes = (edit?.changes?.['a'] ?? []).map(({ range, newText }) => ({
              start: offsetAt(file, range.start),
              end: offsetAt(file, range.end),
              text: newText,
            }));
            const sorted = changes.toSorted((a, b) => a.start - b.start);
            for (const [index, { start, end }] of sorted.entries()) {
              expect(start).toBeLessThanOrEqual(end);
              expect(end).toBeLessThanOrEqual(sorted[index + 1]?.start ?? text.length);
            }
            const after = parseFile(path, applyChanges(text, changes));
            const [document] = file.documents;
            if (kind === 'refactor.rewrite' && document && file.documents.length === 1)
              expect(saysTheSame(path, document, changes), title).toBe(true);
            if (title.startsWith('Disable') || title.startsWith('Put') || title.startsWith('Write'))
              expect(errorsOfYaml(after), title).toBeLessThanOrEqual(errorsOfYaml(file));
            if (title.startsWith('Disable')) expect(problemsIn(after).length, title).toBeLessThan(starts.length);
          }
      }
    }),
    fuzz(300),
  );
});

function errorsOfYaml({ documents }: ReturnType<typeof parseFile>): number {
  return documents.reduce((sum, { yaml }) => sum + yaml.errors.length, 0);
}
