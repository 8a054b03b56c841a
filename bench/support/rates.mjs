import { ratio, spread } from './report.mjs';

/** How long each way is measured in one round, in ms. */
export const roundTime = 500;

/** How often `work` ends within so many ms, with so many of it under way at once. */
export async function during(ms, atOnce, work) {
  const begun = performance.now();
  let done = 0;
  const worker = async () => {
    while (performance.now() - begun < ms) {
      await work();
      done++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}

/** How often `work` ends a second, with so many of it under way at once. */
async function rate(atOnce, work) {
  const begun = performance.now();
  const done = await during(roundTime, atOnce, work);
  return (done * 1000) / (performance.now() - begun);
}

/**
 * Rows of a table: each way by name, how often a second it is done, and how the first way's rate compares with it. All ways in
 * turn in each round; a first round more only warms up.
 */
export async function compareRates(ways, atOnce, runs) {
  const rates = new Map(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round <= runs; round++)
    for (const [name, work] of Object.entries(ways)) {
      const found = await rate(atOnce, work);
      if (round > 0) rates.get(name).push(found);
    }
  const [[, ours]] = rates;
  return [...rates].map(([name, found]) => [name, spread(found), found === ours ? '1' : ratio(ours, found)]);
}
