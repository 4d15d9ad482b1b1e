#!/bin/sh
# What Maven calls. Does nothing when nothing has changed since the last time.
#   build.sh build    dist/, with its packages fetched first
#   build.sh test     types and tests
set -eu
cd "$(dirname "$0")/.."

if ! command -v node >/dev/null 2>&1 || ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo "The dashboard needs Node.js 20.19 or newer with npm on the PATH (Debian: apt-get install nodejs npm)." >&2
  exit 1
fi

fingerprint() {
  cat "$@" | node -e 'const h = require("crypto").createHash("sha256"); process.stdin.on("data", (d) => h.update(d)).on("end", () => console.log(h.digest("hex")))'
}

mkdir -p target
lock=$(fingerprint package.json package-lock.json)
if [ ! -d node_modules ] || [ "$(cat target/packages 2>/dev/null || true)" != "$lock" ]; then
  npm ci --no-audit --no-fund --loglevel=error
  echo "$lock" >target/packages
fi

sources=$(find src public build index.html openapi.json package.json package-lock.json svelte.config.js tsconfig.json vite.config.ts -type f ! -name generated.ts | LC_ALL=C sort)
tests=$(find tests -type f | LC_ALL=C sort)
case "$1" in
  build)
    # shellcheck disable=SC2086
    now=$(fingerprint $sources)
    if [ -f dist/index.html.br ] && [ "$(cat target/built 2>/dev/null || true)" = "$now" ]; then
      echo "dist is up to date"
    else
      rm -f target/built
      npm run --silent build
      echo "$now" >target/built
    fi
    ;;
  test)
    # shellcheck disable=SC2086
    now=$(fingerprint $sources $tests)
    if [ "$(cat target/tested 2>/dev/null || true)" = "$now" ]; then
      echo "types and tests have passed for these files"
    else
      npm run --silent check
      npm run --silent test
      echo "$now" >target/tested
    fi
    ;;
esac
