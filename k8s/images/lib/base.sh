# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../build, which sets and reads the shared names
# What the images stand on. Public: Debian, Temurin and PostgreSQL images from their registries. Local: the
# same made from Debian's packages and this machine's JDK, for machines that can reach no registry.

# Fixed time of every file in our layers; a jar's time is also what an AOT cache checks.
epoch=1735689600
epoch_touch=202501010000.00
suite=bookworm

# Debian's packages change behind the same names; the day of the last renewal is part of every base's name.
renew_base() {
  lock_cache
  date -u +%Y-%m-%dT%H:%M:%SZ > "$cache/renewed"
  rm -rf "$cache/sources"
}

renewed() { cat "$cache/renewed" 2> /dev/null || true; }

java_base() { echo "localhost/recio/base:$(java_base_id)"; }

java_base_id() { echo "$base-$({ renewed && java_inputs; } | short_hash)"; }

java_inputs() {
  cat "$here"/base/*
  if [ "$base" = local ]; then find_jdk && cat "$JAVA_HOME/release"; fi
}

make_java_base() {
  local ref context=$work/base
  ref=$(java_base)
  if engine_has "$ref"; then return; fi
  mkdir -p "$context"
  cp "$here"/base/* "$context/"
  if [ "$base" = local ]; then
    make_rootfs "$context/os.tar" "$here/base/packages"
    link_java "$context/java"
    mv "$context/local.Containerfile" "$context/Containerfile"
  fi
  engine_build base "$context" "$ref"
}

# make_rootfs TAR PACKAGE_LIST
make_rootfs() {
  need mmdebstrap mmdebstrap
  say "unpacking Debian's packages"
  SOURCE_DATE_EPOCH=$epoch quietly rootfs mmdebstrap --variant=extract --quiet --skip=output/dev \
    --include="$(grep -v '^#' "$2" | paste -sd, -)" \
    --extract-hook="$here/base/slim" "$suite" "$1" ||
    fail 69 "mmdebstrap could not fetch and unpack Debian's packages; is the package mirror reachable?"
}

link_java() {
  find_jdk
  say "linking a Java runtime from $JAVA_HOME"
  quietly jlink sh "$here/base/link-java" "$JAVA_HOME" "$1" "$here/base/modules" ||
    fail 70 "jlink of $JAVA_HOME could not make the Java runtime"
  find "$1" -exec touch -h -t "$epoch_touch" {} +
}
