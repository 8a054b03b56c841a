import type { NameRule } from './rule.ts';
import { unknownNames } from './unknown-names.ts';

const profile =
  '# file: profiles/local.yaml\napiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\nchannels:\n  desktop: {type: desktop}\n';

export const unknownChannel: NameRule = {
  code: 'names/unknown-channel',
  severity: 'warning',
  description:
    'A channel is one of the profile, or an escalation policy; in the levels of a policy, one of the profile. What goes to one that does not exist reaches nobody.',
  valid: [
    `${profile}# file: rules/a.yaml\non: unhealthy\nprocess: web\naction: notify\nchannel: desktop\n`,
    `${profile}# file: oncall.escalation.yaml\nescalation:\n  levels:\n    - {delay: 0m, channels: [desktop]}\n# file: rules/a.yaml\non: unhealthy\nprocess: web\naction: notify\nchannel: oncall\n`,
  ],
  invalid: [
    `${profile}# file: rules/a.yaml\non: unhealthy\nprocess: web\naction: notify\nchannel: «desktpo»\n`,
    '# file: rules/a.yaml\non: unhealthy\nprocess: web\naction: notify\nchannel: «desktop»\n',
    `${profile}# file: oncall.escalation.yaml\nescalation:\n  levels:\n    - {delay: 0m, channels: [desktop, «oncall»]}\n`,
  ],
  check: (subject) =>
    unknownNames(subject, 'channel', {
      missing: (name, { inPolicy }) =>
        inPolicy
          ? `No profile has a channel called "${name}".`
          : `There is no channel or escalation policy called "${name}".`,
      counts: (use, definition) => !(use.inPolicy && definition.inPolicy),
    }),
};
