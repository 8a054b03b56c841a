import { definitionsFromText, type FileDefinitions } from './text.ts';

/** Takes the definitions of one file's text. */
export type TakeText = (path: string, text: string, root: string) => FileDefinitions;

interface Remembered {
  readonly text: string;
  readonly root: string;
  readonly definitions: FileDefinitions;
}

/**
 * Takes texts for somebody who loads again and again: one that is as it was in the loading before is not read anew, and
 * its definitions are the same objects. `next` begins a loading, and forgets what the last one did not ask for.
 */
export function rememberTexts(): { readonly take: TakeText; next(): void } {
  let before = new Map<string, Remembered>();
  let now = new Map<string, Remembered>();
  return {
    next() {
      before = now;
      now = new Map();
    },
    take(path, text, root) {
      const known = before.get(path);
      const definitions =
        known?.text === text && known.root === root ? known.definitions : definitionsFromText(path, text, root);
      now.set(path, { text, root, definitions });
      return definitions;
    },
  };
}
