# Takes each line of $LINES_FILE as if typed, presses Tab, and prints to $ANSWERS what was offered and what then stands
# on the line. A shell in a terminal of its own does it, with zsh's own completion.
zmodload zsh/zpty
zpty terminal "zsh -f -i"
zpty -w terminal "exec 3>$ANSWERS; source $INNER"
zpty -n -w terminal $'\x14'
while zpty -r terminal _; do :; done
