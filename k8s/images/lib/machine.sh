# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../build, which sets and reads the shared names
# What the machine must have: a JDK, tools, room on the disk.

# need COMMAND PACKAGE: installs the Debian package where that is possible, else says what is missing.
need() {
  command -v "$1" > /dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    say "installing Debian's $2 for the command $1"
    install_package "$2" && command -v "$1" > /dev/null && return
  fi
  fail 69 "the command '$1' is missing; install the package '$2' and run again"
}

install_package() {
  local options=(-q -y --no-install-recommends -o DPkg::Lock::Timeout=300)
  DEBIAN_FRONTEND=noninteractive quietly "apt-$1" apt-get "${options[@]}" install "$1" ||
    { quietly apt-update apt-get -q update &&
      DEBIAN_FRONTEND=noninteractive quietly "apt-$1" apt-get "${options[@]}" install "$1"; }
}

# room GIGABYTES: refuses early rather than half way through a layer.
room() {
  local free
  free=$(df -Pk "$cache" | awk 'NR==2 {print int($4 / 1000000)}')
  [ "$free" -ge "$1" ] || fail 74 "$cache has $free GB free and the build needs $1; free some space or set RECIO_CACHE"
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && grep -qs '^JAVA_VERSION="25' "$1/release"
}

find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/*; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done
  fail 69 "no JDK 25 found; install one or point JAVA_HOME at it"
}

# One build at a time in one cache: two would write the same storage and the same target folders.
lock_cache() {
  [ -z "$locked" ] && command -v flock > /dev/null || return 0
  locked=yes
  exec 9> "$cache/lock"
  flock --nonblock 9 || { say "waiting for another build in $cache" && flock 9; }
}

project_version() {
  sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -n 1
}
