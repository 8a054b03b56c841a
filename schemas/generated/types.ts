// Generated from the schemas by `npm run generate`. Do not edit.
export type { EscalationPolicy } from './escalation.ts';
export type { HealthConfig } from './health.ts';
export type { RemediationPlaybook } from './playbook.ts';
export type { Profile } from './profile.ts';
export type { Project } from './project.ts';
export type { RecoveryRule } from './rule.ts';
