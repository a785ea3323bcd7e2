/** What becomes of a host whose folders of rules are replaced, as by an update, taken away, or cannot be read. */
import assert from "node:assert/strict";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { BIN, Host, withHost } from "./host.mjs";

const CARD = "Refund goes to 4111 1111 1111 1111, thanks!";
const speaks = async (/** @type {Host} */ host) => (await host.check(CARD)).findings.some(({ rule }) => rule === "personal-data/payment-card");

/** An installation of its own, and what is done to it. @param {import("node:test").TestContext} t */
function installation(t) {
  const root = mkdtempSync(join(tmpdir(), "sayso-installation-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const bin = join(root, "bin");
  const share = join(root, "share/sayso");
  mkdirSync(bin);
  cpSync(join(BIN, "sayso-host"), join(bin, "sayso-host"));
  const put = () => cpSync(join(BIN, "../share/sayso"), share, { recursive: true, dereference: true });
  put();
  // Set aside, not removed: what is made next has another inode for certain.
  const take = () => renameSync(share, join(root, `former-${performance.now()}`));
  const start = async () => {
    const host = new Host({ bin });
    t.after(() => host.close());
    const { sandbox } = await host.hello();
    return { host, confined: sandbox.landlock > 0 };
  };
  return { root, share, put, take, start };
}

/** @param {Host} host */
async function endsByItself(host) {
  const asked = host.ask({ type: "configure" }).then(() => assert.fail("answered"), (error) => error);
  assert.deepEqual(await host.ended(), { code: 0, signal: null });
  assert.match(String(await asked), /ended/);
  assert.match(host.stderr, /rules were replaced/);
}

test("Sayso's own rules are replaced while it runs: the host ends with the next configuration, and the one after it reads the new ones and stays", async (t) => {
  const { put, take, start } = installation(t);
  const first = await start();
  assert.ok((await first.host.ask({ type: "configure" })).totals.packs > 0);
  take();
  put();
  assert.ok(await speaks(first.host), "what was read is in force meanwhile");
  if (first.confined) await endsByItself(first.host);
  const { host } = await start();
  for (let round = 0; round < 3; round++) {
    const configured = await host.ask({ type: "configure" });
    assert.ok(configured.totals.packs > 0);
    assert.deepEqual(configured.refused, []);
  }
  assert.ok(await speaks(host));
});

test("Sayso's own rules are gone while it runs: the last good ones stay, and so it says", async (t) => {
  const { put, take, start } = installation(t);
  const { host, confined } = await start();
  await host.ask({ type: "configure" });
  take();
  for (let round = 0; round < 3; round++) assert.equal((await host.ask({ type: "configure", managed: {} })).code, "internal");
  assert.ok(await speaks(host));
  put();
  if (confined) await endsByItself(host);
  else assert.equal((await host.ask({ type: "configure" })).type, "configured");
});

test("a host that finds no rules of Sayso's stays and names the folders, until they are there", async (t) => {
  const { share, put, take, start } = installation(t);
  take();
  const { host, confined } = await start();
  for (let round = 0; round < 3; round++) {
    const configured = await host.ask({ type: "configure" });
    assert.equal(configured.totals.packs, 0);
    assert.deepEqual(configured.refused.map(({ code, source }) => [code, source]), [["unreadable", join(share, "protected-speech")], ["unreadable", join(share, "packs")]]);
    assert.match(configured.refused[1].reason, /Install Sayso again/);
  }
  put();
  if (confined) await endsByItself(host);
  else assert.ok((await host.ask({ type: "configure" })).totals.packs > 0);
});

test("an empty folder of Sayso's own rules is refused; an empty or absent one of the person's is not", async (t) => {
  const { share, start } = installation(t);
  rmSync(join(share, "packs"), { recursive: true });
  mkdirSync(join(share, "packs"));
  const { host } = await start();
  mkdirSync(join(host.home, ".config/sayso"), { recursive: true });
  const { refused } = await host.ask({ type: "configure" });
  assert.deepEqual(refused.map(({ source }) => source), [join(share, "packs")]);
});

test("a folder of rules that cannot be read is refused by its path, and harms nothing else", { skip: process.getuid?.() === 0 && "root reads all" }, () =>
  unreadableFolder((folder) => chmodSync(folder, 0o000)));

test("a file in the place of a folder of rules is refused by its path, and harms nothing else", () =>
  unreadableFolder((folder) => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "{}");
  }));

/** @param {(folder: string) => void} spoil */
async function unreadableFolder(spoil) {
  const folder = mkdtempSync(join(tmpdir(), "sayso-rules-"));
  try {
    spoil(folder);
    await withHost(
      async (host) => {
        const { refused, totals } = await host.ask({ type: "configure" });
        assert.deepEqual(refused.map(({ code, source }) => [code, source]), [["unreadable", folder]]);
        assert.match(refused[0].reason, /cannot be read/);
        assert.ok(totals.packs > 0);
        assert.ok(await speaks(host));
      },
      { args: ["--packs", folder] },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the person's own folder is replaced, or made, while the host runs: the next host reads it", async (t) => {
  const { start } = installation(t);
  const { host, confined } = await start();
  assert.deepEqual((await host.ask({ type: "configure" })).refused, []);
  mkdirSync(join(host.home, ".config/sayso/packs"), { recursive: true });
  if (confined) await endsByItself(host);
  else assert.equal((await host.ask({ type: "configure" })).type, "configured");
});
