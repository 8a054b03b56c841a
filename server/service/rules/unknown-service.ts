import type { NameRule } from './rule.ts';
import { unknownNames } from './unknown-names.ts';

const profile =
  'apiVersion: healer.platform/v1\nkind: Profile\nmetadata: {name: local}\nservices:\n  api: {owner: mara}\n';

export const unknownService: NameRule = {
  code: 'names/unknown-service',
  severity: 'warning',
  description: 'A service is one that a profile names. A dependency on any other is never followed.',
  valid: [`# file: profiles/local.yaml\n${profile}  web: {dependsOn: [api]}\n`],
  invalid: [`# file: profiles/local.yaml\n${profile}  web: {dependsOn: [«apu»]}\n`],
  check: (subject) =>
    unknownNames(subject, 'service', { missing: (name) => `No profile has a service called "${name}".` }),
};
