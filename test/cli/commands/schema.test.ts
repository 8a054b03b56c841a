import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { definitionValue } from '../../../schemas/coerce.ts';
import { parseFile } from '../../../schemas/document.ts';
import { kinds } from '../../../schemas/kinds.ts';
import { healer } from '../../support/healer.ts';

describe('healer schema', () => {
  it.each(kinds)('%s is one schema that needs no other', async (kind) => {
    const { code, stdout } = await healer(['schema', kind]);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/"\$ref": "(?!#)/);
    const schema = JSON.parse(stdout) as object;
    const validate = new Ajv2020({ strict: false, discriminator: true }).compile(schema);
    expect(validate({ nonsense: true })).toBe(false);
  });

  it('takes a good definition and refuses a bad one', async () => {
    const { stdout } = await healer(['schema', 'health']);
    const validate = new Ajv2020({ strict: false, discriminator: true }).compile(JSON.parse(stdout) as object);
    const value = (text: string) => {
      const [document] = parseFile('a.health.yaml', text).documents;
      return document && definitionValue(document);
    };
    expect(validate(value('workload: web\ntype: http\ninterval: 5s\n'))).toBe(true);
    expect(validate(value('workload: web\ntype: http\ninterval: 5d\n'))).toBe(false);
  });

  it('could not run for a kind it does not know', async () => {
    const { code, stderr } = await healer(['schema', 'pod']);
    expect(code).toBe(2);
    expect(stderr).toContain('health, rule');
  });
});
