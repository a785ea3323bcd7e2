// What a check, a suggestion, the start and the memory of the host come to, as figures to read beside the targets; nothing timed is asserted.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { Host } from "../protocol/host.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const build = join(root, "build", "release");
const unbuilt = existsSync(join(build, "CMakeCache.txt")) ? false : "build/release is not configured";

test("a whole check, and suggestions", { skip: unbuilt }, (t) => {
  execFileSync("cmake", ["--build", build, "--target", "sayso-check-bench"], { stdio: ["ignore", "ignore", "inherit"] });
  const figures = JSON.parse(execFileSync(join(build, "bin", "sayso-check-bench"), { encoding: "utf8" }));
  t.diagnostic(JSON.stringify(figures));
  assert.ok(figures.with_10000_rules.rules >= 10_000);
});

test("start of the host and its memory with 10,000 rules and a dictionary", { skip: unbuilt }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sayso-bench-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const rules = Array.from({ length: 10_000 }, (_, i) => ({
    id: `r${i}`,
    category: "confidential",
    stage: "advise",
    phrases: [`project zeta ${i} name`],
    message: { what: "This is a name of ours." },
    rationale: "A name that is not public yet.",
    examples: { flags: [`We call it project zeta ${i} name`], passes: ["We call it a day"] },
  }));
  mkdirSync(join(folder, "packs"));
  writeFileSync(join(folder, "packs", "many.json"), JSON.stringify({ pack: "many", version: "1.0.0", owner: "bench", rules }));
  const starts = [];
  for (let i = 0; i < 20; ++i) {
    const begin = performance.now();
    const host = new Host();
    await host.hello();
    starts.push(performance.now() - begin);
    await host.close();
  }
  starts.sort((a, b) => a - b);
  const host = new Host({ args: ["--packs", join(folder, "packs")] });
  await host.hello();
  const configured = await host.ask({ type: "configure", managed: {}, preferences: { languages: ["en_US"] } });
  await host.ask({ type: "suggest", word: "recieve", language: "en_US" });
  const status = readFileSync(`/proc/${host.process.pid}/status`, "utf8");
  t.diagnostic(JSON.stringify({ start_to_welcome_ms: { p50: starts[10], most: starts[19] }, memory_mb: Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024, configured: configured.type }));
  await host.close();
});
