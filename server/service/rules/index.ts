import { ambiguousCondition } from './ambiguous-condition.ts';
import { enabledMissing } from './enabled-missing.ts';
import type { Rule } from './rule.ts';
import { timeoutAboveInterval } from './timeout-above-interval.ts';
import { voltFirstDocument } from './volt-first-document.ts';

/** Every rule beside the refusals of schemas/rules. Adding one is adding its file and a row here. */
export const rules: readonly Rule[] = [timeoutAboveInterval, enabledMissing, voltFirstDocument, ambiguousCondition];
