// sayso doctor on trees that stand for a machine: what it finds, what it advises, and its exit codes. The self-test runs the real host.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";

import { BIN } from "./host.mjs";

const table = JSON.parse(readFileSync(new URL("../../installer/browsers.json", import.meta.url), "utf8"));
const id = table.extensions.chromium[0];
const name = table.host.name;
const roots = [];
after(() => roots.forEach((root) => rmSync(root, { recursive: true })));

/** A tree that stands for a machine. */
class Tree {
  root = mkdtempSync(join(tmpdir(), "sayso-doctor-"));
  constructor() {
    roots.push(this.root);
    mkdirSync(this.at("/opt/sayso/bin"), { recursive: true });
    symlinkSync(join(BIN, "sayso-host"), this.at("/opt/sayso/bin/sayso-host"));
  }
  /** @param {string} path */
  at(path) {
    return join(this.root, path);
  }
  /** @param {string} path @param {string | object} content */
  write(path, content) {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), typeof content === "string" ? content : JSON.stringify(content));
    return this;
  }
  /** @param {string[]} [args] */
  doctor(args = []) {
    return spawnSync(join(BIN, "sayso"), ["doctor", "--root", this.root, "--home", "/home/ida", ...args], { encoding: "utf8", env: { PATH: process.env.PATH, HOME: "/nowhere" } });
  }
  report() {
    const { stdout, status, stderr } = this.doctor(["--json"]);
    assert.equal(stderr, "");
    return { ...JSON.parse(stdout), status };
  }
}

const manifest = (/** @type {object} */ more = {}) => ({ name, description: "d", path: "/opt/sayso/bin/sayso-host", type: "stdio", allowed_origins: [`chrome-extension://${id}/`], ...more });
const system = `/etc/chromium/native-messaging-hosts/${name}.json`;
const user = `/home/ida/.config/chromium/NativeMessagingHosts/${name}.json`;
const policyFile = "/etc/chromium/policies/managed/sayso.json";
const policy = (/** @type {object} */ settings, /** @type {object} */ more = {}) => ({
  ExtensionSettings: { [id]: { installation_mode: "force_installed", update_url: "https://intranet.example/u.xml" } }, NativeMessagingBlocklist: ["*"], NativeMessagingAllowlist: [name],
  "3rdparty": { extensions: { [id]: settings } }, ...more });

/** What was seen of Chromium. @param {any} report */
const chromium = (report) => report.browsers.find((/** @type {any} */ browser) => browser.id === "chromium");
const wrong = (/** @type {any} */ report) => chromium(report).observations.filter((/** @type {any} */ one) => one.verdict === "wrong");

test("a machine that is set up right: exit 0, every part told, nothing to mend", () => {
  const tree = new Tree().write(system, manifest()).write(policyFile, policy({ words: '["Acme"]', spelling: false })).write("/usr/bin/chromium", "");
  const report = tree.report();
  assert.equal(report.status, 0, JSON.stringify(chromium(report)));
  assert.equal(report.wrong, 0);
  assert.deepEqual(chromium(report).observations.map((/** @type {any} */ one) => one.verdict), ["fine", "fine", "fine", "fine"]);
  const [one, ...others] = report.policies;
  assert.deepEqual(others, []);
  assert.deepEqual(one.browsers, ["Chromium"]);
  assert.equal(one.program, tree.at("/opt/sayso/bin/sayso-host"));
  assert.equal(one["self-test"].verdict, "fine");
  assert.match(one.host.version, /^\d+\.\d+\.\d+$/);
  assert.equal(one.protocol, 1);
  assert.equal(one.sandbox["core-dumps"], "off");
  assert.deepEqual(one.settings.words, { value: ["Acme"], origin: "managed", origins: ["managed"], locked: false });
  assert.equal(one.settings.spelling.value, false);
  assert.ok(one.packs.length > 5 && one.packs.every((/** @type {any} */ pack) => /^[0-9a-f]{64}$/.test(pack.sha256)));
  assert.ok(report.general.some((/** @type {any} */ note) => /cloud/.test(note.what) && /status page/.test(note.what)));
});

