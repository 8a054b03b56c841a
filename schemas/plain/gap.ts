/** A comment or the end of a line between two entries. */
export interface GapToken {
  /** The comment from its `#` on, or the line end. */
  readonly source: string;
  /** The column a comment stands in, from 0. */
  readonly column: number;
}

export function isComment({ source }: GapToken): boolean {
  return source.startsWith('#');
}

/** What a comment says; an empty one is a blank, since without text there would be none. */
function wordsOf(source: string): string {
  return source.slice(1) || ' ';
}

/** What stands before an entry: its comment, and whether a blank line sets it apart. */
export interface Above {
  readonly comment: string;
  readonly spaceBefore: boolean;
}

/** What the lines above an entry say of it. `atNewline`: they begin on a line of their own. */
export function aboveOf(tokens: readonly GapToken[], atNewline: boolean): Above {
  let comment = '';
  let separator = '';
  let spaceBefore = false;
  let isBlank = atNewline;
  for (const token of tokens)
    if (isComment(token)) {
      comment = comment === '' ? wordsOf(token.source) : comment + separator + wordsOf(token.source);
      separator = '';
      isBlank = false;
    } else {
      if (!isBlank) separator += token.source;
      else if (comment === '') spaceBefore = true;
      else comment += token.source;
      isBlank = true;
    }
  return { comment, spaceBefore };
}

/** The comment that the tokens behind a value make up. */
export function commentBehind(tokens: readonly GapToken[]): string {
  let comment = '';
  let separator = '';
  for (const token of tokens)
    if (isComment(token)) {
      comment = comment === '' ? wordsOf(token.source) : comment + separator + wordsOf(token.source);
      separator = '';
    } else if (comment !== '') separator += token.source;
  return comment;
}

/** The comment above the whole of a document, and whether a blank line sets it apart from what follows. */
export function preludeOf(tokens: readonly GapToken[]): { readonly comment: string; readonly isApart: boolean } {
  let comment = '';
  let isApart = false;
  let afterComment = false;
  for (const token of tokens)
    if (isComment(token)) {
      comment += (comment === '' ? '' : isApart ? '\n\n' : '\n') + wordsOf(token.source);
      afterComment = true;
      isApart = false;
    } else {
      if (!afterComment) isApart = true;
      afterComment = false;
    }
  return { comment, isApart };
}
