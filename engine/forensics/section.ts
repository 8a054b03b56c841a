import { formatDuration } from '../../schemas/duration.ts';
import type { Result } from '../model/failure.ts';
import type { Section } from '../model/report.ts';

/** What a section needs to know of the report it is for. */
export interface SectionContext {
  readonly at: Date;
  readonly root: string;
  readonly trusted: boolean;
  /** Whose tools and settings are used: PATH, HOME and where Docker and Kubernetes are. */
  readonly environment: NodeJS.ProcessEnv;
}

/** One source a report asks, and how what it answers is put in words. */
export interface SectionSource<About, T> {
  readonly title: string;
  /** How long it may take, in ms. */
  readonly timeout: number;
  /** When `signal` aborts its time is up: it answers at once with what it has, else with a failure. */
  read(about: About, signal: AbortSignal): Promise<Result<T>>;
  /** For a person; a line may be of any length and hold any characters. */
  lines(data: T): readonly string[];
  /** Parts of it that could not be read, each with its reason. */
  unread?(data: T): readonly string[];
}

/** What a source has, in ms, to hand over what it found once its time is up. */
const grace = 150;

/** Asks one source. It always answers within its time: one that is silent is late, one that breaks is unread. */
export async function readSection<About, T>(source: SectionSource<About, T>, about: About): Promise<Section<T>> {
  const { timeout } = source;
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  const reason = `no answer within ${formatDuration(timeout)}`;
  const timeUp = new AbortController();
  const soft = setTimeout(() => timeUp.abort(), timeout);
  const silent = Promise.withResolvers<undefined>();
  const hard = setTimeout(() => silent.resolve(undefined), timeout + grace);
  try {
    const answer = await Promise.race([source.read(about, timeUp.signal), silent.promise]);
    if (answer?.ok) return { status: 'read', took: took(), data: answer.value };
    if (answer === undefined || timeUp.signal.aborted) return { status: 'late', took: took(), reason };
    return { status: 'unread', took: took(), reason: answer.failure.message };
  } catch (error) {
    return { status: 'unread', took: took(), reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(soft);
    clearTimeout(hard);
  }
}
