import { isScalar, parseDocument, type Scalar } from 'yaml';
import { scalarAt } from '../path-at.ts';
import { scalarText } from '../yaml-text.ts';
import type { Rewrites } from './fix.ts';

/**
 * Puts a value in quotes, or takes the quotes off a key or value that does not need them. Text stays text, for readers of
 * YAML 1.1 too.
 */
export const quotes: Rewrites = (_file, document, offset) => {
  const place = scalarAt(document.yaml, offset);
  const { value, type, range, tag } = place?.scalar ?? {};
  if (!place || !range || typeof value !== 'string' || tag || document.yaml.errors.length > 0) return [];
  const [start, end] = range;
  const written = document.text.slice(start - document.start, end - document.start);
  if (written.includes('\n')) return [];
  const flow = place.collections.some((node) => 'flow' in node && node.flow === true);
  if (type === 'PLAIN') {
    if (place.role === 'key') return [];
    const text = JSON.stringify(value);
    return reads(text, value, flow, place.role) ? [{ title: 'Put in quotes', changes: [{ start, end, text }] }] : [];
  }
  const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
  const unquotable = quoted && scalarText(value, flow) === value && reads(value, value, flow, place.role);
  return unquotable ? [{ title: 'Remove the quotes', changes: [{ start, end, text: value }] }] : [];
};

/** Whether a scalar, where it stands, is read as this text. */
function reads(written: string, value: string, flow: boolean, role: 'key' | 'value'): boolean {
  const line = role === 'key' ? `${written}: x` : `x: ${written}`;
  const document = parseDocument(flow ? `{${line}}` : line, { logLevel: 'silent' });
  const node = role === 'key' ? firstKey(document.contents) : document.get('x', true);
  return document.errors.length === 0 && isScalar(node) && (node as Scalar).value === value && !/[\r\n]/.test(written);
}

function firstKey(contents: unknown): unknown {
  return (contents as { items?: readonly { key?: unknown }[] } | null)?.items?.[0]?.key;
}
