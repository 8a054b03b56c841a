/** Nothing changes these but a person. */
const forGood = ['rule/not-startable', 'rule/ended-long-ago', 'restart/lease-unusable'];
/** Somebody else does it, or waits for what does. */
const others = ['restart/lease-held', 'restart/lease-recent', 'restart/still-runs'];
/** What else keeps a rule from acting for this long is a matter for a person, in ms. */
const patience = 60_000;

/** Between two events that the same keeps something from being done, in ms; and of what a person knows, or may stay so for days. */
export const toldEvery = 60_000;
export const seldomToldEvery = 3_600_000;

/** Whether what keeps a rule from acting, by its code and for how long it has (ms), will not pass by itself. */
export function isLasting(code: string, kept: number): boolean {
  return forGood.includes(code) || (kept >= patience && !others.includes(code));
}
