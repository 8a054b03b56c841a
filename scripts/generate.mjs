// Writes schemas/generated/: TypeScript types and precompiled validators for every schema. A test holds that what is
// committed is what this gives.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'schemas');
const generated = join(folder, 'generated');
const banner = '// Generated from the schemas by `npm run generate`. Do not edit.\n';
const annotations = [
  'x-expected',
  'x-format',
  'x-reference',
  'x-defines',
  'x-keys-define',
  'x-default-by-type',
  'x-types',
  'x-recommended',
  'x-signed',
  'enumDescriptions',
];

/** Every schema by its short name (`health`), read from its file. */
export function readSchemas() {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.schema.json'))
    .sort();
  return new Map(
    names.map((name) => [name.replace('.schema.json', ''), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
  );
}

/** The generated files by name, as text. */
export async function generate() {
  const schemas = readSchemas();
  return new Map([
    ...(await types(schemas)),
    ['validators.js', await validators(schemas)],
    ['validators.d.ts', validatorTypes(schemas)],
  ]);
}

function kindsOf(schemas) {
  return [...schemas.keys()].filter((name) => name !== 'common');
}

async function validators(schemas) {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    discriminator: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
    schemas: [...schemas.values()],
    keywords: annotations,
  });
  const exported = Object.fromEntries(kindsOf(schemas).map((name) => [name, `healer:${name}`]));
  const code = standaloneCode.default(ajv, exported);
  const bundled = await build({
    stdin: { contents: code, resolveDir: folder },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    write: false,
    platform: 'neutral',
    mainFields: ['main'],
  });
  return banner + bundled.outputFiles[0].text;
}

function validatorTypes(schemas) {
  const lines = kindsOf(schemas).map((name) => `export const ${name}: Validator;`);
  return `${banner}import type { ErrorObject } from 'ajv';

export interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}
${lines.join('\n')}
`;
}

async function types(schemas) {
  const common = schemas.get('common').$defs;
  const files = [];
  const exported = [];
  for (const name of kindsOf(schemas)) {
    const schema = schemas.get(name);
    const options = {
      bannerComment: '',
      additionalProperties: false,
      format: true,
      maxItems: -1,
      ignoreMinAndMaxItems: true,
    };
    const text = await compile({ ...forTypes(schema, common), title: schema.title }, name, options);
    files.push([`${name}.ts`, banner + text]);
    exported.push(`export type { ${rootType(text, schema)} } from './${name}.ts';`);
  }
  return [...files, ['types.ts', `${banner}${exported.join('\n')}\n`]];
}

function rootType(text, schema) {
  const name = schema.title
    .split(' ')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
  if (!text.includes(`interface ${name} `)) throw new Error(`${schema.$id}: no type ${name} was generated`);
  return name;
}

/** The schema as the type generator wants it: shared definitions in place, titles only where an object deserves a name. */
function forTypes(value, common) {
  if (Array.isArray(value)) return value.map((item) => forTypes(item, common));
  if (value === null || typeof value !== 'object') return value;
  const { $ref, title, ...rest } = value;
  const own = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, forTypes(item, common)]));
  const named =
    typeof title === 'string' && value.properties
      ? { title, ...own }
      : typeof title === 'object'
        ? { title: forTypes(title, common), ...own }
        : own;
  if (typeof $ref !== 'string') return named;
  const shared = /^healer:common#\/\$defs\/(.+)$/.exec($ref);
  return shared ? { ...forTypes(common[shared[1]], common), ...named } : { $ref, ...named };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await generate();
  mkdirSync(generated, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(generated, name), text);
}
