import { basename } from 'node:path';
import { definitionValue } from '../../schemas/coerce.ts';
import { type DefinitionDocument, parseFile } from '../../schemas/document.ts';
import type {
  EscalationPolicy,
  HealthConfig,
  Profile,
  Project,
  RecoveryRule,
  RemediationPlaybook,
} from '../../schemas/generated/types.ts';
import type { Problem } from '../../schemas/problem.ts';
import { syntaxProblems } from '../../schemas/syntax.ts';
import { unmetPromise } from '../../schemas/unmet.ts';
import { validate } from '../../schemas/validate.ts';
import type { Check } from '../model/check.ts';
import type { WrittenEscalation, WrittenProfile, WrittenProject, WrittenRule } from '../model/definition.ts';
import type { Failure } from '../model/failure.ts';
import type { Location } from '../model/location.ts';
import type { Playbook } from '../model/playbook.ts';
import { toCheck } from './check.ts';
import { toPlaybook } from './playbook.ts';

/** The definitions of one file, and why each of its documents that is not among them could not be taken. */
export interface FileDefinitions {
  readonly checks: readonly Check[];
  readonly playbooks: readonly Playbook[];
  readonly rules: readonly WrittenRule[];
  readonly escalations: readonly WrittenEscalation[];
  readonly profiles: readonly WrittenProfile[];
  readonly projects: readonly WrittenProject[];
  readonly failures: readonly Failure[];
  /** Documents that are not what their file's name says, and so are left alone. */
  readonly notices: readonly Failure[];
}

/**
 * The definitions in a file's text, which may not be saved yet. A document with an error is a failure with its line,
 * and the others are taken; a document that is not Healer's is left alone. `path` is absolute and is not read; `root`
 * resolves the relative paths in it.
 */
export function definitionsFromText(path: string, text: string, root: string): FileDefinitions {
  const file = parseFile(path, text);
  const taken = {
    checks: [] as Check[],
    playbooks: [] as Playbook[],
    rules: [] as WrittenRule[],
    escalations: [] as WrittenEscalation[],
    profiles: [] as WrittenProfile[],
    projects: [] as WrittenProject[],
    failures: [] as Failure[],
    notices: [] as Failure[],
  };
  for (const { alone, line } of file.documents) {
    const [document] = alone.documents;
    const locate = (offset: number): Location => ({ file: path, line: line + alone.lines.linePos(offset).line });
    const errors = problemsOf(document).filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      taken.failures.push(...errors.map((problem) => toFailure(problem, locate)));
      continue;
    }
    if (document.unmet) taken.notices.push(toFailure(unmetPromise(document, document.unmet), locate));
    if (document.kind === undefined || document.yaml.contents === null) continue;
    const source = locate(document.yaml.contents.range[0]);
    const value = definitionValue(document);
    switch (document.kind) {
      case 'health':
        taken.checks.push(toCheck(value as HealthConfig, source, root));
        break;
      case 'playbook':
        taken.playbooks.push(toPlaybook({ value: value as RemediationPlaybook, document, locate, source, root }));
        break;
      case 'rule': {
        const rule = value as RecoveryRule;
        taken.rules.push({ name: rule.name ?? nameOfFile(path), value: rule, source });
        break;
      }
      case 'escalation': {
        const policy = value as EscalationPolicy;
        taken.escalations.push({ name: policy.name ?? nameOfFile(path), value: policy, source });
        break;
      }
      case 'profile': {
        const profile = value as Profile;
        taken.profiles.push({ name: profile.metadata.name, value: profile, source });
        break;
      }
      case 'project': {
        const project = value as Project;
        taken.projects.push({ name: project.metadata?.name ?? basename(root), value: project, source });
        break;
      }
    }
  }
  return taken;
}

/** What is wrong with a document of ours, or with one whose file name says it is meant to be and that is not YAML. */
function problemsOf(document: DefinitionDocument): readonly Problem[] {
  if (document.kind || document.unknownKind || document.expected === undefined) return validate(document);
  return syntaxProblems(document).problems;
}

function toFailure({ code, message, start }: Problem, locate: (offset: number) => Location): Failure {
  return { code, message, ...locate(start) };
}

/** `oncall` of `oncall.escalation.yaml`. */
function nameOfFile(path: string): string {
  return basename(path).replace(/(\.(rule|escalation))?\.ya?ml$/i, '');
}
