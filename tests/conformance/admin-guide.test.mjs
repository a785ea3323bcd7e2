// The admin's guide is true: its files are written to a folder, and every command in it runs there, on a tree that stands for the machine, and ends as it says.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, test } from "node:test";

import { BIN, ROOT } from "./sayso.mjs";

const whole = readFileSync(join(ROOT, "installer/README.md"), "utf8");
const guide = whole.slice(whole.indexOf("## For administrators"), whole.indexOf("## What is in this folder"));
const folder = mkdtempSync(join(tmpdir(), "sayso-admin-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const env = {
  ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH}`, HOME: folder, ROOT: join(folder, "rehearsal"), SAYSO: ROOT, BUILD: dirname(BIN), SAYSO_BIN: BIN };
const extension = existsSync(join(ROOT, "build/extension/firefox/manifest.json"));

/** A fenced block: ```jsonc NAME``` is a file, ```sh``` a command that succeeds, ```sh exits-1``` one that ends with status 1, ```sh needs-extension``` one for which the
 * extension must be built. */
const blocks = [...guide.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, kind, note, body]) => ({ kind, note, body }));

test("the guide has its commands", () => assert.ok(blocks.filter(({ kind }) => kind === "sh").length >= 8));

for (const { kind, note, body } of blocks) {
  if (kind !== "sh") {
    test(`${note} is saved`, () => writeFileSync(join(folder, /** @type {string} */ (note)), body));
    continue;
  }
  test(body.trim(), { skip: note === "needs-extension" && !extension && "the extension is not built" }, () => {
    const ran = spawnSync("sh", ["-eu", "-c", body], { cwd: folder, encoding: "utf8", env });
    assert.equal(ran.status, Number(note?.match(/^exits-(\d)$/)?.[1] ?? 0), `${ran.stdout}${ran.stderr}`);
    // An export may have something to note; nothing else complains.
    for (const line of ran.stderr.split("\n").filter(Boolean)) assert.match(line, /^note: /);
  });
}

test("what Firefox ESR wants besides is the preference that the tests in real browsers set", () => {
  const [, preferences] = /** @type {RegExpMatchArray} */ (guide.match(/`"Preferences": (\{.*\})`/));
  assert.deepEqual(JSON.parse(preferences), { "xpinstall.signatures.required": { Value: false, Status: "locked" } });
  assert.match(readFileSync(join(ROOT, "tests/managed/harness/firefox.mjs"), "utf8"), /'xpinstall\.signatures\.required': \{ Value: false, Status: 'locked' \}/);
});

test("an organisation's kit carries one id everywhere", { skip: !extension && "the extension is not built" }, () => {
  const kit = join(folder, "organisation");
  const { extensions } = JSON.parse(readFileSync(join(kit, "extension/browsers.json"), "utf8"));
  const [id] = extensions.chromium;
  assert.match(id, /^[a-p]{32}$/);
  assert.notEqual(id, JSON.parse(readFileSync(join(ROOT, "installer/browsers.json"), "utf8")).extensions.chromium[0]);
  assert.deepEqual(JSON.parse(readFileSync(join(kit, "manifests/chromium.json"), "utf8")).allowed_origins, [`chrome-extension://${id}/`]);
  const linux = JSON.parse(readFileSync(join(kit, "policies/chromium-linux/sayso.json"), "utf8"));
  assert.deepEqual(linux.ExtensionSettings[id].update_url, "https://intranet.acme.example/sayso/updates.xml");
  assert.deepEqual(Object.keys(linux["3rdparty"].extensions), [id]);
  assert.ok(readFileSync(join(kit, "extension/updates.xml"), "utf8").includes(id));
  assert.ok(readFileSync(join(kit, "policies/chrome-macos/sayso-chrome.mobileconfig"), "utf8").includes(`com.google.Chrome.extensions.${id}`));
  const folders = readdirSync(join(kit, "policies"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.equal(folders.length, 21);
  // Run again, the key and so the id stay.
  const again = spawnSync("sh", [join(ROOT, "installer/own-key.sh"), "--out", kit], { encoding: "utf8", env });
  assert.equal(again.status, 0, again.stderr);
  assert.deepEqual(JSON.parse(readFileSync(join(kit, "extension/browsers.json"), "utf8")).extensions.chromium, [id]);
});

test("own-key.sh: wrong usage is said", () => {
  for (const args of [["--nonsense"], ["--out"], []]) {
    const { status, stderr } = spawnSync("sh", [join(ROOT, "installer/own-key.sh"), ...args], { encoding: "utf8", env });
    assert.equal(status, 2);
    assert.match(stderr, /--help/);
  }
});
