import type { NameRule } from './rule.ts';

export const unusedAnchor: NameRule = {
  code: 'names/unused-anchor',
  severity: 'hint',
  description:
    'An anchor that no alias uses does nothing. It is left over, or the alias that should use it is misspelt.',
  valid: ['# file: health/a.yaml\nworkload: &name web\nname: *name\ntype: http\nenabled: true\n'],
  invalid: ['# file: health/a.yaml\nworkload: &«name» web\ntype: http\nenabled: true\n'],
  *check({ occurrences }) {
    const anchors = occurrences.filter(({ sort }) => sort === 'anchor');
    for (const { defines, key, name, start, end } of anchors) {
      if (!defines || anchors.some((one) => !one.defines && one.key === key)) continue;
      yield {
        start,
        end,
        message: `No alias uses the anchor &${name}. Remove it, or write *${name} where it is meant.`,
      };
    }
  },
};
