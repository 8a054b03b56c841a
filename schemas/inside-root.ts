/** Whether a folder written in a definition stays in the root it is relative to, by its text: no `..` leads out of it. */
export function staysInRoot(folder: string): boolean {
  if (/^([A-Za-z]:)?[\\/]/.test(folder)) return false;
  let depth = 0;
  for (const step of folder.split(/[\\/]/)) {
    if (step === '..') depth -= 1;
    else if (step !== '' && step !== '.') depth += 1;
    if (depth < 0) return false;
  }
  return true;
}
