# What a script says while it works: steps with their time, colour only on a terminal, a log kept for when something fails.
# Sourced by installer/try.sh, tests/run.sh and tests/fresh-machine/run.sh. Set LOGS, the folder for logs, before the first step.

if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ] && [ -z "${NO_COLOR:-}" ]; then
  lively=yes bold=$(printf '\033[1m') quiet=$(printf '\033[2m') good=$(printf '\033[32m') bad=$(printf '\033[31m') plain=$(printf '\033[0m')
  erase=$(printf '\r\033[K')
else
  lively=no bold='' quiet='' good='' bad='' plain='' erase=''
fi
step_child=''

# say LINE...
say() { printf '%s\n' "$@"; }
title() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }

# complain LINE...: an error, with what to do about it.
complain() {
  printf '\n%s%s%s\n' "$bad" "$1" "$plain" >&2
  shift
  for line in "$@"; do printf '%s\n' "$line" >&2; done
}

now() { date +%s; }

# took SECONDS: "8 s" or "2 min 05 s".
took() {
  if [ "$1" -lt 60 ]; then printf '%d s' "$1"; else printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); fi
}

# How far a build has come, from the last lines of its log: " 42 %" or nothing.
progress_of() {
  tail -c 2000 "$1" 2>/dev/null | tr '\r' '\n' |
    sed -n -e 's/^\[ *\([0-9][0-9]*\)%\].*/ \1 %/p' -e 's/^\[\([0-9][0-9]*\/[0-9][0-9]*\)\] .*/ \1/p' | tail -n 1
}

# end_processes PID: ends it and everything below it.
end_processes() {
  children=$(cat "/proc/$1/task/$1/children" 2>/dev/null)
  for child in $children; do (end_processes "$child"); done
  kill "$1" 2>/dev/null || :
}

# stop_step: ends what a step has started, when the person interrupts (background work of a script does not hear Ctrl-C by itself).
stop_step() {
  [ -z "$step_child" ] || end_processes "$step_child"
  printf '%s\n' "${erase}Stopped." >&2
}

# step NAME WHAT COMMAND...
# Runs the command (or function) with its output in $LOGS/NAME.log, showing WHAT and the time it takes. Returns the command's status;
# after a failure the log's last FAILURE_LINES (25) are shown with its path.
step() {
  step_log=$LOGS/$1.log step_what=$2 step_start=$(now)
  shift 2
  mkdir -p "$LOGS"
  [ "$lively" = yes ] || printf '  %s ...\n' "$step_what"
  "$@" >"$step_log" 2>&1 </dev/null &
  step_child=$!
  step_beat=0
  while kill -0 "$step_child" 2>/dev/null; do
    if [ "$lively" = yes ]; then
      case $((step_beat % 4)) in 0) spin='|' ;; 1) spin='/' ;; 2) spin='-' ;; *) spin="\\" ;; esac
      printf '%s  %s %s %s(%s%s)%s' "$erase" "$spin" "$step_what" "$quiet" "$(took $(($(now) - step_start)))" "$(progress_of "$step_log")" "$plain"
    else
      [ $((step_beat % 150)) -ne 149 ] || printf '    still at it (%s%s)\n' "$(took $(($(now) - step_start)))" "$(progress_of "$step_log")"
    fi
    sleep 0.2
    step_beat=$((step_beat + 1))
  done
  step_status=0
  wait "$step_child" || step_status=$?
  step_child=''
  if [ "$step_status" -eq 0 ]; then
    printf '%s  %s %s %s(%s)%s\n' "$erase" "${good}ok${plain}" "$step_what" "$quiet" "$(took $(($(now) - step_start)))" "$plain"
  else
    printf '%s  %s %s %s(%s)%s\n' "$erase" "${bad}failed${plain}" "$step_what" "$quiet" "$(took $(($(now) - step_start)))" "$plain"
    complain "The last lines of the log:"
    tail -n "${FAILURE_LINES:-25}" "$step_log" | sed 's/^/    /' >&2
    printf '\nThe whole log: %s\n' "$step_log" >&2
  fi
  return "$step_status"
}
