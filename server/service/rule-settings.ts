import type { RuleSettings } from '../../schemas/lsp.ts';

const levels: readonly unknown[] = ['off', 'hint', 'information', 'warning', 'error'];

/** The `healer.rules` setting from whatever a client sent; what is no severity is ignored. */
export function ruleSettings(value: unknown): RuleSettings {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, level]) => levels.includes(level))) as RuleSettings;
}

/** The anchor of a code's section in docs/rules.md, as Markdown gives it to the heading: `health/enabled-missing` is `healthenabled-missing`. */
export function sectionOf(code: string): string {
  return code.replaceAll('/', '');
}
