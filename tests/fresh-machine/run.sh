#!/bin/sh
# Runs the commands of the README on a machine that has never seen Sayso: a bare Debian in a folder of its own, seen as / by what runs
# in it, with the files of this checkout as they are (build output and downloads left out). Then an ordinary user tries again, without and
# with a screen, and undoes it all.
# Needs root and debootstrap. The bare system is made once and kept as a tar file below ~/.cache/sayso.
set -eu
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
LOGS=$ROOT/build/logs/tests/fresh-machine
. "$ROOT/installer/steps.sh"

usage() {
  cat <<'END'
Usage: sh tests/fresh-machine/run.sh [SUITE]

SUITE is a release of Debian: bookworm (12, the default) or a later one.
Exit status: 0 all went well, 1 something failed, 2 it cannot be done here.
END
}
case ${1:-} in
  -h | --help)
    usage
    exit 0
    ;;
  -*)
    usage >&2
    exit 2
    ;;
esac
suite=${1:-bookworm}
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null 2>&1; then
  complain "A fresh machine needs root and debootstrap here." "sudo apt-get install debootstrap && sudo sh tests/fresh-machine/run.sh"
  exit 2
fi

cache=${XDG_CACHE_HOME:-$HOME/.cache}/sayso/fresh-machine
bare=$cache/$suite.tar
machine=$(mktemp -d "${TMPDIR:-/var/tmp}/sayso-machine.XXXXXX")
finish() { rm -rf --one-file-system "$machine"; }
trap finish EXIT
trap 'stop_step; exit 130' INT TERM

# The package server that this machine itself uses; nothing where it has none, and debootstrap takes its own.
mirror() {
  # shellcheck disable=SC2016 # apt-get fills that in
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m 1 -E '/debian/?$' || :
}

