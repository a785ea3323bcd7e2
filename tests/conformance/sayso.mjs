// The real command line, as the conformance tests call it.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const BIN = process.env.SAYSO_BIN ?? join(ROOT, "build/release/bin");
/** Other people's data; absent on most machines. */
export const DATA = process.env.SAYSO_TEST_DATA ?? join(ROOT, "../shared/data");

/** The packs of this checkout, so that nothing that is installed on the machine counts. */
export const PACKS = join(ROOT, "shared-rules/packs");

/** Categories that the figures leave aside. */
const ASIDE = new Set(["spelling", "style"]);

/** @param {string} path @returns {any[]} the objects of a JSON-lines file */
export const readRows = (path) =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));

/**
 * Runs `sayso` and waits for it.
 * @param {string[]} args
 * @param {string} [input] standard input
 * @param {string} [cwd]
 */
export function sayso(args, input = "", cwd = ROOT) {
  const { status, stdout, stderr, error } = spawnSync(join(BIN, "sayso"), args, {
    input,
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: "1" },
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/**
 * Checks posts with the packs of this checkout, in one run.
 * @param {{id: string, text: string, site: string, surface: string, audience: string, account: string}[]} posts
 * @returns {{findings: {rule: string, category: string, stage: string, start: number, end: number}[], shown: any[]}[]}
 *   in order; `shown` leaves out stage `audit`, spelling and style
 */
export function checkPosts(posts) {
  const input = posts.map((post) => `${JSON.stringify(post)}\n`).join("");
  const { status, stdout, stderr } = sayso(["check", "--packs", PACKS, "--no-default-packs", "--jsonl", "-"], input);
  if (status === 2 || status === null || stderr !== "") throw new Error(`sayso check --jsonl failed:\n${stderr}`);
  const answers = stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  if (answers.length !== posts.length) throw new Error(`${posts.length} posts, ${answers.length} answers`);
  return answers.map((answer, at) => {
    if (answer.id !== posts[at].id) throw new Error(`${answer.id} answers for ${posts[at].id}`);
    return {
      findings: answer.findings,
      shown: answer.findings.filter((/** @type {any} */ f) => f.stage !== "audit" && !ASIDE.has(f.category)),
    };
  });
}
