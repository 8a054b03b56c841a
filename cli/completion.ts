import type { Command } from 'commander';

/** A command as completion sees it. */
export interface CommandNode {
  /** The words after `healer` that lead to it: `incident list`; empty for healer itself. */
  readonly path: string;
  readonly words: readonly { readonly word: string; readonly description: string }[];
  /** Options that take one of a few values. */
  readonly values: readonly { readonly flag: string; readonly values: readonly string[] }[];
  readonly children: readonly string[];
}

export type Shell = 'bash' | 'zsh' | 'fish';

/** Every command of a program, its own words first. */
export function commandTree(command: Command, path = ''): CommandNode[] {
  const children = command.commands.map((child) => child.name());
  const fixed = command.registeredArguments.flatMap(({ argChoices, description }) =>
    (argChoices ?? []).map((word) => ({ word, description })),
  );
  const options = command.options.map(({ long, short, description }) => ({ word: long ?? short ?? '', description }));
  const own: CommandNode = {
    path,
    children,
    words: [
      ...command.commands.map((child) => ({ word: child.name(), description: child.description() })),
      ...fixed,
      ...options,
      { word: '--help', description: 'how it is used' },
    ],
    values: command.options.flatMap(({ long, argChoices }) =>
      long && argChoices ? [{ flag: long, values: argChoices }] : [],
    ),
  };
  return [own, ...command.commands.flatMap((child) => commandTree(child, `${path} ${child.name()}`.trim()))];
}

/** What each shell sources. Where nothing of ours fits, files are offered. */
export const scripts: Readonly<Record<Shell, (tree: readonly CommandNode[]) => string>> = {
  bash: (tree) => `${functions(tree, `"\${COMP_WORDS[@]:1:COMP_CWORD-1}"`)}
_healer() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words
  words="$(_healer_words "\${COMP_WORDS[COMP_CWORD-1]}")"
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _healer healer
`,
  zsh: (tree) => `#compdef healer
${functions(tree, `"\${(@)words[2,CURRENT-1]}"`)}
_healer() {
  local found
  found="$(_healer_words "\${words[CURRENT-1]}")"
  compadd -- \${=found}
  _files
}
compdef _healer healer
`,
  fish,
};

/** For bash and zsh alike: `_healer_words PREVIOUS` prints the words that may come next. `typed` are the words so far. */
function functions(tree: readonly CommandNode[], typed: string): string {
  const steps = tree.flatMap(({ path, children }) => children.map((child) => quote(`${path} ${child}`.trim())));
  const values = tree.flatMap((node) =>
    node.values.map(
      ({ flag, values }) => `    ${quote(`${node.path} ${flag}`)}) echo ${quote(values.join(' '))}; return ;;\n`,
    ),
  );
  const words = tree.map(
    (node) => `    ${quote(node.path)}) echo ${quote(node.words.map(({ word }) => word).join(' '))} ;;\n`,
  );
  return `_healer_words() {
  local at="" word
  for word in ${typed}; do
    case "\${at:+$at }$word" in
      ${steps.join('|')}) at="\${at:+$at }$word" ;;
    esac
  done
  case "$at $1" in
${values.join('')}  esac
  case "$at" in
${words.join('')}  esac
}`;
}

function fish(tree: readonly CommandNode[]): string {
  const steps = tree.flatMap(({ path, children }) => children.map((child) => quote(`${path} ${child}`.trim())));
  const lines = tree.flatMap(({ path, words, values }) => [
    ...words.map(({ word, description }) => {
      const value = values.find(({ flag }) => flag === word);
      const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-a ${quote(word)}`;
      const choices = value ? ` -x -a ${quote(value.values.join(' '))}` : '';
      return `complete -c healer -n ${quote(`__healer_at ${quote(path)}`, true)} ${what}${choices} -d ${quote(description)}\n`;
    }),
  ]);
  return `function __healer_at
  set -l at ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim -- "$at $word")
    if contains -- $next ${steps.join(' ')}
      set at $next
    end
  end
  test "$at" = "$argv[1]"
end
${lines.join('')}`;
}

/** A word in quotes for a shell; `double` where it holds words in single quotes itself. */
function quote(text: string, double = false): string {
  return double ? `"${text}"` : `'${text.replaceAll("'", '’')}'`;
}
