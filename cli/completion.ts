import type { Command } from 'commander';

/** A command as completion sees it. */
export interface CommandNode {
  /** The words after `healer` that lead to it: `incident list`; empty for healer itself. */
  readonly path: string;
  readonly words: readonly { readonly word: string; readonly description: string }[];
  /** Options that take a value, each with those there are; none where it is free. */
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
    values: command.options.flatMap(({ long, required, argChoices }) =>
      long && required ? [{ flag: long, values: argChoices ?? [] }] : [],
    ),
  };
  return [own, ...command.commands.flatMap((child) => commandTree(child, `${path} ${child.name()}`.trim()))];
}

/** What each shell sources. Options are offered once a dash is typed; where nothing of ours fits, files are. */
export const scripts: Readonly<Record<Shell, (tree: readonly CommandNode[]) => string>> = {
  bash: (tree) => `${functions(tree, `"\${COMP_WORDS[@]:1:COMP_CWORD-1}"`)}
_healer() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  if [[ $current == = ]]; then current=''
  elif [[ $previous == = ]]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  COMPREPLY=($(compgen -W "$(_healer_words "$previous" "$current")" -- "$current"))
}
complete -o default -F _healer healer
`,
  zsh: (tree) => `#compdef healer
${functions(tree, `"\${(@)words[2,CURRENT-1]}"`)}
_healer() {
  local found previous="\${words[CURRENT-1]}"
  if [[ $PREFIX == --*=* ]]; then
    previous="\${PREFIX%%=*}"
    compset -P 1 '*='
  fi
  found="$(_healer_words "$previous" "$PREFIX")"
  compadd -- \${=found} || _files
}
if [[ $funcstack[1] == _healer ]]; then _healer "$@"; else compdef _healer healer; fi
`,
  fish,
};

/**
 * For bash and zsh alike: `_healer_words PREVIOUS CURRENT` prints the words that may come next. `typed` are the words
 * before the current one.
 */
function functions(tree: readonly CommandNode[], typed: string): string {
  const steps = tree.flatMap(({ path, children }) => children.map((child) => quote(`${path} ${child}`.trim())));
  const flags = tree.flatMap(({ path, values: own }) =>
    own.map(({ flag, values }) => ({ at: quote(`${path} ${flag}`), values: values.join(' ') })),
  );
  const free = flags.filter(({ values }) => values === '').map(({ at }) => at);
  const values = flags.flatMap(({ at, values }) =>
    values === '' ? [] : `    ${at}) echo ${quote(values)}; return ;;\n`,
  );
  // A command before the one it belongs to, whose pattern would match it too.
  const words = tree.toReversed().flatMap(({ path, words }) =>
    [words.filter(isOption), words.filter((one) => !isOption(one))].map((some, nth) => {
      const pattern = quote(`${path} `) + (nth === 0 ? '-*' : '*');
      return `    ${pattern}) echo ${quote(some.map(({ word }) => word).join(' '))} ;;\n`;
    }),
  );
  return `_healer_words() {
  local at="" word
  for word in ${typed}; do
    case "\${at:+$at }$word" in
      ${steps.join('|')}) at="\${at:+$at }$word" ;;
    esac
  done
  case "$at $1" in
${values.join('')}    ${free.join('|')}) return ;;
  esac
  case "$at $2" in
${words.join('')}  esac
}`;
}

function fish(tree: readonly CommandNode[]): string {
  const steps = tree.flatMap(({ path, children }) => children.map((child) => quote(`${path} ${child}`.trim())));
  const lines = tree.flatMap(({ path, words, values }) => [
    ...(words.every(isOption) ? [] : [`complete -c healer -n ${quote(`__healer_at ${quote(path)}`, true)} -f\n`]),
    ...words.map(({ word, description }) => {
      const value = values.find(({ flag }) => flag === word);
      const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-a ${quote(word)}`;
      const choices = value?.values.length ? ` -x -a ${quote(value.values.join(' '))}` : value ? ' -r' : '';
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

function isOption({ word }: { readonly word: string }): boolean {
  return word.startsWith('-');
}

/** A word in quotes for a shell; `double` where it holds words in single quotes itself. */
function quote(text: string, double = false): string {
  return double ? `"${text}"` : `'${text.replaceAll("'", '’')}'`;
}