make_bare() {
  mkdir -p "$cache"
  server=$(mirror)
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$machine/root" ${server:+"$server"}
  rm -f "$machine"/root/var/cache/apt/archives/*.deb
  tar -C "$machine/root" -cf "$bare.new" .
  mv "$bare.new" "$bare"
  rm -rf "$machine/root"
}

unpack() {
  mkdir -p "$machine/root"
  tar -C "$machine/root" -xf "$bare"
}

# What a person would have after a clone.
put_checkout() {
  mkdir -p "$machine/root/root/sayso"
  if git -C "$ROOT" rev-parse --git-dir >/dev/null 2>&1; then
    (cd "$ROOT" && git ls-files --cached --others --exclude-standard -z | tar --null -T - --ignore-failed-read -cf -)
  else
    tar -C "$ROOT" --exclude=./build --exclude=node_modules -cf - .
  fi | tar -C "$machine/root/root/sayso" -xf -
}

# The way to the network is this machine's: name servers, and certificates that its administrator trusts.
connect() {
  cp -L /etc/resolv.conf "$machine/root/etc/resolv.conf"
  if [ -n "$(find /usr/local/share/ca-certificates -name '*.crt' 2>/dev/null)" ]; then
    cp /usr/local/share/ca-certificates/*.crt "$machine/root/usr/local/share/ca-certificates/"
    chroot "$machine/root" env -u TMPDIR update-ca-certificates # a folder of this machine
  fi
  # Packages must not start services in here.
  printf '#!/bin/sh\nexit 101\n' >"$machine/root/usr/sbin/policy-rc.d"
  chmod +x "$machine/root/usr/sbin/policy-rc.d"
}

# in_machine COMMAND: as root of the fresh machine, in the checkout, without a terminal or a screen. All that it starts ends with it.
in_machine() {
  # shellcheck disable=SC2016 # the inner shell fills them in
  unshare --mount --pid --ipc --fork --kill-child sh -eu -c '
    root=$1
    mount --bind "$root" "$root" # a mount of its own, or its programs could have no private mounts
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/dev/shm"
    mount -t proc proc "$root/proc"
    mount --rbind /sys "$root/sys"
    exec chroot "$root" env -i HOME=/root LANG=C.UTF-8 TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin \
      NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt sh -c "cd /root/sayso && $2"' machine "$machine/root" "$1" </dev/null
}

as_newcomer='runuser --user newcomer -- env HOME=/home/newcomer'

# shellcheck disable=SC2016 # dpkg-query fills that in
installed_packages() { chroot "$machine/root" dpkg-query -W -f '${binary:Package}\n' | sort; }

# What other programs say to their own kind has no place in front of a newcomer.
no_noise() {
  noise=$(grep -nE 'npm (warn|notice|ERR)|^(Get|Hit|Ign|Err):[0-9]|^(Selecting|Unpacking|Setting up|Processing triggers)|debconf|^-- |CMake|\[[0-9]+/[0-9]+\]|Error:|at .*\.m?js:[0-9]|(integer|unary) expression|unexpected operator|\.jsonc:[0-9]' "$1" || :)
  [ -z "$noise" ] || {
    complain "The output holds lines that a newcomer would not understand:" "$noise"
    return 1
  }
}

# run NAME COMMAND: on the machine, with what it prints kept and shown.
run() {
  run_start=$(now) run_status=0
  title "\$ $2"
  { in_machine "$2" 2>&1 && echo 0 >"$machine/status" || echo $? >"$machine/status"; } | tee "$LOGS/$1.out"
  run_status=$(cat "$machine/status")
  say "${quiet}($(took $(($(now) - run_start))))${plain}"
  if [ "$run_status" -ne 0 ]; then
    complain "It ended with status $run_status."
    return 1
  fi
}

mkdir -p "$LOGS"
commands=$(sed -n 's/^\(sh [a-z]*\/[a-z]*\.sh\)$/\1/p' "$ROOT/README.md" | sort -u)
if [ "$(printf '%s\n' "$commands" | wc -l)" -ne 2 ]; then
  complain "README.md should hold two commands on lines of their own, but these were found:" "$commands"
  exit 1
fi
[ -e "$bare" ] || step debootstrap "Making a bare Debian ($suite)" make_bare
step unpack "Unpacking it" unpack
step checkout "Putting the checkout there" put_checkout
step connect "Connecting it" connect
installed_packages >"$machine/before"

printf '%s\n' "$commands" >"$machine/commands"
while read -r command; do
  name=$(basename "${command#sh }" .sh)
  run "$name" "$command"
  no_noise "$LOGS/$name.out"
done <"$machine/commands"

title "Trying once more, as somebody who is no administrator"
step newcomer "Handing the checkout to an ordinary user, who may use sudo" in_machine "apt-get -q -y install --no-install-recommends sudo xauth xvfb &&
  useradd --create-home newcomer && echo 'newcomer ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/newcomer && chmod 711 /root && chown -R newcomer: /root/sayso"
again=$(now)
run try-again "$as_newcomer sh installer/try.sh"
[ $(($(now) - again)) -le 60 ] || {
  complain "The second try took more than a minute."
  exit 1
}

title "With a screen, and one package less, so that sudo is needed"
step one-less "Taking a package away" in_machine "apt-get -q -y purge fonts-noto-color-emoji"
run window "$as_newcomer xvfb-run sh installer/try.sh"
for words in fonts-noto-color-emoji "It is open."; do
  grep -qF "$words" "$LOGS/window.out" || {
    complain "The try should have said: $words"
    exit 1
  }
done
for name in try-again window; do no_noise "$LOGS/$name.out"; done

title "Undoing it"
run remove "$as_newcomer sh installer/try.sh --remove --packages --yes"
[ ! -e "$machine/root/root/sayso/build/try" ] || {
  complain "build/try is still there after --remove."
  exit 1
}
left=$(installed_packages | comm -13 "$machine/before" -)
say "Debian packages left behind by the tests' own needs: $(printf '%s' "$left" | grep -c . || :)"
