# The builds that installer/try.sh and tests/run.sh share. Sourced after steps.sh; ROOT is the checkout.
# Everything lands below $ROOT/build and in node_modules folders; what is up to date is not done again.

# jobs: how many compilers at once: one a core, but no more than one a GiB of free memory.
jobs() {
  cores=$(nproc 2>/dev/null || echo 1)
  memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null)
  [ -n "$memory" ] || memory=1
  [ "$memory" -ge 1 ] || memory=1
  if [ "$memory" -lt "$cores" ]; then echo "$memory"; else echo "$cores"; fi
}

# build_preset PRESET [CMAKE-OPTION...]: plans and builds one CMake preset into build/PRESET.
build_preset() {
  preset=$1
  shift
  (cd "$ROOT" && cmake --preset "$preset" "$@" && cmake --build --preset "$preset" --parallel "$(jobs)")
}

# npm_packages_ready FOLDER: the folder's npm packages are those of its lock file.
npm_packages_ready() {
  [ -e "$1/node_modules/.package-lock.json" ] && [ -z "$(find "$1/package-lock.json" -newer "$1/node_modules/.package-lock.json")" ]
}

# install_npm_packages FOLDER: exactly what the folder's lock file says; no package's own scripts are run.
install_npm_packages() {
  if npm_packages_ready "$1"; then return 0; fi
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error) || return 1
  touch "$1/node_modules/.package-lock.json"
}

# build_extension: build/extension/chromium and build/extension/firefox, unpacked.
build_extension() {
  (cd "$ROOT/extension" && npm run --silent build)
}

# check_node: Node.js is 18 or newer; says what to do where it is not.
check_node() {
  node_major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
  [ "$node_major" -lt 18 ] || return 0
  complain "Node.js 18 or newer is needed; here is $(node --version 2>/dev/null || echo none)." \
    "Debian 12's own will do: sudo apt-get install nodejs npm"
  return 1
}
