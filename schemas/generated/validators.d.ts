// Generated from the schemas by `npm run generate`. Do not edit.
import type { ErrorObject } from 'ajv';

export interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}
export const escalation: Validator;
export const health: Validator;
export const playbook: Validator;
export const profile: Validator;
export const project: Validator;
export const rule: Validator;
