# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../test, which sets and reads the shared names

# Pods on runc: one container each, a network with nothing but loopback, as restricted as the operator
# renders them. A pod's folder holds data, config, tmp and run, which are mounted, and its log.

mount_of=''

# Whose network the next pod shares, empty for one of its own.
network_of=''

# rootfs REF leaves the unpacked image's path in mount_of.
rootfs() {
  local container
  container=$(buildah_here from --pull=never --name "test-$RANDOM" "$1")
  mount_of=$(buildah_here mount "$container")
}

# pod NAME: an empty pod of that name; prints nothing.
pod() {
  pod_directory=$work/pods/$1
  mkdir -p "$pod_directory"/{data,config,tmp,run}
  chmod 0777 "$pod_directory"/{tmp,run}
  chown 10001:10001 "$pod_directory/data"
}

# start NAME ROOTFS LIMIT_MIB "ENV=VALUE …" ARGUMENT…
start() {
  local name=$1 directory=$work/pods/$1
  write_bundle "$@"
  echo "$name" >> "$work/started"
  {
    local code=0
    runc run --bundle "$directory" "$(container_id "$name")" > "$directory/log" 2>&1 < /dev/null || code=$?
    echo "$code" > "$directory/code"
  } &
}

# run NAME ROOTFS LIMIT_MIB "ENV=VALUE …" ARGUMENT…: waits for the end and gives its exit code.
run() {
  local name=$1
  write_bundle "$@"
  echo "$name" >> "$work/started"
  timeout 60 runc run --bundle "$work/pods/$name" "$(container_id "$name")" < /dev/null
}

container_id() { echo "recio-test-$$-$1"; }

inside() {
  local name=$1
  shift
  runc exec "$(container_id "$name")" "$@"
}

process_id() { runc state "$(container_id "$1")" | sed -n 's/.*"pid": \([0-9]*\),.*/\1/p'; }

# get NAME PORT PATH prints the status of an HTTP answer.
get() {
  nsenter --target "$(process_id "$1")" --net curl -s -m 5 -o /dev/null -w '%{http_code}' "http://127.0.0.1:$2$3"
}

terminate() { runc kill "$(container_id "$1")" TERM; }

# ended NAME SECONDS prints the exit code once the pod has ended.
ended() {
  eventually "$2" test -s "$work/pods/$1/code" > /dev/null && cat "$work/pods/$1/code"
}

remove() {
  runc delete --force "$(container_id "$1")" > /dev/null 2>&1 || true
  rm -f "$work/pods/$1/code"
}

stop_all_pods() {
  local name
  [ -f "$work/started" ] || return 0
  while read -r name; do remove "$name"; done < "$work/started"
  buildah_here containers --format '{{.ContainerName}}' 2> /dev/null | grep '^test-' |
    while read -r name; do buildah_here rm "$name" > /dev/null; done || true
}

# JSON list of the remaining arguments, which hold neither quotes nor backslashes.
json_list() {
  local list=''
  while [ $# -gt 0 ]; do
    list="$list${list:+, }\"$1\""
    shift
  done
  echo "[$list]"
}

write_bundle() {
  local directory=$work/pods/$1 rootfs=$2 limit=$3 environment network='{"type": "network"}'
  [ -z "$network_of" ] || network="{\"type\": \"network\", \"path\": \"/proc/$(process_id "$network_of")/ns/net\"}"
  read -ra environment <<< "PATH=/opt/recio/bin:/usr/lib/postgresql/15/bin:/usr/bin:/bin $4"
  shift 4
  rm -f "$directory/code"
  cat > "$directory/config.json" <<JSON
{
  "ociVersion": "1.0.2",
  "process": {
    "user": {"uid": 10001, "gid": 10001},
    "args": $(json_list "$@"),
    "env": $(json_list "${environment[@]}"),
    "cwd": "/tmp",
    "capabilities": {},
    "noNewPrivileges": true
  },
  "root": {"path": "$rootfs", "readonly": true},
  "hostname": "pod",
  "mounts": [
    {"destination": "/proc", "type": "proc", "source": "proc"},
    {"destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "mode=755"]},
    {"destination": "/dev/shm", "type": "tmpfs", "source": "shm", "options": ["nosuid", "nodev", "mode=1777", "size=64m"]},
    {"destination": "/sys", "type": "sysfs", "source": "sysfs", "options": ["ro"]},
    {"destination": "/sys/fs/cgroup", "type": "cgroup", "source": "cgroup", "options": ["ro"]},
    {"destination": "/tmp", "type": "bind", "source": "$directory/tmp", "options": ["bind", "rw"]},
    {"destination": "/run", "type": "bind", "source": "$directory/run", "options": ["bind", "rw"]},
    {"destination": "/etc/recio", "type": "bind", "source": "$directory/config", "options": ["bind", "ro"]},
    {"destination": "/var/lib/postgresql/data", "type": "bind", "source": "$directory/data", "options": ["bind", "rw"]}
  ],
  "linux": {
    "resources": {"memory": {"limit": $((limit * 1048576))}},
    "namespaces": [{"type": "pid"}, {"type": "mount"}, {"type": "ipc"}, {"type": "uts"}, $network]
  }
}
JSON
}
