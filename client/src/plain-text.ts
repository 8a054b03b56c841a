import type { QuickPickItem } from 'vscode';

/** Zero-width, so that what it parts reads as before. */
const parting = '\u200b';

/**
 * Text of others, as answers, errors and names in files are, for a place where the editor draws links (`[words](command:…)`
 * runs a command at a click) and icons (`$(name)`): messages, the status bar, progress, lenses and picks show it as words.
 */
export function plainText(text: string): string {
  return text.replace(/(?<=[\]$])\(/g, `${parting}(`);
}

/** A row to choose whose label, description and detail are plain text. */
export function plainItem<T extends QuickPickItem>(item: T): T {
  const { label, description, detail } = item;
  return {
    ...item,
    label: plainText(label),
    ...(description !== undefined && { description: plainText(description) }),
    ...(detail !== undefined && { detail: plainText(detail) }),
  };
}
