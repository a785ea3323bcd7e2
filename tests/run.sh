#!/bin/sh
# Installs what the tests need, builds, runs the suites, and ends with a table of what ran.
set -u
ROOT=$(cd "$(dirname "$0")/.." && pwd)
LOGS=$ROOT/build/logs/tests
FAILURE_LINES=80
. "$ROOT/installer/steps.sh"
. "$ROOT/installer/packages.sh"
. "$ROOT/installer/build.sh"

usage() {
  cat <<'END'
Usage: sh tests/run.sh [--all] [--only SUITE]... [--help]

Installs what the tests need, builds (into build/release), and runs the suites:

  engine       tests/unit, C++ (Catch2)
  extension    types and style of the extension, and tests/unit/**/*.test.mjs
  protocol     tests/protocol, against the real host process
  conformance  tests/conformance, everyone else's cases and our own tables
  e2e          tests/e2e, in a real headless Chromium
  firefox      the heart of tests/e2e again, in a real headless Firefox
  managed      tests/managed, Chromium and Firefox with nothing but a machine's policy (needs root and a private mount namespace)

--all adds what takes long:

  sites        every stand-in and every check in both browsers (tests/e2e/site-table), and pictures of them all; prints their table
  policies     ten whole policies, each in a real browser (tests/managed; needs what managed needs)
  oracles      the fast way of matching against the plain loop on 20,000 posts, and 10,000 numbers with check digits of each kind (tests/conformance)
  sanitizers   the C++ tests again, with address and undefined-behaviour sanitizers
  fuzz         each fuzz target for SAYSO_FUZZ_SECONDS (30)
  style        clang-format, clang-tidy, shellcheck
  bench        tests/bench
  fresh        the two README commands on a fresh Debian 12 (needs root and debootstrap)

--only SUITE runs that suite alone; it may be given several times.

Environment:
  SAYSO_TEST_DATA     other people's test data; by default ../shared/data beside the checkout
  SAYSO_FUZZ_SECONDS  how long each fuzz target runs

A suite is made of the files in its folder: add a file, and it runs.
Exit status: 0 all passed, 1 something failed, 2 wrong usage.
END
}

quick_suites='engine extension protocol conformance e2e firefox managed'
long_suites='sites policies oracles sanitizers fuzz style bench fresh'
all=no only=''
while [ $# -gt 0 ]; do
  case $1 in
    --all) all=yes ;;
    --only)
      shift
      case " $quick_suites $long_suites " in
        *" ${1:-} "*) only="$only $1" ;;
        *)
          complain "--only wants one of: $quick_suites $long_suites"
          exit 2
          ;;
      esac
      ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      complain "Unknown option: $1" "See: sh tests/run.sh --help"
      exit 2
      ;;
  esac
  shift
done
suites=$only
if [ -z "$suites" ]; then
  suites=$quick_suites
  [ "$all" = no ] || suites="$suites $long_suites"
fi
wants() {
  for one in "$@"; do case " $suites " in *" $one "*) return 0 ;; esac done
  return 1
}

trap 'stop_step; exit 130' INT TERM
mkdir -p "$LOGS"
: >"$LOGS/results"
rm -f "$LOGS/site-table"
started=$(now)

