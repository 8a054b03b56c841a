import { Ajv2020 } from 'ajv/dist/2020.js';

const message = {
  type: 'object',
  additionalProperties: false,
  required: ['text'],
  properties: { text: { type: 'string' } },
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const number = { type: 'integer', minimum: 1 };
const locations = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: {
      physicalLocation: {
        type: 'object',
        additionalProperties: false,
        required: ['artifactLocation'],
        properties: {
          artifactLocation: {
            type: 'object',
            additionalProperties: false,
            properties: { uri: { type: 'string', pattern: '^[^ \\\\]+$' }, uriBaseId: { type: 'string' } },
          },
          region: {
            type: 'object',
            additionalProperties: false,
            required: ['startLine'],
            properties: { startLine: number, startColumn: number, endLine: number, endColumn: number },
          },
        },
      },
    },
  },
};

/** The part of the OASIS schema of SARIF 2.1.0 that speaks of the objects we write; anything else in them is refused. */
const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'runs'],
  properties: {
    $schema: { type: 'string' },
    version: { enum: ['2.1.0'] },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['tool'],
        properties: {
          tool: {
            type: 'object',
            additionalProperties: false,
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                additionalProperties: false,
                required: ['name'],
                properties: {
                  name: { type: 'string' },
                  version: { type: 'string' },
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      additionalProperties: false,
                      required: ['id'],
                      properties: {
                        id: { type: 'string' },
                        shortDescription: message,
                        help: message,
                        helpUri: { type: 'string', pattern: '^(?:file|https):///?[^ \\\\]+$' },
                        defaultConfiguration: { type: 'object', additionalProperties: false, properties: { level } },
                      },
                    },
                  },
                },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          originalUriBaseIds: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              additionalProperties: false,
              properties: { uri: { type: 'string', pattern: '^file:///.*/$' } },
            },
          },
          invocations: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['executionSuccessful'],
              properties: {
                executionSuccessful: { type: 'boolean' },
                toolExecutionNotifications: {
                  type: 'array',
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['message'],
                    properties: {
                      level,
                      message,
                      locations,
                      descriptor: {
                        type: 'object',
                        additionalProperties: false,
                        properties: { id: { type: 'string' } },
                      },
                    },
                  },
                },
              },
            },
          },
          results: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['message'],
              properties: {
                ruleId: { type: 'string' },
                ruleIndex: { type: 'integer', minimum: -1 },
                level,
                message,
                locations,
              },
            },
          },
        },
      },
    },
  },
};

const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** What is not SARIF 2.1.0 about a log; empty for one that is. */
export function sarifFaults(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message: text }) => `${instancePath} ${text}`);
}
