// Runs the Python files of this folder: each prints its figures, ends with 1 below its bar, with 77 where what it needs is absent.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { BIN, ROOT } from "./sayso.mjs";

const SKIPPED = 77;

// Debian's modules are those of Debian's Python, which need not be the first on the path.
const PYTHON = process.platform === "linux" ? "/usr/bin/python3" : "python3";

/** Passes, fails or is skipped as the file says. @param {import("node:test").TestContext} t @param {string} file @param {string[]} [args] */
export async function reachTheBars(t, file, args = []) {
  const child = spawn(PYTHON, [join(ROOT, "tests/conformance", file), ...args], { env: { ...process.env, SAYSO_BIN: BIN }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  const [status] = await once(child, "close");
  for (const line of said.trimEnd().split("\n")) t.diagnostic(line);
  if (status === SKIPPED) t.skip(said.trim());
  else assert.equal(status, 0, said);
}
