import assert from 'node:assert/strict';

/** A generator of numbers in [0, 1) that gives the same ones for the same seed: mulberry32. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const day = 86_400_000;
const services = 40;
const vocabulary = 3_000;
const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'zu'];

/** The word of a number: one of three syllables, each number its own. */
export function wordOf(number) {
  const base = syllables.length;
  const digits = [number % base, Math.floor(number / base) % base, Math.floor(number / base ** 2) % base];
  return digits.map((digit) => syllables[digit]).join('');
}

const mara = { name: 'mara', via: 'cli' };

/**
 * Fills a store with incidents over two years, by its own functions: texts of some thirty words, frequent ones first as
 * in any language, two notes each; nine in ten are resolved. Answers with the ids of those that are not.
 */
export async function manyIncidents({ createIncidents, createIncidentStore }, database, count, seed = 1) {
  const random = seeded(seed);
  const word = () => wordOf(Math.floor(vocabulary * random() ** 3));
  const words = (number) => Array.from({ length: number }, word).join(' ');
  let now = Date.UTC(2024, 10, 21);
  const incidents = createIncidents({
    store: createIncidentStore(database),
    collectors: [],
    clock: () => new Date(now),
    profileOf: async () => undefined,
    onChange: () => {},
    source: 'bench',
    scope: 'local',
  });
  const open = [];
  for (let number = 0; number < count; number++) {
    now += (730 * day) / count;
    const service = `service-${Math.floor(services * random())}`;
    const severity = `P${1 + Math.floor(4 * random())}`;
    const incident = { title: words(8), severity, service, description: words(20) };
    const opened = await incidents.open(
      { root: '/', trusted: true, actor: mara, incident },
      { workload: service, check: 'http', started: new Date(now).toISOString() },
    );
    assert(opened.ok);
    const { id } = opened.value;
    for (let note = 0; note < 2; note++) assert((await incidents.note({ id, actor: mara, text: words(15) })).ok);
    if (number % 10 === 0) open.push(id);
    else {
      const resolution = { summary: words(15), root_cause: words(20), fix: words(12), downtime_minutes: 17 };
      assert((await incidents.resolve({ id, actor: mara, resolution })).ok);
    }
  }
  return { incidents, open };
}
