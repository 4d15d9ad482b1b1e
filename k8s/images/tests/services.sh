# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # sourced by ../test, which sets and reads the shared names

# The role that only the image build knows: it needs nothing around it and starts all that roles share.
port=4321

rehearse() {
  local name=$1 limit=$2 options=${3:-}
  pod "$name"
  mkdir -p "$work/pods/$name/config/ports"
  echo "{\"core_services\":{\"rehearsal\":{\"port\":$port}}}" > "$work/pods/$name/config/ports/MASTER_PORT_MANIFEST.json"
  start "$name" "$services_root" "$limit" "RECIO_COMPONENT=rehearsal ${options:+RECIO_JAVA_OPTIONS=$options}" \
    /opt/recio/bin/launch rehearsal
}

live() { [ "$(get "$1" "$port" /health/live)" = 200 ]; }

as_restricted_pod() {
  rehearse plain 384
  eventually 60 live plain
  expect "readiness without a database" "$(get plain "$port" /health/ready)" 503
  expect "the user" "$(inside plain sh -c 'while read -r key value rest; do [ "$key" != Uid: ] || echo "$value"; done < /proc/1/status')" 10001
  never inside plain sh -c 'echo x > /opt/recio/written'
}

# The JVM ends at once with AOTMode=on when the cache does not fit; with auto it would only be slow.
cache_fits() {
  rehearse strict 384 -XX:AOTMode=on
  eventually 60 live strict
  expect "classes from the cache" "$(grep -c 'role.aot\|shared.aot' "/proc/$(process_id strict)/maps" | sed 's/[1-9].*/some/')" some
  remove strict
}

sigterm() {
  local began=$SECONDS
  terminate plain
  ended plain 30
  [ $((SECONDS - began)) -le 15 ]
  grep -q 'shutdown completed' "$work/pods/plain/log"
}

heap_follows_limit() {
  local limit heap
  for limit in 256:102m 512:204m 2048:1228m; do
    heap=${limit#*:}
    rehearse sized "${limit%:*}"
    eventually 20 java_runs sized
    tr '\0' '\n' < "/proc/$(process_id sized)/cmdline" | grep -x -- "-Xmx$heap"
    remove sized
  done
}

java_runs() { tr '\0' '\n' < "/proc/$(process_id "$1")/cmdline" | grep -q -- '^-Xmx'; }

quiet_log() {
  cat "$work/pods/plain/log"
  never grep -qi 'warning.*\(cds\|aot\|restricted\|unsafe\)' "$work/pods/plain/log"
}

services_image=$(image services)
rootfs "$services_image"
services_root=$mount_of
check "services: a role lives as uid 10001 with a read-only root" as_restricted_pod
check "services: the AOT cache fits the run time and the class path" cache_fits
check "services: SIGTERM reaches Java, which stops in order" sigterm
check "services: the JVM has nothing to complain about" quiet_log
check "services: the heap follows the container's limit" heap_follows_limit
