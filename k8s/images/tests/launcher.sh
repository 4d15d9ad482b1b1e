# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../test, which sets and reads the shared names

# The launcher alone, in the image, with no Java started: what it refuses.

launch() {
  local code=0
  pod launcher
  run launcher "$services_root" 256 '' /opt/recio/bin/launch "$@" > "$work/launch" 2>&1 || code=$?
  remove launcher
  cat "$work/launch"
  expect "the exit code" "$code" 64
  expect "the number of lines" "$(wc -l < "$work/launch")" 1
}

unknown_role() {
  launch trade-manger
  grep -q "^launch: unknown role 'trade-manger'; the roles are: .*migrate" "$work/launch"
  never grep -q rehearsal "$work/launch"
}

no_role() {
  launch
  grep -q '^launch: no role given; the roles are: ' "$work/launch"
}

role_as_a_path() {
  launch ../roles/migrate
  grep -q "unknown role '../roles/migrate'" "$work/launch"
}

every_role_is_whole() {
  local directory main jars
  for directory in "$services_root"/opt/recio/roles/*/; do
    { read -r main && read -r jars; } < "$directory/classpath"
    tr : '\n' <<< "$jars" | while read -r jar; do
      [ -f "$services_root$jar" ] || { echo "$directory names $jar" && return 1; }
    done
    [ "${jars#"$shared_jars"}" != "$jars" ] || { echo "$directory does not begin with the shared jars" && return 1; }
  done
}

services_image=$(image services)
rootfs "$services_image"
services_root=$mount_of
shared_jars=$(sed -n 2p "$services_root/opt/recio/roles/rehearsal/classpath")
check "launcher: an unknown role is one line that lists the roles, exit code 64" unknown_role
check "launcher: so is no role" no_role
check "launcher: a role is a name, not a path" role_as_a_path
check "launcher: every role's jars are there and begin with those of the AOT cache" every_role_is_whole
