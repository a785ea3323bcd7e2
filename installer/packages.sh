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

# as_root COMMAND...: runs it as root; sudo's own question, if any, was answered before (see may_install).
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# may_install PACKAGE...: whether this person lets us install and can. Asks on a terminal; otherwise says what it does and goes on.
# Returns 1 after having said what to do instead.
may_install() {
  by_hand="apt-get install --no-install-recommends $*"
  if ! command -v apt-get >/dev/null 2>&1; then
    complain "This machine has no apt-get, so nothing can be installed here." \
      "Install what the list names in your system's own way, then run this again."
    return 1
  fi
  [ "$(id -u)" -ne 0 ] || return 0
  if ! command -v sudo >/dev/null 2>&1; then
    complain "Installing needs an administrator, and there is no sudo here." "As root, run:" "  $by_hand" "Then run this again."
    return 1
  fi
  if [ -t 0 ] && [ "${ASSUME_YES:-no}" = no ]; then
    printf 'Install them with sudo apt-get? [Y/n] '
    read -r answer || answer=n
    case $answer in
      '' | y | Y | yes | Yes) ;;
      *)
        complain "Nothing was installed. To do it yourself, run:" "  sudo $by_hand" "Then run this again."
        return 1
        ;;
    esac
    sudo -v && return 0
  else
    sudo -n true 2>/dev/null && return 0
  fi
  complain "sudo did not let us in. To install yourself, run:" "  sudo $by_hand" "Then run this again."
  return 1
}

# install_packages PACKAGE...: without recommended extras and without questions.
install_packages() {
  # An old list of packages names files that the mirror no longer has; a list that cannot be renewed may still do.
  as_root apt-get -q update || echo "The list of packages could not be renewed; trying with the old one."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}
