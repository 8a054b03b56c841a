import type * as vscode from 'vscode';

/** Between two questions at least, in ms. */
const rest = 500;
/** A question is not asked again before this many times what the last answer took. */
const breath = 10;
/** At most this long all the same, in ms: what was slow once, as across a sleep of this host, says little of the next. */
const longestRest = 15_000;

/** Asks of these names, or of everything; whether an answer came. */
export type Question = (names: readonly string[] | undefined) => Promise<boolean>;

/**
 * Asks one question again and again, one at a time and as seldom as its answers want. What changes meanwhile is asked for
 * after it, all of it at once; after an answer that did not come, everything.
 */
export class AskAgain implements vscode.Disposable {
  private readonly question: Question;
  private wanted: ReadonlySet<string> | 'everything' | undefined;
  private asking = false;
  private incomplete = true;
  private timer: NodeJS.Timeout | undefined;
  private disposed = false;

  constructor(question: Question) {
    this.question = question;
  }

  /** Asks of these, or of everything, now or after the answer under way. */
  want(names?: readonly string[]): void {
    const more = this.wanted ?? [];
    this.wanted = names && more !== 'everything' ? new Set([...more, ...names]) : 'everything';
    if (!this.asking) void this.ask();
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
  }

  private async ask(): Promise<void> {
    const { wanted } = this;
    if (wanted === undefined || this.disposed) return;
    this.asking = true;
    this.wanted = undefined;
    const began = performance.now();
    this.incomplete = !(await this.question(this.incomplete || wanted === 'everything' ? undefined : [...wanted]));
    if (this.disposed) return;
    const took = this.incomplete ? 0 : performance.now() - began;
    this.timer = setTimeout(
      () => {
        this.asking = false;
        if (this.incomplete && this.wanted === undefined) this.timer = setTimeout(() => this.want(), longestRest);
        else void this.ask();
      },
      Math.min(longestRest, Math.max(rest, breath * took)),
    );
  }
}
