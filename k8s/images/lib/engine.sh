# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../build, which sets and reads the shared names
# One way to speak to the three engines. Buildah and its storage stay in our own cache: the user's images,
# containers and storage settings are left alone.

use_engine() {
  [ -z "$engine_ready" ] || return 0
  if [ -z "$engine" ]; then
    engine=$(pick_engine)
  fi
  case $engine in
    docker) docker info > /dev/null 2>&1 || fail 69 "Docker does not answer; start it or use --engine buildah" ;;
    podman) command -v podman > /dev/null || fail 69 "the command 'podman' is missing; install it or use another --engine" ;;
    buildah) need buildah buildah ;;
    *) fail 64 "unknown engine '$engine'; choose buildah, podman or docker" ;;
  esac
  if [ -z "$base" ]; then
    if [ "$engine" = buildah ]; then base=local; else base=public; fi
  fi
  [ "$base" = local ] || [ "$base" = public ] || fail 64 "unknown base '$base'; choose public or local"
  engine_ready=yes
}

pick_engine() {
  if command -v docker > /dev/null && docker info > /dev/null 2>&1; then
    echo docker
  elif command -v podman > /dev/null; then
    echo podman
  else
    echo buildah
  fi
}

# A copying driver works everywhere but takes ten times the disk and time; overlay needs a file system that can.
storage_driver() {
  local probe=$cache/overlay-probe driver=vfs
  mkdir -p "$probe"/{lower,upper,work,merged}
  if mount -t overlay overlay -o "lowerdir=$probe/lower,upperdir=$probe/upper,workdir=$probe/work" "$probe/merged" 2> /dev/null; then
    umount "$probe/merged"
    driver=overlay
  fi
  rm -rf "$probe"
  echo "$driver"
}

buildah_here() {
  if [ -z "$driver" ]; then
    driver=$(storage_driver)
    [ "$driver" = overlay ] || say "this file system has no overlay; building with full copies, which takes longer"
  fi
  local run=${XDG_RUNTIME_DIR:-/run}/recio-images
  [ -w "$(dirname "$run")" ] || run=${TMPDIR:-/tmp}/recio-images-$(id -u)
  buildah --root "$cache/storage-$driver" --runroot "$run" --storage-driver "$driver" "$@"
}

# engine_build NAME CONTEXT REF [BUILD_ARG…]: times are fixed, so that equal content gives equal layers.
engine_build() {
  local name=$1 context=$2 ref=$3 arguments=() argument
  shift 3
  for argument in "$@"; do arguments+=(--build-arg "$argument"); done
  arguments+=(-t "$ref" -f "$context/Containerfile" "$context")
  say "$name: building with $engine"
  case $engine in
    buildah)
      quietly "build-$name" buildah_here bud --isolation chroot --layers --force-rm --pull=false --timestamp "$epoch" "${arguments[@]}" ;;
    podman) quietly "build-$name" podman build --layers --timestamp "$epoch" "${arguments[@]}" ;;
    docker) SOURCE_DATE_EPOCH=$epoch quietly "build-$name" docker build "${arguments[@]}" ;;
  esac || fail 70 "$engine could not build $name"
}

# engine_save REF FILE: an OCI archive names layers by digest, so that containerd takes over only those it does
# not have. Fast zstd: a third of the bytes to write, read and keep, at the speed of a disk.
engine_save() {
  local ref=$1 file=$2
  case $engine in
    buildah) quietly save buildah_here push --compression-format zstd --compression-level 1 "$ref" "oci-archive:$file.part:$ref" ;;
    podman) quietly save podman save --format oci-archive -o "$file.part" "$ref" ;;
    docker) quietly save docker save -o "$file.part" "$ref" ;;
  esac || { rm -f "$file.part" && fail 70 "$engine could not save $ref to $file"; }
  mv "$file.part" "$file"
}

# What is no longer in an archive is not needed as an image either; layers shared with newer ones stay.
engine_forget() {
  local image=$1 reference name
  [ "$engine" = buildah ] || return 0
  buildah_here images --format '{{.Name}}:{{.Tag}}' | grep "^$registry/$image:" | while read -r reference; do
    name=${reference##*:}
    compgen -G "$cache/archives/$image-${name#"$version-"}.tar" > /dev/null ||
      compgen -G "$cache/archives/$image-*-$name.tar" > /dev/null ||
      quietly forget buildah_here rmi "$reference" || say "$reference could not be removed"
  done
}

# Layers of intermediate steps make the next build quick and pile up. Everything here can be made again.
bound_storage() {
  local limit=8000000
  [ "$engine" = buildah ] && [ -d "$cache/storage-$driver" ] || return 0
  [ "$(du -sk "$cache/storage-$driver" | cut -f1)" -gt "$limit" ] || return 0
  say "clearing buildah's storage, which has grown beyond $((limit / 1000000)) GB"
  quietly clear buildah_here rmi --all --force || say "buildah's storage could not be cleared"
}

# engine_push REF ARCHIVE TARGET: the engine may have forgotten what still lies in the archive.
engine_push() {
  local ref=$1 archive=$2 target=$3
  say "pushing $target"
  case $engine in
    buildah)
      engine_has "$ref" || quietly load buildah_here pull "oci-archive:$archive"
      quietly push buildah_here push "$ref" "docker://$target"
      ;;
    podman)
      engine_has "$ref" || quietly load podman load -i "$archive"
      quietly push podman push "$ref" "docker://$target"
      ;;
    docker)
      engine_has "$ref" || quietly load docker load -i "$archive"
      docker tag "$ref" "$target" && quietly push docker push "$target"
      ;;
  esac || fail 70 "$engine could not push $target; log in with it and try again"
}

engine_has() {
  case $engine in
    buildah) buildah_here inspect --type image "$1" > /dev/null 2>&1 ;;
    *) "$engine" image inspect "$1" > /dev/null 2>&1 ;;
  esac
}
