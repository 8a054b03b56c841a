import type { EscalationPolicy, Profile, Project, RecoveryRule } from '../../schemas/generated/types.ts';
import type { Location } from './location.ts';

/** A definition that is used as it is written, with the name it goes by and where it is written. */
export interface Written<T> {
  readonly name: string;
  readonly value: T;
  readonly source: Location;
}

export type WrittenEscalation = Written<EscalationPolicy>;
export type WrittenProfile = Written<Profile>;
export type WrittenProject = Written<Project>;
export type WrittenRule = Written<RecoveryRule>;
