import { expect, it } from 'vitest';
import { sarif } from '../../../cli/formats/sarif.ts';
import { sarifFaults } from '../../support/sarif.ts';

const finding = { line: 2, column: 7, endLine: 2, endColumn: 10, severity: 'hint', message: 'No.' } as const;
const unread = { code: 'definitions/unreadable', message: 'No.', file: '/shop/a b.yaml' };
const where = { cwd: '/shop', version: '1.0.0' };

it('is a valid log with places from the folder it ran in', () => {
  const findings = [
    { ...finding, file: '/shop/health/ä b#.yaml', code: 'yaml/boolean-word' },
    { ...finding, file: '/other/web.yaml', code: 'health/new-rule' },
  ];
  const log = sarif(findings, [unread], where);
  expect(sarifFaults(log)).toEqual([]);
  expect(log).toMatchObject({
    runs: [
      {
        tool: {
          driver: {
            rules: [
              { id: 'health/new-rule' },
              {
                id: 'yaml/boolean-word',
                defaultConfiguration: { level: 'note' },
                help: { text: expect.stringMatching(/docs\/rules\.md\.$/) },
                helpUri: expect.stringMatching(/^file:\/\/.+\/docs\/rules\.md#L\d+$/),
              },
            ],
          },
        },
        originalUriBaseIds: { ROOT: { uri: 'file:///shop/' } },
        invocations: [{ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] }],
        results: [
          {
            ruleId: 'yaml/boolean-word',
            ruleIndex: 1,
            level: 'note',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'health/%C3%A4%20b%23.yaml', uriBaseId: 'ROOT' },
                  region: { startLine: 2, startColumn: 7, endLine: 2, endColumn: 10 },
                },
              },
            ],
          },
          { locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///other/web.yaml' } } }] },
        ],
      },
    ],
  });
});

it('of nothing wrong is valid too', () => expect(sarifFaults(sarif([], [], where))).toEqual([]));

it.each([[{ version: '2.1.0' }], [{ version: '2.0.0', runs: [] }], [{ version: '2.1.0', runs: [{ tool: {} }] }]])(
  'the check refuses %j',
  (log) => expect(sarifFaults(log)).not.toEqual([]),
);
