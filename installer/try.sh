#!/bin/sh
# Try Sayso on this machine: gets what is missing, builds, and opens a browser of its own on the Practice page.
set -u
ROOT=$(cd "$(dirname "$0")/.." && pwd)
TRY=$ROOT/build/try
LOGS=$ROOT/build/logs/try
. "$ROOT/installer/steps.sh"
. "$ROOT/installer/packages.sh"
. "$ROOT/installer/build.sh"

usage() {
  cat <<'END'
Usage: sh installer/try.sh [--headless] [--yes] [--help]
       sh installer/try.sh --remove [--packages] [--yes]

Lets you try Sayso on this machine (Debian 12 or newer):

  1. installs the Debian packages that are missing (says which and why, and asks before it uses sudo),
  2. builds Sayso in this folder,
  3. checks three sample posts here in the terminal,
  4. opens Chromium, with a profile of its own, on the Practice page.
     Without a screen it types a draft there for you, prints what Sayso says, and saves pictures.

Your own browser profiles are not touched. A second run takes seconds.

  --headless  do step 4 without a window, even if there is a screen
  --yes       do not ask, just say what is done
  --remove    undo it: removes what this script made in this folder (the build, the browser profile, downloads, logs),
              and names the Debian packages that it installed
  --packages  with --remove: removes those Debian packages too
  --help      this text

Exit status: 0 it worked, 1 something failed (the message says what to do), 2 wrong usage.
END
}

action=try headless=no remove_packages=no ASSUME_YES=no
for option in "$@"; do
  case $option in
    --headless) headless=yes ;;
    --yes) ASSUME_YES=yes ;;
    --remove) action=remove ;;
    --packages) remove_packages=yes ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      complain "Unknown option: $option" "See: sh installer/try.sh --help"
      exit 2
      ;;
  esac
done
if [ "$remove_packages" = yes ] && [ "$action" = try ]; then
  complain "--packages goes with --remove." "See: sh installer/try.sh --help"
  exit 2
fi
trap 'stop_step; exit 130' INT TERM

# The folders that a try makes; those that were here before are not ours to remove.
made_folders='build/release build/extension extension/node_modules tests/node_modules build/logs/try'

remember_made() {
  mkdir -p "$TRY"
  [ ! -e "$TRY/made" ] || return 0
  for folder in $made_folders; do
    [ -e "$ROOT/$folder" ] || echo "$folder"
  done >"$TRY/made"
}

browser_is_open() {
  lock=$(readlink "$TRY/window-profile/SingletonLock" 2>/dev/null) && kill -0 "${lock##*-}" 2>/dev/null
}

# The packages that this script installed, and that are still there.
installed_by_us() {
  [ ! -e "$TRY/packages" ] || sort -u "$TRY/packages" | while read -r package; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ] || echo "$package"
  done
}

all_packages() { dpkg-query -W -f '${db:Status-Status} ${binary:Package}\n' | sed -n 's/^installed //p' | sort; }

# Removes them, unless something that came later needs them.
purge_packages() {
  also=$(apt-get -s purge "$@" | awk '/^(Remv|Purg) / { print $2 }' | sort -u | grep -vxF "$(printf '%s\n' "$@" | sed 's/:.*//')")
  if [ -n "$also" ]; then
    echo "These need them by now, so nothing was removed:"
    printf '%s\n' "$also"
    return 1
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 purge "$@"
}

remove() {
  if [ ! -d "$TRY" ]; then
    say "There is nothing to remove: Sayso has not been tried in this folder."
    exit 0
  fi
  if browser_is_open; then
    complain "The browser of the try is still open." "Close its window, then run this again."
    exit 1
  fi
  packages=$(installed_by_us | tr '\n' ' ')
  if [ -n "$packages" ] && [ "$remove_packages" = yes ]; then
    say "The try installed these Debian packages:" "  $packages" | fold -s -w 100
    may_be_root "Remove them with sudo apt-get?" "apt-get purge $packages" || exit 1
    # shellcheck disable=SC2086 # names of packages, one a word
    step remove-packages "Removing the Debian packages that the try installed" purge_packages $packages || exit 1
    packages=''
  fi
  while read -r folder; do rm -rf "${ROOT:?}/$folder"; done <"$TRY/made"
  rm -rf "$TRY"
  rmdir "$ROOT/build/logs" "$ROOT/build" 2>/dev/null || :
  say "Removed what the try made in $ROOT."
  if [ -n "$packages" ]; then
    say "It also installed Debian packages, which are still here. To remove those too:"
    say "  sudo apt-get purge $packages" | fold -s -w 100
  fi
}

check_system() {
  [ -r /etc/os-release ] || return 0
  system=$(. /etc/os-release && echo "${ID:-}")
  version=$(. /etc/os-release && echo "${VERSION_ID:-}")
  if [ "$system" = debian ] && [ -n "$version" ] && [ "${version%%.*}" -lt 12 ]; then
    complain "This is Debian $version; Sayso needs Debian 12 or newer." "On an older system its libraries and Node.js are too old."
    exit 1
  fi
}

