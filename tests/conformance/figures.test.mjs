// Other people's cases, run by the Python files of this folder: each prints its figures, ends with 1 below its bar, with 77 where what it needs is absent.
import { spawn } from "node:child_process";
import { once } from "node:events";
import test from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { BIN, ROOT } from "./sayso.mjs";

const SKIPPED = 77;

const SUITES = [
  ["Presidio's recognisers, case by case", "presidio_recognizers.py"],
  ["Presidio's synthetic sentences, precision and recall", "presidio_synth.py"],
  ["gitleaks, rule by rule", "gitleaks.py"],
  ["keys drawn from the vendors' documented formats", "vendor_formats.py"],
  ["check digits against python3-stdnum", "stdnum_oracle.py"],
  ["common misspellings, and flags on ordinary posts beside plain Hunspell's", "misspellings.py"],
  ["German posts of our own", "german.py"],
  ["sentences of our own that give a secret away, or nothing", "own_sentences.py"],
];

// Debian's modules are those of Debian's Python, which need not be the first on the path.
const PYTHON = process.platform === "linux" ? "/usr/bin/python3" : "python3";

for (const [what, file] of SUITES) {
  test(what, async (t) => {
    const suite = spawn(PYTHON, [join(ROOT, "tests/conformance", file)], { env: { ...process.env, SAYSO_BIN: BIN }, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [suite.stdout, suite.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
    const [status] = await once(suite, "close");
    for (const line of said.trimEnd().split("\n")) t.diagnostic(line);
    if (status === SKIPPED) t.skip(said.trim());
    else assert.equal(status, 0, said);
  });
}
