# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../build, which sets and reads the shared names
# Content hashes: of sources (is there anything to build?) and of what goes into an image (its tag).

if command -v sha256sum > /dev/null; then sha256=(sha256sum); else sha256=(shasum -a 256); fi

short_hash() { "${sha256[@]}" | cut -c1-12; }

# files_hash DIR PATH…: names and contents, neither owners nor times.
files_hash() {
  local dir=$1
  shift
  (cd "$dir" && find "$@" \( -name target -o -name node_modules -o -name dist -o -path '*/src/test' \) -prune \
    -o -type f -print0 | LC_ALL=C sort -z | xargs -0 "${sha256[@]}") | short_hash
}

# source_hash IMAGE: changes with anything the image could be made from.
source_hash() {
  local common=(k8s/images/build k8s/images/lib k8s/images/base)
  case $1 in
    services) files_hash "$root" "${common[@]}" k8s/images/{services,training,launch} pom.xml services ;;
    operator) files_hash "$root" "${common[@]}" k8s/images/{operator,training,launch} pom.xml operator ;;
    postgres) files_hash "$root" "${common[@]}" k8s/images/postgres ;;
  esac
}

# Equal content must give equal layers, whenever and by whom it was built.
settle_times() { find "$1" -exec touch -h -t "$epoch_touch" {} +; }
