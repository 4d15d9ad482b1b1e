# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../test, which sets and reads the shared names

layers_of() { buildah_here inspect --type image --format '{{range .OCIv1.RootFS.DiffIDs}}{{println .}}{{end}}' "$1" | sed '/^$/d'; }

user_of() { buildah_here inspect --type image --format '{{.OCIv1.Config.User}}' "$1"; }

never_root() {
  local name
  for name in services operator postgres; do expect "the user of $name" "$(user_of "$(image "$name")")" 10001:10001; done
}

# Processor time, for a test that also holds on a busy machine.
again_is_a_look_up() {
  local log=$work/again TIMEFORMAT='%3U %3S' spent
  "$here/build" --engine buildah --base local postgres > "$log"
  spent=$({ time "$here/build" --engine buildah --base local postgres > "$log.second" 2> "$log.words"; } 2>&1)
  diff "$log" "$log.second"
  expect "what it says" "$(cat "$log.words")" ''
  awk -v spent="$spent" 'BEGIN {split(spent, t, " "); exit !(t[1] + t[2] < 2)}'
}

# Somebody else's build may take minutes.
look_up_waits_for_nobody() {
  "$here/build" --engine buildah --base local postgres
  (flock 8 && timeout 20 "$here/build" --engine buildah --base local postgres) 8> "$cache/lock"
}

prints_what_it_built() {
  local line ref archive
  line=$("$here/build" --engine buildah --base local postgres)
  read -r ref archive <<< "$line"
  grep -Eq "^docker.io/recio/postgres:$version-[0-9a-f]{12}$" <<< "$ref"
  tar -xOf "$archive" index.json | grep -qF "\"org.opencontainers.image.ref.name\":\"$ref\""
}

named_tag_and_folder() {
  local line
  line=$("$here/build" --engine buildah --base local --tag "$version" --out "$work/out" postgres)
  expect "the line" "$line" "docker.io/recio/postgres:$version $work/out/postgres.tar"
  [ -s "$work/out/postgres.tar" ]
}

equal_content_equal_layers() {
  local context=$work/again-postgres
  stage_postgres "$context"
  settle_times "$context"
  make_base postgres
  engine_build postgres "$context" localhost/test/postgres:once "${base_argument[@]}"
  sleep 1
  rm -rf "$context"
  stage_postgres "$context"
  settle_times "$context"
  quietly rebuild buildah_here bud --isolation chroot --layers --no-cache --timestamp "$epoch" \
    --build-arg "${base_argument[0]}" -t localhost/test/postgres:twice -f "$context/Containerfile" "$context"
  expect "the layers" "$(layers_of localhost/test/postgres:twice)" "$(layers_of localhost/test/postgres:once)"
}

# A changed role must not bring the run time, the libraries or the cache to the nodes again.
changed_role_moves_its_layer() {
  local context=$work/changed role before after
  maven=no
  stage_services "$context"
  settle_times "$context"
  make_base services
  engine_build services "$context" localhost/test/services:before "${base_argument[@]}"
  role=$(find "$context/roles" -name 'recio-*.jar' | head -n 1)
  echo changed >> "$role"
  settle_times "$context"
  engine_build services "$context" localhost/test/services:after "${base_argument[@]}"
  before=$(layers_of localhost/test/services:before)
  after=$(layers_of localhost/test/services:after)
  expect "the number of layers that differ" "$(diff <(echo "$before") <(echo "$after") | grep -c '^>')" 1
  expect "the layers below" "$(sed '$d' <<< "$after")" "$(sed '$d' <<< "$before")"
  moved=$(du -sk "$context/roles" | cut -f1)
  echo "$moved" > "$work/moved"
  [ "$moved" -lt 20000 ]
}

wrong_words() {
  local code=0
  "$here/build" --engine rkt --no-maven operator 2> "$work/words" || code=$?
  expect "the exit code" "$code" 64
  grep -qx "images: unknown engine 'rkt'; choose buildah, podman or docker" "$work/words"
  code=0
  "$here/build" everything 2> "$work/words" || code=$?
  expect "the exit code" "$code" 64
  grep -qx "images: unknown argument 'everything'" "$work/words"
}

no_room() {
  local code=0
  mount -t tmpfs -o size=4m tmpfs "$(mkdir -p "$work/small" && echo "$work/small")"
  RECIO_CACHE=$work/small "$here/build" --engine buildah postgres > "$work/words" 2>&1 || code=$?
  umount "$work/small"
  cat "$work/words"
  expect "the exit code" "$code" 74
  grep -q 'GB free and the build needs 3; free some space or set RECIO_CACHE$' "$work/words"
}

# A Podman of a few lines, because no registry is at hand: what it is asked is what Podman documents.
pushes_by_the_registrys_name() {
  local engine=podman programs=$work/programs
  mkdir -p "$programs"
  printf '#!/bin/sh\necho "$*" >> "%s/asked"\n[ "$1" != image ]\n' "$work" > "$programs/podman"
  chmod +x "$programs/podman"
  PATH=$programs:$PATH engine_push docker.io/recio/postgres:1 "$work/postgres.tar" registry.example.com/desk/postgres:1
  grep -qx "load -i $work/postgres.tar" "$work/asked"
  grep -qx 'push docker.io/recio/postgres:1 docker://registry.example.com/desk/postgres:1' "$work/asked"
}

check "build: no image runs as root" never_root
check "build: what was built before is looked up in under two seconds" again_is_a_look_up
check "build: a look-up waits for nobody" look_up_waits_for_nobody
check "build: prints reference and archive, the archive names the reference" prints_what_it_built
check "build: takes a tag and a folder" named_tag_and_folder
check "build: equal content gives equal layers" equal_content_equal_layers
check "build: a changed role moves one layer" changed_role_moves_its_layer
# Whatever jdeps finds, the linked runtime has; what is loaded by name is listed beside it.
runtime_is_complete() {
  local jars=$work/all-jars needed jar
  mkdir -p "$jars"
  for jar in "$root"/services/*/target/lib/*.jar "$root"/operator/controller/target/lib/*.jar; do cp "$jar" "$jars/"; done
  rm -f "$jars"/*jmh* "$jars"/*benchmarks*
  find_jdk
  needed=$("$JAVA_HOME/bin/jdeps" -q --multi-release 25 --ignore-missing-deps --print-module-deps -cp "$jars/*" "$jars"/*.jar)
  tr , '\n' <<< "$needed" | while read -r module; do
    grep -qx "$module" "$here/base/modules" || { echo "$module is not in base/modules" && return 1; }
  done
}

check "build: the Java runtime has every module that our jars use" runtime_is_complete
check "build: says in one line what it does not know" wrong_words
check "build: says before it begins that the disk is too full" no_room
[ ! -f "$work/moved" ] || echo "     a changed role moves $(cat "$work/moved") kB to the nodes"
check "build: --push brings an image to the registry, from its archive if need be" pushes_by_the_registrys_name
