import { stringify } from 'yaml';

/**
 * A value as YAML on one line, quoted where it must be: `30s`, `"a: b"`, `[200, 204]`; and where readers of YAML 1.1 take
 * a text for something else: `"yes"`, `"1:30"`. `flow` says that it stands inside
 * a flow collection, where commas and brackets need quotes too.
 */
export function scalarText(value: unknown, flow: boolean): string {
  const options = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0, compat: 'yaml-1.1' } as const;
  return flow ? stringify([value], options).trimEnd().slice(1, -1) : stringify(value, options).trimEnd();
}
