import { ambiguousCondition } from './ambiguous-condition.ts';
import { enabledMissing } from './enabled-missing.ts';
import { execWithoutTarget } from './exec-without-target.ts';
import type { Rule } from './rule.ts';
import { tcpWithoutPort } from './tcp-without-port.ts';
import { timeoutAboveInterval } from './timeout-above-interval.ts';
import { unknownCondition } from './unknown-condition.ts';
import { voltFirstDocument } from './volt-first-document.ts';

/** Every rule. Adding one is adding its file and a row here. */
export const rules: readonly Rule[] = [
  tcpWithoutPort,
  execWithoutTarget,
  timeoutAboveInterval,
  enabledMissing,
  voltFirstDocument,
  unknownCondition,
  ambiguousCondition,
];
