# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # sourced by ../test, which sets and reads the shared names

# An operator whose API server is away: alive, not ready, and it can be stopped.
operator_port=8080

start_operator() {
  pod "$1"
  start "$1" "$operator_root" 256 \
    "POD_NAME=operator POD_NAMESPACE=recio-system RECIO_SERVICES_IMAGE=s RECIO_POSTGRES_IMAGE=p KUBERNETES_MASTER=http://127.0.0.1:1 ${2:-}" \
    /opt/recio/bin/launch operator
}

operator_lives() { [ "$(get "$1" "$operator_port" /health/live)" = 200 ]; }

operator_without_cluster() {
  start_operator away RECIO_JAVA_OPTIONS=-XX:AOTMode=on
  eventually 60 operator_lives away
  expect "readiness" "$(get away "$operator_port" /health/ready)" 503
  expect "metrics" "$(get away "$operator_port" /metrics)" 200
  grep -q 'shared.aot' "/proc/$(process_id away)/maps"
}

operator_stops() {
  terminate away
  ended away 40
  never grep -qi 'warning.*\(cds\|aot\|restricted\|unsafe\)' "$work/pods/away/log"
}

operator_image=$(image operator)
rootfs "$operator_image"
operator_root=$mount_of
check "operator: lives from its AOT cache and is not ready while the API server is away" operator_without_cluster
check "operator: SIGTERM ends it" operator_stops
