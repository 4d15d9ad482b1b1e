# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../build, which sets and reads the shared names
# Messages: progress and errors go to standard error, one sentence each.

say() { echo "images: $*" >&2; }

# fail EXIT_CODE MESSAGE…
fail() {
  local code=$1
  shift
  echo "images: $*" >&2
  exit "$code"
}

megabytes() { echo $(($(wc -c < "$1") / 1000000)); }

# quietly LOG_NAME COMMAND… shows the end of the output only when the command fails.
quietly() {
  local log=$work/$1.log
  shift
  "$@" > "$log" 2>&1 && return
  local code=$?
  tail -n 25 "$log" >&2
  if grep -q 'No space left on device' "$log"; then
    fail 74 "the disk is full ($(df -Ph "$cache" | awk 'NR==2 {print $4 " free on " $6}')); free some space and run again"
  fi
  return $code
}
