import { basename } from 'node:path';

const shells = /^(ba|da|a|z|k|fi)?sh$/;
const interpreters = /^(python|pypy|perl|ruby|nodejs|node|php|lua|tclsh|bun|deno|Rscript)[\d.]*$/;
/** Options after which no script comes, because the program is in a word of its own or a module. */
const codeOfShell = /^-\w*c/;
const code = /^-(-eval|-print|\w*[ceEmp])/;

/**
 * What a process is known by: its own name, which is what the kernel calls it (15 bytes at most, and of a script with `#!`
 * that of the script), the file name of its command, and where an interpreter was called with a script, the script's.
 * Of those that read options with a value before the script the value may be taken for it.
 */
export function namesOf(own: string, words: readonly string[]): readonly string[] {
  const [command = own, ...rest] = words;
  const program = basename(command);
  const script = scriptOf(program, rest);
  return [...new Set([own, program, ...(script === undefined ? [] : [script])])];
}

function scriptOf(program: string, words: readonly string[]): string | undefined {
  // A login shell's name begins with a dash.
  const shell = shells.test(program.replace(/^-/, ''));
  if (!shell && !interpreters.test(program)) return undefined;
  const index = words.findIndex((word) => !word.startsWith('-'));
  const script = words[index];
  const inline = shell ? codeOfShell : code;
  return script === undefined || words.slice(0, index).some((word) => inline.test(word)) ? undefined : basename(script);
}
