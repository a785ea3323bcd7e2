// Other people's cases and our own, with their figures.
import { test } from "node:test";
import { reachTheBars } from "./figures.mjs";

/** @type {[what: string, file: string, ...args: string[]][]} */
const SUITES = [
  ["Presidio's recognisers, case by case", "presidio_recognizers.py"],
  ["Presidio's synthetic sentences, precision and recall", "presidio_synth.py"],
  ["gitleaks, rule by rule", "gitleaks.py"],
  ["keys drawn from the vendors' documented formats", "vendor_formats.py"],
  ["check digits against python3-stdnum, 1,000 numbers each", "stdnum_oracle.py", "--count", "1000"],
  ["common misspellings, and flags on ordinary posts beside plain Hunspell's", "misspellings.py"],
  ["German posts of our own", "german.py"],
  ["sentences of our own that give a secret away, or nothing", "own_sentences.py"],
];

for (const [what, file, ...args] of SUITES) test(what, (t) => reachTheBars(t, file, args));
