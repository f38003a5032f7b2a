# Sourced by the scripts that measure the ranking. Knows where the programs are, indexes into a temporary folder, runs the
# daemon on it, and tidies up when the script ends.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
build="$root/build/release"
[ -x "$build/searchd/passage-searchd" ] || build="$root/build/dev"
indexer="$build/indexer/passage-indexer"
searchd="$build/searchd/passage-searchd"
relevance="$build/tests/relevance"
program_options="[--indexer PATH] [--searchd PATH] [--relevance PATH] [--config SEARCHD_TOML]"

config=()

# Takes an option that names a program, or the daemon's settings; fails for any other.
take_program_option() {
  case "$1" in
    --indexer) indexer="${2:?}" ;;
    --searchd) searchd="${2:?}" ;;
    --relevance) relevance="${2:?}" ;;
    --config) config=(--config "${2:?}") ;;
    *) return 1 ;;
  esac
}

work="$(mktemp -d)"
daemon=
finish() {
  if [ -n "$daemon" ]; then kill "$daemon" 2>/dev/null && wait "$daemon" || true; fi
  rm -rf "$work"
}
trap finish EXIT

# Indexes the sources.
index_sources() {
  local status=0
  "$indexer" index --data "$work/data" --progress none "$@" >"$work/indexer.log" 2>&1 || status=$?
  [ "$status" -ne 0 ] || return 0
  cat "$work/indexer.log" >&2
  [ "$status" -eq 3 ] || exit 1  # 3: published, but for some documents
}

# Waits until the daemon says it in its log.
wait_for_log() {
  for _ in $(seq 600); do
    ! grep -q "$1" "$work/searchd.log" || return 0
    kill -0 "$daemon" 2>/dev/null || break
    sleep 0.1
  done
  echo "${0##*/}: the daemon did not say \"$1\":" >&2
  cat "$work/searchd.log" >&2
  exit 1
}

# Starts the daemon on what was indexed, waits for the dictionaries where there are any, and sets url to where it listens.
start_daemon() {
  : >"$work/searchd.log"  # it is read before the daemon may have made it
  "$searchd" --data "$work/data" "${config[@]}" --listen 127.0.0.1:0 2>"$work/searchd.log" &
  daemon=$!
  wait_for_log "ready on"
  url="$(sed -n 's/.*ready on \(http:[^ ]*\).*/\1/p' "$work/searchd.log")"
  [ -z "$(find /usr/share/dictd -name '*-*-*.index' -print -quit 2>/dev/null)" ] || wait_for_log "dictionaries read"
}
