import type { Failure } from '../../../engine/protocol/page.ts';

/** A failure's message cut into a heading (its first sentence, without the full stop) and the rest. */
export function headed(failure: Failure): { readonly heading: string; readonly rest: string } {
  const end = failure.message.search(/\.(\s|$)/);
  if (end < 0) return { heading: failure.message, rest: '' };
  return { heading: failure.message.slice(0, end), rest: failure.message.slice(end + 1).trim() };
}

/** Whether a setting may help: the state directory is one, and a message that needs one names it. */
export function settingHelps(failure: Failure): boolean {
  return failure.code.includes('state') || /\bhealer\.[a-z]/.test(failure.message);
}
