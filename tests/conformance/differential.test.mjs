// The fast way of matching equals the plain loop over all rules, span by span, on 20,000 posts and more.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { BIN } from "./sayso.mjs";

const program = join(BIN, "sayso-tests");

test("fast equals plain on 20,000 posts", { skip: existsSync(program) ? false : "the unit tests are not built (-DSAYSO_TESTS=ON)" }, (t) => {
  const { stdout, status } = spawnSync(program, ["[differential-whole]"], { encoding: "utf8" });
  t.diagnostic(stdout.match(/\d+ posts of others[^=]+alike/)?.[0].replaceAll(/\s+/g, " ") ?? "no figures");
  assert.equal(status, 0, stdout);
});
