/** A kind of definition Healer knows, by the name of its schema. */
export type Kind = 'health' | 'rule' | 'escalation' | 'playbook' | 'profile' | 'project';

export const kinds: readonly Kind[] = ['health', 'rule', 'escalation', 'playbook', 'profile', 'project'];

/** What the `apiVersion` of Healer's own kinds begins with. */
export const ourGroup = 'healer.platform/';

/** The `apiVersion` of Healer's own kinds. */
export const apiVersion = `${ourGroup}v1`;

/** `kind` in a document with our `apiVersion`, to the kind here. */
export const namedKinds: Readonly<Record<string, Kind>> = {
  RemediationPlaybook: 'playbook',
  Profile: 'profile',
  Project: 'project',
};

export interface PathKind {
  readonly kind: Kind;
  /** `name.health.yaml` or `name.health.yml`. */
  readonly suffix?: string;
  /** Any YAML file directly in a folder of this name. */
  readonly folder?: string;
  /** The one file of this name. */
  readonly file?: string;
}

/** What a file's name alone says. Enough for completion; diagnostics also want the keys (see `recognise`). */
export const pathKinds: readonly PathKind[] = [
  { kind: 'health', suffix: 'health', folder: 'health' },
  { kind: 'rule', suffix: 'rule', folder: 'rules' },
  { kind: 'escalation', suffix: 'escalation' },
  { kind: 'playbook', suffix: 'playbook', folder: 'playbooks' },
  { kind: 'profile', suffix: 'profile', folder: 'profiles' },
  { kind: 'project', file: 'healer.yaml' },
];
