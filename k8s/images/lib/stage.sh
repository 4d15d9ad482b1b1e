# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../build, which sets and reads the shared names

# stage_IMAGE CONTEXT collects what goes into an image.

stage_postgres() {
  mkdir -p "$1"
  cp "$here"/postgres/{Containerfile,entrypoint,backup,postgresql.conf,pg_hba.conf,pg_ident.conf,first-start.sql} "$1/"
}

# The class path of every role begins with what the platform brings, in one order: an AOT cache fits exactly
# the class paths that begin with the one it was trained on.
stage_services() {
  local context=$1 role
  build_jars
  stage_java "$context" services
  mkdir -p "$context"/{rehearsal,roles/migrate}
  common=$work/common-jars
  collect_jars "$context" "$root/services/platform" > "$common"
  write_class_path "$context/rehearsal" io.rec.platform.rehearsal.Application "$common"
  write_class_path "$context/roles/migrate" io.rec.platform.migration.Application "$common"
  for role in $(roles); do stage_role "$context" "$role"; done
}

# stage_java CONTEXT IMAGE: what both Java images have.
stage_java() {
  mkdir -p "$1"/{libraries,shared,roles,training}
  cp "$here/$2/Containerfile" "$here/launch" "$1/"
  find_jdk
  quietly trainer "$JAVA_HOME/bin/javac" -d "$1/training" --release 25 "$here"/training/*.java ||
    fail 70 "the trainer of the AOT cache does not compile"
}

# A role is a folder of services with a main class of its own that is no library.
roles() {
  local module name
  for module in "$root"/services/*/pom.xml; do
    module=$(dirname "$module")
    name=$(basename "$module")
    case $name in domain | platform | venues | benchmarks) continue ;; esac
    if has_main "$module"; then
      echo "$name"
    else
      say "services/$name has no built main class and will not be in the image"
    fi
  done
}

has_main() {
  local main
  [ -f "$(module_jar "$1")" ] && [ -d "$1/target/lib" ] || return 1
  main=$(main_class "$1")
  unzip -Z1 "$(module_jar "$1")" "${main//./\/}.class" > /dev/null 2>&1
}

stage_role() {
  local context=$1 role=$2 module=$root/services/$2 extra=$work/extra-jars
  collect_jars "$context" "$module" | LC_ALL=C sort | LC_ALL=C comm -13 "$common" - > "$extra"
  mkdir -p "$context/roles/$role"
  mv "$context/shared/$(basename "$(module_jar "$module")")" "$context/roles/$role/"
  sed -i.bak "s:^/opt/recio/lib/recio-$role-$version.jar$:/opt/recio/roles/$role/recio-$role-$version.jar:" "$extra"
  cat "$common" "$extra" > "$extra.all"
  write_class_path "$context/roles/$role" "$(main_class "$module")" "$extra.all"
}

module_jar() { echo "$1/target/recio-$(basename "$1")-$version.jar"; }

main_class() { unzip -p "$(module_jar "$1")" META-INF/MANIFEST.MF | tr -d '\r' | sed -n 's/^Main-Class: //p'; }

# collect_jars CONTEXT MODULE: copies a module's jar and libraries and prints their paths in the image, sorted.
# Other people's jars hardly ever change, ours do: two layers.
collect_jars() {
  local context=$1 jar
  [ -f "$(module_jar "$2")" ] || fail 70 "$2 is not built; run without --no-maven"
  for jar in "$2"/target/lib/*.jar "$(module_jar "$2")"; do
    case $(basename "$jar") in
      recio-*) cp "$jar" "$context/shared/" ;;
      *) cp "$jar" "$context/libraries/" ;;
    esac
    echo "/opt/recio/lib/$(basename "$jar")"
  done | LC_ALL=C sort
}

# write_class_path DIRECTORY MAIN_CLASS FILE_WITH_JARS: two lines, read by the launcher.
write_class_path() {
  { echo "$2" && paste -sd: "$3"; } > "$1/classpath"
}

base_id() {
  case $1 in
    postgres) echo "$base-$({ renewed && cat "$here"/postgres/{packages,local.Containerfile} "$here/base/slim"; } | short_hash)" ;;
    *) java_base_id ;;
  esac
}

# make_base IMAGE leaves the build argument, if there is one, in base_argument.
make_base() {
  base_argument=()
  if [ "$1" != postgres ]; then
    make_java_base
    base_argument=("BASE=$(java_base)")
  elif [ "$base" = local ]; then
    make_postgres_base
    base_argument=("BASE=$(postgres_base)")
  fi
}

postgres_base() { echo "localhost/recio/postgres-base:$(base_id postgres)"; }

make_postgres_base() {
  local context=$work/postgres-base
  if engine_has "$(postgres_base)"; then return; fi
  mkdir -p "$context"
  make_rootfs "$context/os.tar" "$here/postgres/packages"
  cp "$here/postgres/local.Containerfile" "$context/Containerfile"
  engine_build postgres-base "$context" "$(postgres_base)"
}

stage_operator() {
  local context=$1 jars=$work/operator-jars
  build_jars
  stage_java "$context" operator
  collect_jars "$context" "$root/operator/controller" > "$jars"
  mkdir -p "$context/roles/operator"
  write_class_path "$context/roles/operator" "$(main_class "$root/operator/controller")" "$jars"
}
