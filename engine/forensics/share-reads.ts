import type { Clock } from '../clock.ts';

export interface SharingOptions<Question, Answer> {
  readonly clock: Pick<Clock, 'now' | 'tick'>;
  /** Questions of one key have one answer. */
  readonly keyOf: (question: Question) => string;
  /** How old an answer may be, in ms from when its reading began; 3 s by default, 10 s where the next is given. */
  readonly atMost?: number;
  /** The answer must have begun to be read then or later; absent where its age alone counts. */
  readonly notBefore?: (question: Question) => Date;
  /** Answers that hold for longer, in ms, and however late they are asked for; undefined for any other. */
  readonly holds?: (answer: Answer) => number | undefined;
}

const byAge = 3_000;
const byMoment = 10_000;

interface Reading<Answer> {
  /** By both clocks. */
  readonly at: number;
  readonly tick: number;
  readonly answer: Promise<Answer>;
  holds?: number | undefined;
}

/**
 * Reads for many who ask at about the same time once, so that a hundred failures are not a hundred looks at one host. A
 * reading is nobody's own: who gives up waiting does not end it, so that `read` has to bring its own limit of time.
 */
export function shareReads<Question, Answer>(
  read: (question: Question) => Promise<Answer>,
  { clock, keyOf, notBefore, atMost = notBefore ? byMoment : byAge, holds }: SharingOptions<Question, Answer>,
): (question: Question) => Promise<Answer> {
  const readings = new Map<string, Reading<Answer>>();

  const serves = (reading: Reading<Answer>, question: Question): boolean => {
    const age = clock.tick() - reading.tick;
    if (reading.holds !== undefined) return age < reading.holds;
    return age < atMost && (notBefore === undefined || reading.at >= notBefore(question).getTime());
  };

  const begin = (question: Question): Reading<Answer> => {
    for (const [key, old] of readings) if (clock.tick() - old.tick >= (old.holds ?? atMost)) readings.delete(key);
    const key = keyOf(question);
    const moment = { at: clock.now().getTime(), tick: clock.tick() };
    const reading: Reading<Answer> = { ...moment, answer: read(question) };
    readings.set(key, reading);
    reading.answer.then(
      (answer) => {
        reading.holds = holds?.(answer);
      },
      () => readings.get(key) === reading && readings.delete(key),
    );
    return reading;
  };

  return (question) => {
    const known = readings.get(keyOf(question));
    return (known && serves(known, question) ? known : begin(question)).answer;
  };
}
