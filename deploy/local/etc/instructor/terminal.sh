# A terminal of an instructor's server: the course's programs first, and in the course's folder.
# The system's own start files are not read, since a login shell would put the PATH back to the machine's.
[ -f "$HOME/.bashrc" ] && . "$HOME/.bashrc"
PATH="$IPNB_BIN:$PATH"
[ "$PWD" = "$HOME" ] && cd -- "$IPNB_COURSE_ROOT"