get_packages() {
  all_packages >"$TRY/packages-before"
  packages_status=0
  get_missing_packages packages build try || packages_status=$?
  all_packages | comm -13 "$TRY/packages-before" - >>"$TRY/packages"
  rm -f "$TRY/packages-before"
  if [ "$packages_status" -ne 0 ]; then
    complain "Sayso cannot be built without these packages."
    exit 1
  fi
}

# must NAME WHAT ADVICE COMMAND...: a step without which the try cannot go on.
must() {
  must_name=$1 must_what=$2 must_advice=$3
  shift 3
  step "$must_name" "$must_what" "$@" && return 0
  complain "$must_advice"
  exit 1
}

get_npm_packages() {
  install_npm_packages "$ROOT/extension" && install_npm_packages "$ROOT/tests"
}

# One profile for the window, and one for the tour without a screen, which may run while the window is open.
prepare_profiles() {
  name=$(node -p 'require(process.argv[1]).host.name' "$ROOT/installer/browsers.json")
  for profile in window tour; do
    mkdir -p "$TRY/$profile-profile/NativeMessagingHosts"
    node "$ROOT/installer/host-manifest.mjs" chromium "$ROOT/build/release/bin/sayso-host" \
      >"$TRY/$profile-profile/NativeMessagingHosts/$name.json" || return 1
  done
}

# sample TITLE SITE SURFACE AUDIENCE ACCOUNT TEXT
sample() {
  printf '\n  %s%s%s\n' "$bold" "$1" "$plain"
  sample_status=0
  printf '%s\n' "$6" | "$ROOT/build/release/bin/sayso" check --site "$2" --surface "$3" --audience "$4" --account "$5" >"$TRY/sample" 2>&1 || sample_status=$?
  sed 's/^/  /' "$TRY/sample"
  if [ "$sample_status" -gt 1 ]; then
    complain "The command line could not check this post." "Please run this again; if it stays, tell us with what stands above."
    exit 1
  fi
}

# Opens the window, or a tab where it is open already, and lets it stay when this script ends.
open_window() {
  if browser_is_open; then
    set -- --user-data-dir="$TRY/window-profile" "$(node "$ROOT/installer/practice-page.mjs")"
    # Chromium does not run as root with its sandbox.
    [ "$(id -u)" -ne 0 ] || set -- --no-sandbox "$@"
    chromium "$@"
    return
  fi
  rm -f "$TRY/window"
  nohup setsid node "$ROOT/installer/practice-window.mjs" "$TRY/window-profile" >"$TRY/window" 2>>"$LOGS/browser.log" </dev/null &
  window=$!
  while ! grep -q open "$TRY/window" 2>/dev/null; do
    kill -0 "$window" 2>/dev/null || return 1
    sleep 0.2
  done
}

show() {
  title "The Practice page"
  if [ "$headless" = no ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "  Opening Chromium on it ..."
    if open_window >>"$LOGS/browser.log" 2>&1; then
      say "  It is open. Write something that you would regret; nothing that you type leaves this machine."
      say "  This is a browser of its own: your profiles stay as they are. Close its window when you are done."
      return 0
    fi
    say "  No window could be opened here (build/logs/try/browser.log says why), so here it is without one."
  fi
  step tour "Typing a draft there, without a screen" node "$ROOT/installer/practice-tour.mjs" "$TRY/tour-profile" "$TRY/pictures" || exit 1
  say ""
  cat "$LOGS/tour.log"
}

try() {
  try_start=$(now)
  say "${bold}Sayso${plain} checks what you write before you post it. Nothing that you type leaves this machine."
  check_system
  remember_made
  # What npm downloads stays in this folder, so that --remove finds it.
  export npm_config_cache="$TRY/npm-cache"
  title "Getting ready"
  get_packages
  check_node || exit 1
  must build "Building the host and the command line" "The build did not work. Please tell us, with the log." build_preset release
  must npm "Getting what the extension is built and opened with" "Often the network is away for a moment: run this again." \
    get_npm_packages
  must extension "Building the extension" "The build did not work. Please tell us, with the log." build_extension
  must profile "Preparing a browser profile of its own" "The profile could not be written. Is there room on the disk?" prepare_profiles

  title "Three posts, checked here"
  sample "A public post that reads like a private message" x post public personal \
    "I thought I was sending you a private message, call me on 555-0142 when you land"
  sample "A public reply to a customer" x reply public brand "Refund goes to 4111 1111 1111 1111, thanks!"
  sample "A post with a slip of the keyboard" x post public personal "Teh quarterly meetup was great fun, see you all in spring"

  show
  say ""
  say "That took $(took $(($(now) - try_start))). To try again: sh installer/try.sh. To undo it all: sh installer/try.sh --remove."
}

cd "$ROOT" || exit 1
if [ "$action" = remove ]; then remove; else try; fi
