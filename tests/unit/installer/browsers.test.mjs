// The table of browsers, and what must agree with it: the extension's manifest, its background, the host's manifest.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, it } from "node:test";

const root = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const table = JSON.parse(read("installer/browsers.json"));
const manifest = JSON.parse(read("extension/manifest.json"));

/** The id that Chromium gives an extension with this public key: 32 hex digits of its SHA-256, written with a to p. */
function idOfKey(key) {
  const digits = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex").slice(0, 32);
  return [...digits].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
}

const hostManifest = (...args) =>
  spawnSync(process.execPath, [fileURLToPath(new URL("installer/host-manifest.mjs", root)), ...args], { encoding: "utf8" });

describe("installer/browsers.json", () => {
  it("holds the id that the manifest's key gives", () => {
    assert.ok(table.extensions.chromium.includes(idOfKey(manifest.key)));
  });

  it("holds Firefox's id of the manifest", () => {
    assert.ok(table.extensions.firefox.includes(manifest.browser_specific_settings.gecko.id));
  });

  it("names the host as the background calls it, in the letters that browsers allow", () => {
    assert.match(read("extension/background/main.js"), new RegExp(`"${table.host.name.replaceAll(".", "\\.")}"`));
    assert.match(table.host.name, /^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
  });

  it("names the places of the whole machine as the host does", () => {
    const host = read("native-host/engine/installation.cpp");
    for (const place of Object.values(table.machine.linux)) assert.ok(host.includes(`"${place}"`), place);
  });

  for (const browser of table.browsers) {
    it(`says for ${browser.name} where manifests and policies lie, on each system`, () => {
      assert.ok(Object.hasOwn(table.extensions, browser.family));
      for (const system of ["linux", "macos"]) {
        const { manifests, policies } = browser[system];
        assert.ok(manifests.user.length > 0);
        assert.ok(manifests.user.every((folder) => folder.startsWith("~/")));
        assert.ok(manifests.system.every((folder) => folder.startsWith("/")));
        assert.ok(Array.isArray(policies));
      }
      // The first is the one that an export is written to.
      assert.ok(browser.linux.policies.slice(0, 1).every((place) => place.startsWith("/etc/")));
      assert.ok(browser.linux.policies.slice(1).every((place) => /^\/(usr|opt)\/.*\/distribution\/policies\.json$/.test(place)));
      assert.equal(browser.family === "firefox", browser.linux.storage !== undefined);
      assert.ok(browser.windows.manifests.length > 0);
      for (const key of browser.windows.manifests) assert.match(key, /^SOFTWARE\\.*\\NativeMessagingHosts\\\{host\}$/);
      for (const key of browser.windows.policies) assert.match(key, /^SOFTWARE\\Policies\\.*\{id\}/);
      for (const key of browser.windows.lists ?? []) assert.ok(key.startsWith(`${browser.windows.root}\\`), key);
      assert.match(browser.page, /^([a-z]+:\/\/policy|about:policies)$/);
      assert.equal(browser.windows.root !== null, (browser.windows.lists ?? []).length > 0);
    });
  }
});

describe("installer/host-manifest.mjs", () => {
  it("writes what Chromium reads", () => {
    const { status, stdout } = hostManifest("chromium", "/opt/say \"so\"/sayso-host");
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), {
      name: table.host.name,
      description: table.host.description,
      path: "/opt/say \"so\"/sayso-host",
      type: "stdio",
      allowed_origins: table.extensions.chromium.map((id) => `chrome-extension://${id}/`),
    });
  });

  it("writes what Firefox reads", () => {
    const written = JSON.parse(hostManifest("firefox", "/opt/sayso/bin/sayso-host").stdout);
    assert.deepEqual(written.allowed_extensions, table.extensions.firefox);
    assert.equal(written.allowed_origins, undefined);
  });

  it("refuses a family that it does not know, and a path that is not absolute", () => {
    for (const args of [["opera", "/bin/true"], ["chromium", "bin/sayso-host"], ["chromium"], []]) {
      const { status, stdout, stderr } = hostManifest(...args);
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /^Usage: /);
    }
  });
});