# record SUITE PASSED FAILED SKIPPED SECONDS [NOTE]: a row of the closing table.
record() { printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" "$5" "${6:-}" >>"$LOGS/results"; }

# The closing table, the count of everything, and the exit status.
finish() {
  if [ -s "$LOGS/site-table" ]; then
    title "Stand-ins, checks, browsers"
    cat "$LOGS/site-table"
  fi
  title "What ran"
  awk -F '\t' -v total="$(took $(($(now) - started)))" '
    BEGIN { printf "  %-13s %8s %8s %8s %9s\n", "suite", "passed", "failed", "skipped", "time" }
    { printf "  %-13s %8d %8d %8d %7d s%s\n", $1, $2, $3, $4, $5, ($6 == "" ? "" : "  " $6); passed += $2; failed += $3; skipped += $4 }
    END { printf "  in all: %s, logs in build/logs/tests\n\n%d passed, %d failed", total, passed, failed
          if (skipped) printf ", %d skipped", skipped
          printf "\n"; exit failed > 0 || passed == 0 }' "$LOGS/results"
  exit $?
}

# must SUITE WHAT COMMAND...: a step that everything after it needs.
must() {
  must_suite=$1 must_start=$(now)
  shift
  if step "$must_suite" "$@"; then return 0; fi
  record "$must_suite" 0 1 0 $(($(now) - must_start)) "see build/logs/tests/$must_suite.log"
  finish
}

# count_catch SUITE → "passed failed skipped", in test cases, from the closing line of Catch2
count_catch() {
  awk '/^All tests passed \(.* in [0-9]+ test cases?\)/ { match($0, /in [0-9]+ test/); passed = substr($0, RSTART + 3) + 0; seen = 1 }
       /^test cases: / { for (i = 4; i <= NF; i++) { if ($i == "passed") passed = $(i - 1); if ($i == "failed") failed = $(i - 1); if ($i == "skipped") skipped = $(i - 1) }; seen = 1 }
       END { if (!seen) exit 1; print passed + 0, failed + 0, skipped + 0 }' "$LOGS/$1.log"
}

# count_tap SUITE → the same, from the closing lines of node's runner
count_tap() {
  awk '/^# (tests|pass|fail|cancelled|skipped|todo) [0-9]+$/ { n[$2] = $3; seen = 1 }
       END { if (!seen) exit 1; print n["pass"] + 0, n["fail"] + n["cancelled"] + 0, n["skipped"] + n["todo"] + 0 }' "$LOGS/$1.tap"
}

# suite NAME COUNTER WHAT COMMAND...
# A suite that ends badly without a failed test, or in which no test ran, counts as one failure.
suite() {
  suite_name=$1 suite_counts=$2 suite_start=$(now)
  shift 2
  suite_status=0
  step "$suite_name" "$@" || suite_status=$?
  suite_result=$("$suite_counts" "$suite_name") || suite_result='0 0 0'
  # shellcheck disable=SC2086 # three numbers
  set -- $suite_result
  if [ "$1" -eq 0 ] && [ "$2" -eq 0 ]; then
    record "$suite_name" 0 1 "$3" $(($(now) - suite_start)) "no test ran; see build/logs/tests/$suite_name.log"
  elif [ "$suite_status" -ne 0 ] && [ "$2" -eq 0 ]; then
    record "$suite_name" "$1" 1 "$3" $(($(now) - suite_start)) "ended with status $suite_status; see build/logs/tests/$suite_name.log"
  else
    record "$suite_name" "$1" "$2" "$3" $(($(now) - suite_start))
  fi
}

# What takes long in the folders of quick suites, and runs in long ones.
picture_files='tests/e2e/pictures.test.mjs tests/e2e/site-pictures.test.mjs'
policy_files='tests/managed/realistic-policies.test.mjs'
oracle_files='tests/conformance/differential.test.mjs tests/conformance/check-digits.test.mjs'
# What the quick run does in Firefox as well: the rest of tests/e2e is the same code of ours.
firefox_files='tests/e2e/gate.test.mjs tests/e2e/spelling-fix.test.mjs'

# How many test files run at a time: a host and a browser leave half a core idle each; more than two were no faster on two cores.
at_a_time=2

# node_files NAME LIMIT-SECONDS WHAT COMMAND... -- FILE...: test files in node's own runner, which COMMAND starts (env NAME=VALUE).
node_files() {
  node_name=$1 node_limit=$2 node_what=$3
  shift 3
  node_start=''
  while [ "$1" != -- ]; do
    node_start="$node_start $1"
    shift
  done
  shift
  rm -f "$LOGS/$node_name.tap"
  # shellcheck disable=SC2086 # words of ours
  suite "$node_name" count_tap "$node_what" $node_start \
    timeout --kill-after=10 "$node_limit" node tests/run-files.mjs "$at_a_time" "$LOGS/$node_name.tap" "$@"
}

# quick_files FOLDER: its *.test.mjs files that are in no long suite (Node.js 18 expands no patterns itself).
quick_files() {
  find "$1" -name node_modules -prune -o -name '*.test.mjs' -print 2>/dev/null | sort | while read -r file; do
    case " $picture_files $policy_files $oracle_files " in *" $file "*) ;; *) echo "$file" ;; esac
  done
}

