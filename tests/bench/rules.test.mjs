// Ten times the rules cost less than twice the time a draft, and no peer is faster in the same run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const build = join(root, "build", "release");

test("matching 10,000 rules", { skip: existsSync(join(build, "CMakeCache.txt")) ? false : "build/release is not configured" }, (t) => {
  execFileSync("cmake", ["--build", build, "--target", "sayso-rules-bench"], { stdio: ["ignore", "ignore", "inherit"] });
  const figures = JSON.parse(execFileSync(join(build, "bin", "sayso-rules-bench"), { encoding: "utf8" }));
  t.diagnostic(JSON.stringify(figures));
  assert.ok(figures.ten_times_the_rules < 2, `ten times the rules cost ${figures.ten_times_the_rules} times as much`);
  assert.ok(figures.rules["10000"].draft_280.p99_us < figures.filtered_re2.draft_280_without_atom_search.p99_us);
  if (figures.re2_set.compiled) assert.ok(figures.rules["10000"].draft_280.p50_us < figures.re2_set.draft_280.p50_us);
});
