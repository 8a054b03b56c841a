/**
 * A file system that does not answer, as that of a network mount whose server is gone, keeps a thread of this process for
 * every question put to it, for good: once none is left, nothing can be looked at any more. So questions that may meet one
 * are asked here: each once at a time, and few of them altogether.
 */
export interface FileThreads {
  /** Questions of one kind, told apart by their keys. */
  asker<T>(): Ask<T>;
}

/**
 * What `read` answers about something in a folder. Whoever asks with the key of a question under way gets its answer.
 * Rejects as `read` does, and with the code `unanswered` or `unasked`.
 */
export type Ask<T> = (key: string, folder: string, read: () => Promise<T>, wait?: Waiting) => Promise<T>;

export interface Waiting {
  /** Aborted, the answer is waited for no longer. */
  readonly signal?: AbortSignal;
  /** Nor is it this long after the question was first asked, in ms: one known not to be answered costs no time. */
  readonly patience?: number;
}

/** Nothing came in time. */
export const unanswered = 'EUNANSWERED';
/** It could not even be asked: too many others are unanswered. */
export const unasked = 'EUNASKED';

/** Whether a read was not answered, or not asked for because too many are not. */
export function isUnanswered(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === unanswered || code === unasked;
}

export interface FileThreadLimits {
  /** Questions under way at once, about one folder and altogether. */
  readonly ofFolder: number;
  readonly altogether: number;
}

/** A question under way for longer than this is one that may never be answered, in ms. */
const long = 1_000;

interface Question {
  readonly folder: string;
  readonly asked: number;
  readonly begin: () => void;
  began?: number;
}

export function createFileThreads({ ofFolder, altogether }: FileThreadLimits): FileThreads {
  const waiting = new Set<Question>();
  const underWay = new Set<Question>();
  const busy = new Map<string, number>();

  const pump = () => {
    for (const question of waiting) {
      if (underWay.size >= altogether) return;
      const { folder } = question;
      const already = busy.get(folder) ?? 0;
      if (already >= ofFolder) continue;
      busy.set(folder, already + 1);
      waiting.delete(question);
      underWay.add(question);
      question.began = performance.now();
      question.begin();
    }
  };
  const end = (question: Question) => {
    underWay.delete(question);
    const left = (busy.get(question.folder) ?? 1) - 1;
    if (left === 0) busy.delete(question.folder);
    else busy.set(question.folder, left);
    pump();
  };
  /** Why a new question would wait for those that may never be answered. */
  const hindrance = (folder: string): typeof unanswered | typeof unasked | undefined => {
    const since = performance.now() - long;
    const hang = (some: readonly Question[], most: number) =>
      some.length >= most && some.every(({ began = 0 }) => began < since);
    const all = [...underWay];
    if (hang(all, altogether)) return unasked;
    return hang(
      all.filter((one) => one.folder === folder),
      ofFolder,
    )
      ? unanswered
      : undefined;
  };

  return {
    asker<T>(): Ask<T> {
      const asked = new Map<string, { readonly question: Question; readonly answers: Set<PromiseWithResolvers<T>> }>();

      const put = (key: string, folder: string, read: () => Promise<T>) => {
        const answers = new Set<PromiseWithResolvers<T>>();
        const question: Question = {
          folder,
          asked: performance.now(),
          begin() {
            const settle = (tell: (one: PromiseWithResolvers<T>) => void) => {
              asked.delete(key);
              for (const one of answers) tell(one);
              end(question);
            };
            read().then(
              (value) => settle(({ resolve }) => resolve(value)),
              (error: unknown) => settle(({ reject }) => reject(error)),
            );
          },
        };
        const one = { question, answers };
        asked.set(key, one);
        waiting.add(question);
        return one;
      };

      return async (key, folder, read, { signal, patience } = {}) => {
        const why = asked.has(key) ? undefined : hindrance(folder);
        if (why !== undefined) throw unread(why);
        const { question, answers } = asked.get(key) ?? put(key, folder, read);
        const answer = Promise.withResolvers<T>();
        answers.add(answer);
        pump();
        const giveUp = () => {
          answers.delete(answer);
          if (answers.size === 0 && waiting.delete(question)) asked.delete(key);
          answer.reject(unread(unanswered));
        };
        const left = patience === undefined ? undefined : question.asked + patience - performance.now();
        const timer = left === undefined ? undefined : setTimeout(giveUp, Math.max(0, left));
        signal?.addEventListener('abort', giveUp, { once: true });
        if (signal?.aborted) giveUp();
        try {
          return await answer.promise;
        } finally {
          clearTimeout(timer);
          signal?.removeEventListener('abort', giveUp);
        }
      };
    },
  };
}

function unread(code: typeof unanswered | typeof unasked): NodeJS.ErrnoException {
  const why = code === unasked ? 'too many other files of this host do not answer' : 'it does not answer';
  return Object.assign(new Error(why), { code });
}

/**
 * Those of this process: for what files hold; for folders and mount points themselves; and for what the kernel tells of
 * processes. However many of one kind do not answer, the others are asked, and together they are fewer than a daemon's
 * threads (daemon/environment.ts), so that other work always has some.
 */
export const fileThreads = createFileThreads({ ofFolder: 4, altogether: 24 });
export const folderThreads = createFileThreads({ ofFolder: 2, altogether: 16 });
export const kernelThreads = createFileThreads({ ofFolder: 2, altogether: 16 });