test("for people it is aligned text without colour where output is no terminal", () => {
  const { stdout, status } = new Tree().write(system, manifest()).doctor();
  assert.equal(status, 0);
  assert.ok(!stdout.includes("\x1b"));
  assert.match(stdout, /^ {2}fine {3}The manifest is right/m);
  assert.match(stdout, /^ {2}words +built-in +–$/m);
  assert.match(stdout, /All is well\.\n$/);
});

test("a machine that knows nothing of Sayso: exit 1, and the places that were searched", () => {
  const tree = new Tree().write("/usr/bin/chromium", "");
  const report = tree.report();
  assert.equal(report.status, 1);
  assert.ok(report.general.some((/** @type {any} */ one) => one.verdict === "wrong" && /No browser/.test(one.what)));
  for (const place of [user, system, "/etc/chromium/policies/managed/*"]) assert.ok(chromium(report).searched.includes(place), place);
  // Every place of the table is searched.
  for (const browser of table.browsers) {
    const { searched } = report.browsers.find((/** @type {any} */ one) => one.id === browser.id);
    for (const folder of [...browser.linux.manifests.user, ...browser.linux.manifests.system, ...browser.linux.sandboxed.flatMap((/** @type {any} */ box) => box.manifests)]) {
      assert.ok(searched.includes(`${folder.replace("~", "/home/ida")}/${name}.json`), folder);
    }
  }
  assert.match(tree.doctor().stdout, /searched \/etc\/chromium\/native-messaging-hosts/);
});

