#!/bin/sh
# Everything that carries an organisation's own id, from one key: the packed extension, the table of browsers, host manifests and policies.
# Usage: sh installer/own-key.sh --out DIR [--key FILE] [--address URL] [--policy FILE] [--host PROGRAM] [--firefox-id ID]
set -eu

ROOT=$(cd "$(dirname "$0")/.." && pwd)
here=$ROOT/installer

usage() {
  cat <<'TEXT'
Makes an organisation's kit: the extension packed with its own key, and host manifests and policies with the id that this key gives.

  --out DIR          where everything goes; made if it is not there
  --key FILE         the key (default: DIR/key.pem); made if it is not there. Keep it safe: it is the extension's identity
  --address URL      the address from which people's browsers will fetch the packed extension, such as https://intranet.example/sayso
  --policy FILE      the organisation's settings (default: none of its own)
  --host PROGRAM     where the host will be on people's machines (default: /opt/sayso/bin/sayso-host)
  --firefox-id ID    your id in Firefox, such as sayso@acme.example (default: Sayso's)

Needs a build of the host's command line (cmake --preset release) and of the extension (cd extension && npm ci && npm run build).
Run it again after a change: the same key gives the same id.

Exit status: 0 done, 1 something did not work, 2 wrong usage.
TEXT
}

wrong() {
  printf 'own-key.sh: %s\nHelp: sh installer/own-key.sh --help\n' "$1" >&2
  exit 2
}

out='' key='' address='' policy='' host=/opt/sayso/bin/sayso-host firefox_id=''
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage && exit 0 ;;
    --out | --key | --address | --policy | --host | --firefox-id) [ $# -ge 2 ] || wrong "$1 wants a value." ;;
    *) wrong "there is no option $1." ;;
  esac
  case $1 in
    --out) out=$2 ;;
    --key) key=$2 ;;
    --address) address=${2%/} ;;
    --policy) policy=$2 ;;
    --host) host=$2 ;;
    --firefox-id) firefox_id=$2 ;;
  esac
  shift 2
done
[ -n "$out" ] || wrong "--out names the folder for everything."
sayso=${SAYSO_BIN:-$ROOT/build/release/bin}/sayso
[ -x "$sayso" ] || { printf 'own-key.sh: there is no %s. Build it: cmake --preset release && cmake --build --preset release\n' "$sayso" >&2 && exit 1; }

mkdir -p "$out/manifests" "$out/policies"
[ -n "$key" ] || key=$out/key.pem
[ -e "$key" ] || node "$here/pack-extension.mjs" --new-key "$key"
set -- --key "$key" --out "$out/extension"
[ -z "$address" ] || set -- "$@" --update-url "$address"
[ -z "$firefox_id" ] || set -- "$@" --firefox-id "$firefox_id"
node "$here/pack-extension.mjs" "$@"
table=$out/extension/browsers.json

for family in chromium firefox; do
  node "$here/host-manifest.mjs" --table "$table" "$family" "$host" >"$out/manifests/$family.json"
done

settings=$policy
if [ -z "$settings" ]; then
  settings=$out/policies/settings.json
  printf '{}\n' >"$settings"
fi
xpi=$(basename "$(ls "$out"/extension/sayso-*.xpi)")

# export_for BROWSER SYSTEM: its files in policies/BROWSER-SYSTEM.
export_for() {
  case $address:$1 in
    :*) how=--no-install where='' ;;
    *:firefox) how=--install-url where=$address/$xpi ;;
    *) how=--install-url where=$address/updates.xml ;;
  esac
  "$sayso" policy export --browser "$1" --os "$2" --table "$table" --out "$out/policies/$1-$2" "$how" ${where:+"$where"} "$settings" 2>>"$notes" || {
    cat "$notes" >&2
    exit 1
  }
}
notes=$out/policies/notes.txt
: >"$notes"
for browser in chrome chromium edge brave firefox; do
  for system in linux windows macos intune; do export_for "$browser" "$system"; done
done
export_for chrome google-admin
sort -u -o "$notes" "$notes"
cat "$notes" >&2
printf 'The kit is in %s: extension/ (for your server), manifests/ (for machines), policies/ (for your tools).\n' "$out"
