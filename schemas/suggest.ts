/**
 * The known word a person most likely meant, or undefined when none is near. Differences of case, `_` and `-` cost
 * nothing; otherwise about one slip in three letters is forgiven, a swap of neighbours counting as one. Of a word of one
 * or two letters none is: too many others are as near.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const plain = simplify(word);
  let best: string | undefined;
  let bestDistance = Math.floor(plain.length / 3) + 1;
  for (const candidate of known) {
    const other = simplify(candidate);
    if (other === plain) return candidate;
    if (Math.abs(other.length - plain.length) >= bestDistance) continue;
    const distance = editDistance(plain, other);
    if (distance < bestDistance && distance < Math.max(plain.length, other.length)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function simplify(word: string): string {
  return word
    .toLowerCase()
    .replace(/[_\-\s]/g, '')
    .slice(0, 64);
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replace);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** ` Did you mean "http"?`, or nothing. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
}

/** Words as a list for a sentence, the first twelve of them. */
export function listWords(words: readonly string[]): string {
  return words.length > 12 ? `${words.slice(0, 12).join(', ')}, …` : words.join(', ');
}
