import { backwardsRange } from './backwards-range.ts';
import { badRegularExpression } from './bad-regular-expression.ts';
import { badUrl } from './bad-url.ts';
import { certificateWithoutTarget } from './certificate-without-target.ts';
import { actionCwdOutsideRoot, checkCwdOutsideRoot } from './cwd-outside-root.ts';
import { execWithoutTarget } from './exec-without-target.ts';
import { fieldOfAnotherType } from './field-of-another-type.ts';
import { hostCpuAboveOne } from './host-cpu-above-one.ts';
import { impossibleCondition } from './impossible-condition.ts';
import { latencyNotPositive } from './latency-not-positive.ts';
import { processWithoutName } from './process-without-name.ts';
import type { Refusal } from './refusal.ts';
import { ruleWithoutLimit } from './rule-without-limit.ts';
import { ruleWithoutProcess } from './rule-without-process.ts';
import { severalRestarts } from './several-restarts.ts';
import { tcpWithoutPort } from './tcp-without-port.ts';
import { timeToFullNotPositive } from './time-to-full-not-positive.ts';
import { unknownCondition } from './unknown-condition.ts';

/** Every reason to refuse a document that fits its schema. Adding one is adding its file and a row here. */
export const refusals: readonly Refusal[] = [
  tcpWithoutPort,
  execWithoutTarget,
  processWithoutName,
  certificateWithoutTarget,
  fieldOfAnotherType,
  hostCpuAboveOne,
  checkCwdOutsideRoot,
  badUrl,
  backwardsRange,
  badRegularExpression,
  latencyNotPositive,
  timeToFullNotPositive,
  severalRestarts,
  actionCwdOutsideRoot,
  unknownCondition,
  impossibleCondition,
  ruleWithoutProcess,
  ruleWithoutLimit,
];
