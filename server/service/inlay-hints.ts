import type { InlayHint, Range } from 'vscode-languageserver';
import type { ParsedFile } from '../../schemas/document.ts';
import { hasScheme } from '../../schemas/http-url.ts';
import type { Kind } from '../../schemas/kinds.ts';
import { keyName } from '../../schemas/nodes.ts';
import { propertySchema } from '../../schemas/schema.ts';
import { siblingsOf } from './path-at.ts';
import { offsetAt, positionAt } from './position.ts';
import { defaultOf } from './schema-text.ts';
import { type WrittenMapping, walk } from './schema-walk.ts';
import { lineEndAt, pairEnd, pairsOf } from './yaml-source.ts';
import { scalarText } from './yaml-text.ts';

/** Which defaults matter enough to be seen: at the line of `at`, in the mapping at `path`; in an empty one that of `at` too. */
const shown: readonly { kind: Kind; path: string; at: string; keys: readonly string[] }[] = [
  { kind: 'health', path: '', at: 'type', keys: ['target', 'port', 'interval', 'timeout', 'retries'] },
  { kind: 'rule', path: '', at: 'action', keys: ['max_retries', 'cooldown_seconds'] },
  { kind: 'playbook', path: 'spec', at: 'actions', keys: ['mode'] },
  { kind: 'playbook', path: 'spec.trigger.conditions', at: 'metric', keys: ['operator'] },
  { kind: 'playbook', path: 'spec.actions', at: 'type', keys: ['timeout', 'retry'] },
  { kind: 'playbook', path: 'spec.rollback', at: 'enabled', keys: ['window'] },
];

/** The defaults in force for keys that are left out, at the ends of the lines they belong to. */
export function inlayHints(file: ParsedFile, { start, end }: Range): InlayHint[] {
  const [from, to] = [offsetAt(file, start), offsetAt(file, end)];
  return file.documents.flatMap((document) => {
    if (document.end < from || document.start > to) return [];
    const { kind } = document;
    const rows = shown.filter((row) => row.kind === kind);
    if (!kind || rows.length === 0) return [];
    const hints: InlayHint[] = [];
    for (const found of walk(document)) {
      const row = 'map' in found && rows.find(({ path }) => path === found.path);
      const hint = row && hintOf(file, found as WrittenMapping, row, kind);
      if (hint && start.line <= hint.position.line && hint.position.line <= end.line) hints.push(hint);
    }
    return hints;
  });
}

function hintOf(
  file: ParsedFile,
  { map, schema }: WrittenMapping,
  { at, keys }: (typeof shown)[number],
  kind: Kind,
): InlayHint | undefined {
  const pairs = pairsOf(map);
  const pair = pairs.find(({ key }) => keyName(key) === at);
  const empty = map.flow === true && map.items.length === 0;
  if ((!pair && !empty) || map.items.some(({ key }) => keyName(key) === '<<')) return undefined;
  const written = siblingsOf(map);
  const type = written('type');
  const target = written('target');
  const isUrl = typeof target === 'string' && hasScheme(target);
  const defaults = (empty ? [at, ...keys] : keys).flatMap((key) => {
    if (pairs.some((one) => keyName(one.key) === key) || (key === 'port' && isUrl)) return [];
    const property = propertySchema(schema, key, kind);
    const value = property && defaultOf(property, type);
    return value === undefined ? [] : [`${key}: ${scalarText(value, true)}`];
  });
  if (defaults.length === 0) return undefined;
  const { text } = file;
  const offset = !pair ? map.range?.[1] : map.flow ? pairEnd(pair, text) : lineEndAt(text, pair.key.range?.[1] ?? 0);
  return {
    position: positionAt(file, offset ?? 0),
    label: defaults.join(', '),
    paddingLeft: true,
    tooltip: 'The default, since it is left out.',
  };
}
