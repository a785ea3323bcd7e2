# Debian packages: which are missing, and getting them. Sourced by installer/try.sh and tests/run.sh, after steps.sh.
# The list itself is packages.txt, in the same folder.

# missing_packages TABLE USE...
# Prints, one a line, "package<TAB>what it is for" for each package of the table that one of the uses needs and this machine lacks.
missing_packages() {
  packages_table=$1
  shift
  while read -r package uses command purpose; do
    case $package in '' | '#'*) continue ;; esac
    wanted=no
    for use in "$@"; do
      case ",$uses," in *",$use,"*) wanted=yes ;; esac
    done
    [ "$wanted" = yes ] || continue
    if [ "$command" != - ]; then
      command -v "$command" >/dev/null 2>&1 && continue
    elif [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ]; then
      continue
    fi
    printf '%s\t%s\n' "$package" "$purpose"
  done <"$packages_table"
}

# as_root COMMAND...: runs it as root; sudo's own question, if any, was answered before (see may_be_root).
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif [ -t 0 ]; then sudo "$@"; else sudo -n "$@"; fi
}

# may_be_root QUESTION COMMAND: whether apt-get may be run as root. Asks the person on a terminal (not with ASSUME_YES=yes);
# without a terminal, or as root, it goes on: what is about to happen was said before.
# Returns 1 after having said how to do it by hand: by COMMAND, as root.
may_be_root() {
  if ! command -v apt-get >/dev/null 2>&1; then
    complain "There is no apt-get on this machine, so this script cannot do it." \
      "Do it in your system's own way, then run this again."
    return 1
  fi
  [ "$(id -u)" -ne 0 ] || return 0
  if ! command -v sudo >/dev/null 2>&1; then
    complain "This needs an administrator, and there is no sudo here." "As root, run:" "  $2" "Then run this again."
    return 1
  fi
  if [ -t 0 ]; then
    if [ "${ASSUME_YES:-no}" = no ]; then
      printf '  %s [Y/n] ' "$1"
      read -r answer || answer=n
      case $answer in
        '' | [yY] | [yY][eE][sS]) ;;
        *)
          complain "Nothing was changed. To do it yourself:" "  sudo $2" "Then run this again."
          return 1
          ;;
      esac
    fi
    sudo -v && return 0
  else
    sudo -n true 2>/dev/null && return 0
  fi
  complain "sudo did not let this script in. To do it yourself:" "  sudo $2" "Then run this again."
  return 1
}

# get_missing_packages STEP USE...: says which packages are missing and why, asks, and installs them. Returns 1 when that did not work.
get_missing_packages() {
  packages_step=$1
  shift
  missing=$(missing_packages "$ROOT/installer/packages.txt" "$@")
  [ -n "$missing" ] || return 0
  say "  These Debian packages are missing:"
  printf '%s\n' "$missing" | awk -F '\t' '{ printf "    %-24s %s\n", $1, $2 }'
  names=$(printf '%s\n' "$missing" | cut -f 1 | tr '\n' ' ')
  may_be_root "Install them with sudo apt-get?" "apt-get install --no-install-recommends $names" || return 1
  # shellcheck disable=SC2086 # names of packages, one a word
  step "$packages_step" "Installing them (the first time takes some minutes)" install_packages $names
}

# install_packages PACKAGE...: without recommended extras and without questions.
install_packages() {
  # An old list of packages names files that the mirror no longer has; a list that cannot be renewed may still do.
  as_root apt-get -q update || echo "The list of packages could not be renewed; trying with the old one."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}
