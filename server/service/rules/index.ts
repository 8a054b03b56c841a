import { ambiguousCondition } from './ambiguous-condition.ts';
import { constantMemory } from './constant-memory.ts';
import { constantShare } from './constant-share.ts';
import { constantThreshold } from './constant-threshold.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { duplicateCheck } from './duplicate-check.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicatePlaybook } from './duplicate-playbook.ts';
import { enabledMissing } from './enabled-missing.ts';
import { levelsOutOfOrder } from './levels-out-of-order.ts';
import { restartWithoutLimit } from './restart-without-limit.ts';
import type { NameRule, Rule } from './rule.ts';
import { secretInTheClear } from './secret-in-the-clear.ts';
import { timeoutAboveInterval } from './timeout-above-interval.ts';
import { unknownAlert } from './unknown-alert.ts';
import { unknownChannel } from './unknown-channel.ts';
import { unknownFolder } from './unknown-folder.ts';
import { unknownProfile } from './unknown-profile.ts';
import { unknownRunbook } from './unknown-runbook.ts';
import { unknownService } from './unknown-service.ts';
import { unknownWorkload } from './unknown-workload.ts';
import { unusedAnchor } from './unused-anchor.ts';
import { voltFirstDocument } from './volt-first-document.ts';

/** Every rule about one document beside the refusals of schemas/rules. Adding one is adding its file and a row here. */
export const rules: readonly Rule[] = [
  timeoutAboveInterval,
  enabledMissing,
  restartWithoutLimit,
  voltFirstDocument,
  levelsOutOfOrder,
  duplicateId,
  ambiguousCondition,
  constantThreshold,
  constantShare,
  constantMemory,
  secretInTheClear,
];

/** Every rule about names, most of them about what other files define. */
export const nameRules: readonly NameRule[] = [
  duplicateCheck,
  duplicatePlaybook,
  unknownWorkload,
  unknownChannel,
  unknownService,
  unknownAlert,
  unknownRunbook,
  unknownFolder,
  unknownProfile,
  dependencyCycle,
  unusedAnchor,
];