# node_suite NAME FOLDER LIMIT-SECONDS WHAT: the quick test files of a folder.
node_suite() {
  node_name=$1 node_folder=$2 node_limit=$3 node_what=$4
  # shellcheck disable=SC2046 # our own paths, relative and without spaces
  set -- $(quick_files "$node_folder")
  if [ $# -eq 0 ]; then
    record "$node_name" 0 1 0 0 "no test file in $node_folder"
    return
  fi
  node_files "$node_name" "$node_limit" "$node_what" -- "$@"
}

# one_check NAME WHAT COMMAND...: a suite that is one test.
one_check() {
  check_name=$1 check_start=$(now)
  shift
  if step "$check_name" "$@"; then record "$check_name" 1 0 0 $(($(now) - check_start)); else
    record "$check_name" 0 1 0 $(($(now) - check_start)) "see build/logs/tests/$check_name.log"
  fi
}

sources() { find "$ROOT/native-host" "$ROOT/tests" -name node_modules -prune -o \( -name '*.cpp' -o -name '*.hpp' \) -print; }

clang_format() { sources | tr '\n' '\0' | xargs -0 clang-format --dry-run --Werror; }

shell_check() { (cd "$ROOT" && shellcheck -x -s sh installer/*.sh tests/run.sh tests/fresh-machine/run.sh); }

clang_tidy() {
  find "$ROOT/native-host" -name '*.cpp' -print0 | xargs -0 -P "$(nproc)" -n 4 clang-tidy --quiet -p "$ROOT/build/asan"
}

# Every fuzz target for a bounded time, from the seeds that make-corpus.mjs writes and what earlier runs found interesting; whatever breaks
# it is kept in build/logs/tests.
fuzz() {
  fuzz_status=0 fuzz_targets=0
  node "$ROOT/tests/fuzz/make-corpus.mjs" "$ROOT/build/fuzz/seeds" || return 1
  for target in "$ROOT"/build/asan/bin/fuzz-*; do
    [ -x "$target" ] || continue
    fuzz_name=${target##*/}
    mkdir -p "$ROOT/build/fuzz/found/$fuzz_name"
    set -- "$ROOT/build/fuzz/found/$fuzz_name" "$ROOT/build/fuzz/seeds/${fuzz_name#fuzz-}"
    fuzz_targets=$((fuzz_targets + 1))
    if "$target" -max_total_time="${SAYSO_FUZZ_SECONDS:-30}" -timeout=10 -rss_limit_mb=4096 -artifact_prefix="$LOGS/$fuzz_name-" "$@"; then
      echo "ok $fuzz_name"
    else
      echo "not ok $fuzz_name"
      fuzz_status=1
    fi
  done
  echo "$fuzz_targets fuzz targets"
  return "$fuzz_status"
}

# count_fuzz SUITE → the same, from what fuzz prints
count_fuzz() {
  awk '/^ok fuzz-/ { ok++ } /^not ok fuzz-/ { bad++ } END { print ok + 0, bad + 0, 0 }' "$LOGS/$1.log"
}

extension_types() { (cd "$ROOT/extension" && npm run --silent types); }

extension_style() { (cd "$ROOT/extension" && npm run --silent lint); }

# ---- what the tests need ----
title "Getting ready"
uses='build test'
if wants sanitizers fuzz style bench fresh; then uses="$uses all"; fi
# shellcheck disable=SC2086 # the uses, one a word
get_missing_packages packages $uses || {
  record packages 0 1 0 0 "Debian packages are missing"
  finish
}
check_node || {
  record node 0 1 0 0 "too old"
  finish
}
SAYSO_TEST_DATA=${SAYSO_TEST_DATA:-$ROOT/../shared/data}
if [ -d "$SAYSO_TEST_DATA" ]; then
  SAYSO_TEST_DATA=$(cd "$SAYSO_TEST_DATA" && pwd)
else
  say "  Notice: no folder $SAYSO_TEST_DATA (SAYSO_TEST_DATA): the cases that use other people's data are skipped."
fi
export SAYSO_TEST_DATA
export SAYSO_BIN="$ROOT/build/release/bin"

must build "Building the host and the command line" build_preset release -DSAYSO_TESTS=ON
if wants extension e2e firefox managed policies sites; then
  must npm-extension "Fetching what the extension is built with" install_npm_packages "$ROOT/extension"
  must build-extension "Building the extension" build_extension
fi
if wants extension protocol conformance e2e firefox managed policies sites oracles bench; then
  must npm-tests "Fetching what the tests use" install_npm_packages "$ROOT/tests"
fi
if wants sanitizers fuzz style; then
  must build-asan "Building with sanitizers" build_preset asan -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
fi

# ---- the suites ----
title "Running"
cd "$ROOT" || exit 1
if wants engine; then
  suite engine count_catch "The engine and the host, part by part" timeout --kill-after=10 600 build/release/bin/sayso-tests
fi
if wants extension; then
  one_check types "The extension's types" extension_types
  one_check eslint "What ESLint finds in the extension" extension_style
  node_suite extension tests/unit 300 "The extension, part by part"
fi
if wants protocol; then
  node_suite protocol tests/protocol 600 "The real host, over real frames"
fi
if wants conformance; then
  node_suite conformance tests/conformance 600 "Tables of cases, through the command line"
fi
if wants e2e; then
  command -v chromium >/dev/null 2>&1 || say "  There is no chromium here; the browser tests will fail."
  node_suite e2e tests/e2e 1200 "A draft's whole way, in a real browser"
fi
if wants firefox; then
  # shellcheck disable=SC2086 # our own paths, without spaces
  node_files firefox 900 "The same way, in a real Firefox" env SAYSO_BROWSER=firefox -- $firefox_files
fi
if wants sites; then
  # shellcheck disable=SC2086 # our own paths, without spaces
  node_files sites 3600 "Every stand-in, every check, both browsers" env SAYSO_SITE_TABLE=full -- tests/e2e/site-table.test.mjs $picture_files
  node tests/e2e/site-table/table.mjs >"$LOGS/site-table"
fi
# can_have_machine: whether a test may have a machine of its own (a private mount namespace) here.
can_have_machine() {
  [ "$(id -u)" -eq 0 ] || return 1
  machine=$(mktemp -d) && unshare -m sh tests/managed/harness/private-etc.sh "$machine" true 2>/dev/null
  machine_status=$?
  rm -rf "$machine"
  return "$machine_status"
}
if wants managed policies; then
  if can_have_machine; then
    if wants managed; then node_suite managed tests/managed 1200 "A machine's policy, in real browsers"; fi
    # shellcheck disable=SC2086 # our own paths, without spaces
    if wants policies; then node_files policies 1200 "Whole policies, each in a real browser" -- $policy_files; fi
  else
    say "  Skipped: browsers with a machine's policy (needs root and a private mount namespace)."
    for name in managed policies; do
      if wants "$name"; then record "$name" 0 0 1 0 "needs root and a private mount namespace"; fi
    done
  fi
fi
if wants oracles; then
  # shellcheck disable=SC2086 # our own paths, without spaces
  node_files oracles 900 "Plain loops and other people's check digits, at length" -- $oracle_files
fi
if wants sanitizers; then
  suite sanitizers count_catch "The engine and the host under sanitizers" timeout --kill-after=10 1800 build/asan/bin/sayso-tests
fi
if wants fuzz; then suite fuzz count_fuzz "Fuzzing" fuzz; fi
if wants style; then
  one_check clang-format "The layout of the C++ code" clang_format
  one_check shellcheck "What shellcheck finds in the scripts" shell_check
  one_check clang-tidy "What clang-tidy finds in the C++ code" clang_tidy
fi
if wants bench; then
  at_a_time=1 # what is measured has the machine for itself
  node_suite bench tests/bench 900 "Benchmarks"
fi
if wants fresh; then
  if [ "$(id -u)" -eq 0 ]; then
    one_check fresh "Both README commands on a fresh Debian 12" sh tests/fresh-machine/run.sh
  else
    say "  Skipped: the fresh machine (needs root)."
    record fresh 0 0 1 0 "needs root"
  fi
fi
finish
