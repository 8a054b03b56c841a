autoload -Uz compinit
compinit -u -D
source $SCRIPT
compadd() {
  local -a found
  builtin compadd -O found "$@"
  offered+=($found)
  builtin compadd "$@"
}
press_tab() {
  local line
  local -aU offered
  while IFS= read -r line; do
    offered=()
    BUFFER=$line CURSOR=$#line
    zle complete-word
    print -r -- "$line|${(j: :)offered}|$BUFFER" >&3
  done <$LINES_FILE
  exit
}
zle -N press_tab
bindkey '^T' press_tab