/** @type {[string, (tree: Tree) => void, RegExp, RegExp][]} */
const faults = [
  ["a manifest that is not JSON", (tree) => tree.write(system, "{"), /not JSON/, /anew/],
  ["a manifest whose host is gone", (tree) => tree.write(system, manifest({ path: "/opt/gone/sayso-host" })), /is not there/, /delete this file/],
  ["a manifest whose host cannot be run", (tree) => tree.write("/opt/x", "").write(system, manifest({ path: "/opt/x" })), /cannot be run/, /chmod/],
  ["a manifest with a relative path", (tree) => tree.write(system, manifest({ path: "sayso-host" })), /not absolute/, /whole path/],
  ["a manifest of another name", (tree) => tree.write(system, manifest({ name: "org.other" })), /another host/, /must be/],
  ["a manifest of another type", (tree) => tree.write(system, manifest({ type: "tcp" })), /"type"/, /stdio/],
  ["a manifest that allows nobody", (tree) => tree.write(system, manifest({ allowed_origins: [] })), /none of the extension's ids/, /--table/],
  ["a manifest whose id lacks its slash", (tree) => tree.write(system, manifest({ allowed_origins: [`chrome-extension://${id}`] })), /slash/, /<id>\//],
  ["a manifest for Firefox", (tree) => tree.write(system, manifest({ allowed_origins: undefined, allowed_extensions: table.extensions.firefox })), /no "allowed_origins"/, /chromium/],
  ["a manifest that everyone may change", (tree) => (tree.write(system, manifest()), chmodSync(tree.at(system), 0o666)), /Everyone/, /chmod o-w/],
  ["a stale file of the person's before the machine's good one", (tree) => tree.write(system, manifest()).write(user, manifest({ path: "/opt/old/sayso-host" })), /hides it/, /Delete/],
  ["a policy that is not JSON", (tree) => tree.write(system, manifest()).write(policyFile, `{"x": "${name}"`), /not JSON/, /lint/],
  ["a policy that blocks all hosts", (tree) => tree.write(system, manifest()).write(policyFile, policy({}, { NativeMessagingAllowlist: [] })), /blocks all/, /Allowlist/],
  ["a policy that blocks the host", (tree) => tree.write(system, manifest()).write(policyFile, policy({}, { NativeMessagingBlocklist: [name], NativeMessagingAllowlist: [] })), /blocks Sayso's host/, /Blocklist/],
  ["a policy without a host", (tree) => tree.write(policyFile, policy({})), /no manifest/, /Install/],
  ["a policy that ignores the only manifest", (tree) => tree.write(user, manifest()).write(policyFile, policy({}, { NativeMessagingUserLevelHosts: false })), /ignored/, /whole machine/],
  ["an object that Chromium drops", (tree) => tree.write(system, manifest()).write(policyFile, policy({ stages: { health: "block" } })), /"stages".*drops/, /export/],
  ["a list that Chromium drops", (tree) => tree.write(system, manifest()).write(policyFile, policy({ words: ["Acme"] })), /"words".*drops/, /JSON in a text/],
  ["a file of another name in the policy's folder", (tree) => tree.write(system, manifest()).write(`${policyFile}~`, policy({})), /every file/, /Move/],
];

for (const [what, prepare, saying, advice] of faults) {
  test(`${what} is named, with what to do`, () => {
    const tree = new Tree();
    prepare(tree);
    const report = tree.report();
    assert.equal(report.status, 1);
    assert.ok(wrong(report).some((/** @type {any} */ one) => saying.test(one.what) && advice.test(one.remedy)), JSON.stringify(chromium(report).observations));
  });
}

test("one broken rule among ten is named, and nine are in force", () => {
  const rule = (/** @type {number} */ n) => ({ id: `rule-${n}`, category: "confidential", stage: "advise", phrases: [`Kestrel${n}`], message: { what: "W." }, examples: { flags: [n === 4 ? "nothing" : `A Kestrel${n}`] } });
  const rules = JSON.stringify(Array.from({ length: 10 }, (_, n) => rule(n)));
  const report = new Tree().write(system, manifest()).write(policyFile, policy({ rules })).report();
  assert.equal(report.status, 1);
  assert.equal(report.wrong, 1);
  const [{ refused, packs }] = report.policies;
  assert.deepEqual(refused.map((/** @type {any} */ one) => [one.rule, one.code, one.source, one.path]), [["organisation/rule-4", "example-failed", "managed", "/rules/4/examples/flags/0"]]);
  assert.equal(packs.find((/** @type {any} */ pack) => pack.id === "organisation").rules, 9);
});

test("of several policy files the last one by name counts, key by key", () => {
  const tree = new Tree().write(system, manifest()).write("/etc/chromium/policies/managed/10.json", policy({ fail: "closed" }));
  tree.write("/etc/chromium/policies/managed/20.json", { "3rdparty": { extensions: { [id]: { fail: "open", words: '["Acme"]' } } } });
  tree.write("/etc/chromium/policies/managed/30.json", { "3rdparty": { extensions: { [id]: { ceiling: "advise" }, other: { fail: "closed" } } } });
  const [{ settings }] = tree.report().policies;
  assert.deepEqual([settings.fail.value, settings.words.value, settings.ceiling.value], ["open", ["Acme"], "advise"]);
});

test("a policy is read as its browser reads it: Chromium takes comments and every file of the folder, Firefox its first file alone", () => {
  const tree = new Tree().write(system, manifest()).write(policyFile, `\ufeff{ // ours\n ${JSON.stringify(policy({ fail: "closed" })).slice(1, -1)},\n}`);
  const before = tree.report();
  assert.deepEqual([before.status, before.policies[0].settings.fail.value], [0, "closed"], JSON.stringify(chromium(before).observations));
  tree.write(`${policyFile}.old`, policy({ fail: "open" }));
  const after = tree.report();
  assert.deepEqual([after.status, after.policies[0].settings.fail.value], [1, "open"]);
  assert.ok(wrong(after).some((/** @type {any} */ one) => one.place === `${policyFile}.old` && /every file/.test(one.what) && /Move/.test(one.remedy)));

  const firefoxPolicy = (/** @type {object} */ settings) => ({ policies: { "3rdparty": { Extensions: { [table.extensions.firefox[0]]: settings } } } });
  const [first, second] = table.browsers.find((/** @type {any} */ one) => one.id === "firefox").linux.policies;
  const other = new Tree().write(`/usr/lib/mozilla/native-messaging-hosts/${name}.json`, { ...manifest(), allowed_origins: undefined, allowed_extensions: table.extensions.firefox });
  other.write(second, firefoxPolicy({ fail: "closed" }));
  assert.equal(other.report().policies[0].settings.fail.value, "closed");
  other.write(first, firefoxPolicy({ fail: "open" }));
  const report = other.report();
  assert.equal(report.policies[0].settings.fail.value, "open");
  assert.ok(report.browsers.find((/** @type {any} */ one) => one.id === "firefox").observations.some((/** @type {any} */ one) => one.place === second && /does not read/.test(one.what)));
  other.write(first, "{ // no comment\n}");
  assert.equal(other.report().status, 1);
});

test("Firefox's managed storage is found, and a policy's settings go before it", () => {
  const [firefoxId] = table.extensions.firefox;
  const tree = new Tree().write(`/usr/lib/mozilla/native-messaging-hosts/${name}.json`, { ...manifest(), allowed_origins: undefined, allowed_extensions: table.extensions.firefox });
  const storage = `/home/ida/.mozilla/managed-storage/${firefoxId}.json`;
  tree.write(storage, { name: firefoxId, description: "d", type: "storage", data: { fail: "closed" } });
  const report = tree.report();
  assert.deepEqual([report.status, report.policies[0].settings.fail.value], [0, "closed"]);
  tree.write("/etc/firefox/policies/policies.json", { policies: { "3rdparty": { Extensions: { [firefoxId]: { fail: "open" } } } } });
  assert.equal(tree.report().policies[0].settings.fail.value, "open");
  tree.write(storage, { name: "other", type: "storage", data: {} });
  assert.equal(tree.report().status, 1);
});

test("a policy that keeps the extension out is named, in each of its forms; a list of forced ones goes before", () => {
  const settings = { "3rdparty": { extensions: { [id]: { fail: "open" } } } };
  const [firefoxId] = table.extensions.firefox;
  for (const form of [{ ExtensionSettings: { [id]: { installation_mode: "blocked" } } }, { ExtensionSettings: { [id]: { installation_mode: "removed" } } }, { ExtensionSettings: { "*": { installation_mode: "blocked" } } },
    { ExtensionInstallBlocklist: ["*"] }, { ExtensionInstallBlocklist: [id] }]) {
    const report = new Tree().write(system, manifest()).write(policyFile, { ...settings, ...form }).report();
    assert.equal(report.status, 1, JSON.stringify(form));
    assert.ok(wrong(report).some((/** @type {any} */ one) => /keeps the extension out/.test(one.what)));
  }
  for (const form of [{ ExtensionInstallBlocklist: ["*"], ExtensionInstallForcelist: [`${id};https://intranet.example/u.xml`] }, { ExtensionInstallBlocklist: ["*"], ExtensionInstallAllowlist: [id] },
    { ExtensionSettings: { "*": { installation_mode: "blocked" }, [id]: { installation_mode: "allowed" } } }]) {
    assert.equal(new Tree().write(system, manifest()).write(policyFile, { ...settings, ...form }).report().status, 0, JSON.stringify(form));
  }
  const firefox = new Tree().write("/etc/firefox/policies/policies.json", { policies: { Extensions: { Uninstall: [firefoxId] }, "3rdparty": { Extensions: { [firefoxId]: {} } } } }).report();
  assert.ok(firefox.browsers.find((/** @type {any} */ one) => one.id === "firefox").observations.some((/** @type {any} */ one) => /keeps the extension out/.test(one.what)));
  const sites = new Tree().write(system, manifest()).write(policyFile, { ...settings, ExtensionSettings: { "*": { runtime_blocked_hosts: ["*://*.x.com"] } } }).report();
  assert.ok(chromium(sites).observations.some((/** @type {any} */ one) => one.verdict === "note" && /keeps the extension off some sites/.test(one.what)));
});

test("drift: what changed since an earlier answer is told, and ends with 1; times and places that were searched do not count", () => {
  const tree = new Tree().write(system, manifest()).write(policyFile, policy({ fail: "closed" }));
  tree.write("/healthy.json", tree.doctor(["--json"]).stdout);
  const against = (/** @type {string[]} */ ...more) => tree.doctor(["--against", tree.at("/healthy.json"), ...more]);
  assert.equal(against().status, 0, against().stdout);
  tree.write(policyFile, policy({ fail: "open", rules: JSON.stringify([{ id: "k", category: "confidential", stage: "advise", phrases: ["Kestrel"], message: { what: "W." }, examples: { flags: ["A Kestrel"] } }]) }));
  const { status, stdout } = against("--json");
  assert.equal(status, 1);
  const { wrong: toMend, drift } = JSON.parse(stdout);
  assert.equal(toMend, 0);
  assert.deepEqual(drift.find((/** @type {any} */ one) => one.path === "/policies/0/settings/fail/value"), { path: "/policies/0/settings/fail/value", was: "closed", now: "open" });
  assert.ok(drift.some((/** @type {any} */ one) => one.now === "organisation/k"));
  const text = against().stdout;
  assert.match(text, /settings\/fail\/value: was closed, is open\./);
  assert.match(text, /\d+ values have changed\.\n$/);
  tree.write("/nonsense.json", "{}");
  assert.equal(tree.doctor(["--against", tree.at("/nonsense.json")]).status, 2);
});

test("a browser that must be set up, and is not: exit 1", () => {
  const tree = new Tree().write(system, manifest());
  assert.equal(tree.doctor(["--expect", "chromium"]).status, 0);
  const { status, stdout } = tree.doctor(["--expect", "chromium", "--expect", "firefox"]);
  assert.equal(status, 1);
  assert.match(stdout, /Firefox is expected to know Sayso, and does not/);
  assert.equal(tree.doctor(["--expect", "lynx"]).status, 2);
});

/** @param {any} report @param {string} browser */
const of = (report, browser) => report.browsers.find((/** @type {any} */ one) => one.id === browser);

test("Windows: every key of the table is told as one to look at, with the command; none counts as searched, and nothing is called well", () => {
  const second = "bcdefghijklmnopabcdefghijklmnopa";
  const tree = new Tree().write("/table.json", { ...table, extensions: { ...table.extensions, chromium: [id, second] } });
  const { stdout, status } = tree.doctor(["--system", "windows", "--json", "--table", tree.at("/table.json")]);
  const report = JSON.parse(stdout);
  assert.deepEqual([status, report.wrong], [2, 0]);
  for (const browser of table.browsers) {
    const { searched, installed, "not-read": places, observations } = of(report, browser.id);
    assert.deepEqual([searched, installed], [[], null]);
    const ids = browser.family === "chromium" ? [id, second] : table.extensions.firefox;
    for (const key of ["manifests", "policies", "lists", "storage"].flatMap((kind) => browser.windows[kind] ?? [])) {
      for (const one of ids) {
        for (const hive of ["HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE"]) assert.ok(places.includes(`${hive}\\${key.replace("{id}", one).replace("{host}", name)}`), key);
      }
    }
    assert.equal(new Set(places).size, places.length, "none twice");
    const [one] = observations;
    assert.equal(one.verdict, "unknown");
    assert.ok(one.remedy.includes(browser.page), "the browser's own page");
    assert.ok(one.remedy.includes(`reg query "HKLM\\${browser.windows.root ?? browser.windows.manifests[0].replace("{host}", name)}" /s`), one.remedy);
  }
  const expected = tree.doctor(["--system", "windows", "--expect", "chrome"]);
  assert.equal(expected.status, 2);
  assert.match(expected.stdout, /Whether Google Chrome knows Sayso, as is expected, stands in the registry/);
  const text = tree.doctor(["--system", "windows", "--all"]).stdout;
  assert.doesNotMatch(text, /All is well|not set up|searched HKEY|not found here/);
  assert.match(text, /^ {9}to look at HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\/m);
  assert.match(text, /Nothing is wrong as far as it can be told from here; look at what is marked with \?\.\n$/);
});

test("macOS: manifests are read, profiles are told as what to look at; that a policy cannot be told ends with 2", () => {
  const place = `/Library/Google/Chrome/NativeMessagingHosts/${name}.json`;
  const tree = new Tree().write(place, manifest());
  const { stdout, status } = tree.doctor(["--system", "macos", "--json"]);
  const chrome = of(JSON.parse(stdout), "chrome");
  assert.equal(status, 2);
  assert.ok(chrome.configured && chrome.searched.includes(place));
  assert.equal(chrome.installed, null);
  assert.deepEqual(chrome["not-read"], ["/Library/Managed Preferences/com.google.Chrome.plist", `/Library/Managed Preferences/com.google.Chrome.extensions.${id}.plist`]);
  const told = chrome.observations.find((/** @type {any} */ one) => one.verdict === "unknown");
  assert.match(told.remedy, /profiles show -type configuration.*chrome:\/\/policy/);
  for (const browser of table.browsers.filter((/** @type {any} */ one) => one.macos.domain)) {
    assert.ok(of(JSON.parse(stdout), browser.id)["not-read"].includes(`/Library/Managed Preferences/${browser.macos.domain}.plist`), browser.id);
  }
  assert.doesNotMatch(tree.doctor(["--system", "macos"]).stdout, /All is well/);
  // Without a manifest the host cannot be reached, whatever a profile says.
  assert.equal(new Tree().doctor(["--system", "macos"]).status, 1);
});

test("two browsers with two policies are tested one by one", () => {
  const tree = new Tree().write(system, manifest()).write(policyFile, policy({ fail: "closed" }));
  tree.write(`/usr/lib/mozilla/native-messaging-hosts/${name}.json`, { ...manifest(), allowed_origins: undefined, allowed_extensions: table.extensions.firefox });
  tree.write("/etc/firefox/policies/policies.json", { policies: { "3rdparty": { Extensions: { [table.extensions.firefox[0]]: { spelling: 0 } } } } });
  const report = tree.report();
  assert.equal(report.status, 0, JSON.stringify(report.browsers));
  assert.deepEqual(report.policies.map((/** @type {any} */ one) => [one.browsers[0], one.settings.fail.value, one.settings.spelling.value]), [["Chromium", "closed", true], ["Firefox", "open", false]]);
});

test("a host that does not work fails the self-test, and leaves no process behind", () => {
  for (const script of ["exit 1", "exec cat", "while read -r _; do :; done", "printf 'hello, I am no frame at all'"]) {
    const tree = new Tree().write("/opt/bad/host", `#!/bin/sh\n${script}\n`).write(system, manifest({ path: "/opt/bad/host" }));
    chmodSync(tree.at("/opt/bad/host"), 0o755);
    const report = tree.report();
    assert.equal(report.status, 1, script);
    assert.equal(report.policies[0]["self-test"].verdict, "wrong", script);
  }
});

test("Flatpak and Snap browsers are explained", () => {
  const tree = new Tree().write(system, manifest()).write("/snap/chromium/current", "").write("/var/lib/flatpak/app/org.chromium.Chromium/current", "");
  const notes = chromium(tree.report()).observations.filter((/** @type {any} */ one) => one.verdict === "note");
  assert.ok(notes.some((/** @type {any} */ one) => /Snap/.test(one.what) && /cannot work/.test(one.remedy)));
  assert.ok(notes.some((/** @type {any} */ one) => /Flatpak/.test(one.what) && /flatpak override/.test(one.remedy)));
});

test("an organisation's own id is known by its table", () => {
  const own = "abcdefghijklmnopabcdefghijklmnop";
  const tree = new Tree().write(system, manifest({ allowed_origins: [`chrome-extension://${own}/`] }));
  tree.write("/table.json", { ...table, extensions: { ...table.extensions, chromium: [own] } });
  assert.equal(tree.report().status, 1);
  assert.equal(tree.doctor(["--table", tree.at("/table.json")]).status, 0);
});

test("wrong usage: exit 2", () => {
  const tree = new Tree();
  assert.equal(tree.doctor(["--table", "/nowhere"]).status, 2);
  assert.equal(tree.doctor(["--nonsense"]).status, 2);
  assert.equal(spawnSync(join(BIN, "sayso"), ["doctor", "--root", "/nowhere"], { encoding: "utf8" }).status, 2);
});
