import { backwardsRange } from './backwards-range.ts';
import { badRegularExpression } from './bad-regular-expression.ts';
import { badUrl } from './bad-url.ts';
import { actionCwdOutsideRoot, checkCwdOutsideRoot } from './cwd-outside-root.ts';
import { execWithoutTarget } from './exec-without-target.ts';
import { impossibleCondition } from './impossible-condition.ts';
import { latencyNotPositive } from './latency-not-positive.ts';
import type { Refusal } from './refusal.ts';
import { severalRestarts } from './several-restarts.ts';
import { tcpWithoutPort } from './tcp-without-port.ts';
import { unknownCondition } from './unknown-condition.ts';

/** Every reason to refuse a document that fits its schema. Adding one is adding its file and a row here. */
export const refusals: readonly Refusal[] = [
  tcpWithoutPort,
  execWithoutTarget,
  checkCwdOutsideRoot,
  badUrl,
  backwardsRange,
  badRegularExpression,
  latencyNotPositive,
  severalRestarts,
  actionCwdOutsideRoot,
  unknownCondition,
  impossibleCondition,
];
