// sayso policy: what lint says, and every export read back by a reader of its own and compared with the policy that it was made of.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { BIN } from "./host.mjs";

const folder = mkdtempSync(join(tmpdir(), "sayso-policy-"));
after(() => rmSync(folder, { recursive: true }));
const env = { PATH: process.env.PATH, HOME: folder, TERM: "xterm" };
const table = JSON.parse(readFileSync(new URL("../../installer/browsers.json", import.meta.url), "utf8"));
const id = table.extensions.chromium[0];
const firefoxId = table.extensions.firefox[0];
const hosts = { NativeMessagingBlocklist: ["*"], NativeMessagingAllowlist: [table.host.name] };
const installUrl = "https://intranet.example/sayso/updates.xml";
const forced = { installation_mode: "force_installed", update_url: installUrl };

/** @param {string[]} args @param {string} [input] */
const sayso = (args, input = "") => spawnSync(join(BIN, "sayso"), ["policy", ...args], { input, env, maxBuffer: 64 << 20 });

/** @param {string} name @param {string | object} content */
function file(name, content) {
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  return join(folder, name);
}

/** Every kind of value, with everything that a format could stumble over. */
const policy = {
  organisation: { name: "Müller & Söhne <\"GmbH\">", policy: "https://acme.example/social?a=1&b=2" },
  packs: { conduct: false },
  rules: [
    { id: "order-number", category: "customer-data", stage: "confirm", pattern: "\\bAC-\\d{6}\\b", message: { what: "This shows \"AC\" \\ <b>&amp;</b> 'quoted' 🎉" },
      examples: { flags: ["AC-204881\tis\nhere"], passes: ["AC/DC"] } },
  ],
  stages: { credentials: "block", "organisation/order-number": "justify" },
  ceiling: "justify", spelling: false, languages: ["en_US"], words: ["Søren", "C:\\temp", "a\"b", "日本"], fail: "open", "gate-timeout": 2500,
  "brand-accounts": ["@acme"], "first-run": false, locked: ["*"], merge: { words: "replace" },
};
const source = file("acme.json", policy);

/** What Chromium's managed storage is given: lists and objects are JSON in a text. @param {Record<string, any>} settings */
const forChromium = (settings) => Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, typeof value === "object" ? JSON.stringify(value) : value]));

/** A value from Chromium's storage as the engine understands it. @param {Record<string, any>} settings */
const understood = (settings) =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => {
    try {
      return [key, typeof value === "string" ? JSON.parse(value) : value];
    } catch {
      return [key, value];
    }
  }));

/** @param {string[]} args */
function exported(args) {
  const { stdout, stderr, status } = sayso(["export", "--install-url", installUrl, ...args, source]);
  assert.equal(status, 0, stderr.toString());
  return stdout;
}

/** @param {string} script @param {Buffer} input */
function python(script, input) {
  const { stdout, stderr, status } = spawnSync("python3", ["-c", script], { input, encoding: "utf8", maxBuffer: 64 << 20 });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}
const plist = (/** @type {Buffer} */ bytes) => python("import plistlib,sys,json; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))", bytes);
/** XML as [name, attributes, text, children]. */
const xml = (/** @type {Buffer} */ bytes) =>
  python("import sys,json\nimport xml.etree.ElementTree as E\ndef f(e): return [e.tag.split('}')[-1], dict(e.attrib), e.text or '', [f(c) for c in e]]\nprint(json.dumps(f(E.fromstring(sys.stdin.buffer.read()))))", bytes);
/** @param {any[]} node @param {string} name @returns {any[][]} */
const all = (node, name) => [...(node[0] === name ? [node] : []), ...node[3].flatMap((/** @type {any[]} */ child) => all(child, name))];

/** A registry file: key → name → value. @param {Buffer} bytes */
function registry(bytes) {
  assert.deepEqual([...bytes.subarray(0, 2)], [0xff, 0xfe], "a byte order mark");
  const text = bytes.subarray(2).toString("utf16le");
  assert.ok(text.startsWith("Windows Registry Editor Version 5.00\r\n"));
  assert.ok(!/[^\r]\n/.test(text), "lines end as on Windows");
  /** @type {Record<string, Record<string, any>>} */
  const keys = {};
  let key = "";
  for (const line of text.replaceAll(/\\\r\n\s*/g, "").split("\r\n").slice(1)) {
    const head = line.match(/^\[(-?)HKEY_LOCAL_MACHINE\\(.*)\]$/);
    if (head) {
      key = head[2];
      if (head[1]) delete keys[key];
      else keys[key] ??= {};
      continue;
    }
    if (line === "") continue;
    const [, name, raw] = /** @type {RegExpMatchArray} */ (line.match(/^"((?:[^"\\]|\\.)*)"=(.*)$/));
    const unquoted = (/** @type {string} */ quoted) => quoted.replaceAll(/\\(.)/g, "$1");
    const plain = unquoted(name);
    if (raw.startsWith("dword:")) keys[key][plain] = parseInt(raw.slice(6), 16);
    else if (raw.startsWith("hex(7):")) keys[key][plain] = JSON.parse(Buffer.from(raw.slice(7).split(",").map((digits) => parseInt(digits, 16))).toString("utf16le").replace(/\0+$/, ""));
    else keys[key][plain] = unquoted(/** @type {RegExpMatchArray} */ (raw.match(/^"(.*)"$/))[1]);
  }
  return keys;
}
/** DWORDs stand for booleans where the policy has one. @param {Record<string, any>} values */
const fromRegistry = (values) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof (/** @type {any} */ (policy)[key]) === "boolean" ? value === 1 : value]));

for (const [browser, id_] of [["chrome", id], ["chromium", id], ["edge", id], ["brave", id]]) {
  test(`${browser} on Linux: installed, the host allowed, settings as its managed storage takes them`, () => {
    assert.deepEqual(JSON.parse(exported(["--browser", browser, "--os", "linux"]).toString()), {
      ExtensionSettings: { [id_]: forced }, ...hosts, "3rdparty": { extensions: { [id_]: forChromium(reordered(policy)) } },
    });
  });

  test(`${browser} on Windows: the registry file says the same`, () => {
    const { windows } = table.browsers.find((/** @type {any} */ one) => one.id === browser);
    const keys = registry(exported(["--browser", browser, "--os", "windows"]));
    const settings = windows.policies[0].replace("{id}", id);
    assert.deepEqual(Object.keys(keys).sort(), [`${windows.root}\\ExtensionSettings\\${id}`, `${windows.root}\\NativeMessagingAllowlist`, `${windows.root}\\NativeMessagingBlocklist`, settings].sort());
    assert.deepEqual(keys[`${windows.root}\\ExtensionSettings\\${id}`], forced);
    assert.deepEqual(keys[`${windows.root}\\NativeMessagingAllowlist`], { 9001: table.host.name });
    assert.deepEqual(keys[`${windows.root}\\NativeMessagingBlocklist`], { 9001: "*" });
    assert.deepEqual(understood(fromRegistry(keys[settings])), policy);
  });

  test(`${browser} on macOS: the profile says the same`, () => {
    const { macos } = table.browsers.find((/** @type {any} */ one) => one.id === browser);
    const bytes = exported(["--browser", browser, "--os", "macos"]);
    const profile = plist(bytes);
    assert.equal(profile.PayloadType, "Configuration");
    assert.equal(profile.PayloadOrganization, policy.organisation.name);
    const [own, settings] = profile.PayloadContent;
    assert.equal(own.PayloadType, macos.domain);
    assert.deepEqual(own.ExtensionSettings, { [id]: forced });
    assert.deepEqual(own.NativeMessagingBlocklist, ["*"]);
    assert.deepEqual(own.NativeMessagingAllowlist, [table.host.name]);
    assert.equal(settings.PayloadType, `${macos.domain}.extensions.${id}`);
    assert.deepEqual(understood(withoutPayload(settings)), policy);
    const uuids = [profile, own, settings].map((payload) => payload.PayloadUUID);
    assert.equal(new Set(uuids).size, 3);
    for (const uuid of uuids) assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.deepEqual(exported(["--browser", browser, "--os", "macos"]), bytes, "the same policy gives the same profile");
  });
}

/** @param {Record<string, any>} payload */
const withoutPayload = (payload) => Object.fromEntries(Object.entries(payload).filter(([key]) => !key.startsWith("Payload")));

/** The engine writes keys in the order of the alphabet. @param {any} value @returns {any} */
function reordered(value) {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, reordered(value[key])]));
}

const firefoxForced = { installation_mode: "force_installed", install_url: installUrl };

test("Firefox on Linux: policies.json, values as they are", () => {
  assert.deepEqual(JSON.parse(exported(["--browser", "firefox", "--os", "linux"]).toString()), {
    policies: { ExtensionSettings: { [firefoxId]: firefoxForced }, "3rdparty": { Extensions: { [firefoxId]: policy } } },
  });
});

test("Firefox on Windows: lists and objects as several lines of text, the only form in which it reads JSON", () => {
  const keys = registry(exported(["--browser", "firefox", "--os", "windows"]));
  const root = "SOFTWARE\\Policies\\Mozilla\\Firefox";
  assert.deepEqual(keys[`${root}\\ExtensionSettings\\${firefoxId}`], firefoxForced);
  assert.deepEqual(fromRegistry(keys[`${root}\\3rdparty\\Extensions\\${firefoxId}`]), policy);
});

test("Firefox on macOS: one payload", () => {
  const { PayloadContent: [own, ...more] } = plist(exported(["--browser", "firefox", "--os", "macos"]));
  assert.deepEqual(more, []);
  assert.equal(own.PayloadType, "org.mozilla.firefox");
  assert.deepEqual(withoutPayload(own), { EnterprisePoliciesEnabled: true, ExtensionSettings: { [firefoxId]: firefoxForced }, "3rdparty": { Extensions: { [firefoxId]: policy } } });
});

test("the Google Admin console: each key in its Value", () => {
  const wrapped = JSON.parse(exported(["--browser", "chrome", "--os", "google-admin"]).toString());
  for (const value of Object.values(wrapped)) assert.deepEqual(Object.keys(/** @type {object} */ (value)), ["Value"]);
  assert.deepEqual(understood(Object.fromEntries(Object.entries(wrapped).map(([key, { Value }]) => [key, Value]))), policy);
  // And it is read back as a policy.
  assert.equal(sayso(["lint", file("google.json", wrapped)]).status, 0);
});

const camel = (/** @type {string} */ key) => key.split("-").map((word) => word[0].toUpperCase() + word.slice(1)).join("");

for (const browser of ["chrome", "chromium", "edge", "brave", "firefox"]) {
  const { windows } = table.browsers.find((/** @type {any} */ one) => one.id === browser);
  const root = windows.root;
  const own = browser === "firefox" ? firefoxId : id;
  const key = windows.policies[0].replace("{id}", own);

  test(`the template for ${browser}: a policy for every setting, every text there, defaults from this policy`, () => {
    const out = join(folder, `kit-${browser}`);
    assert.equal(sayso(["export", "--browser", browser, "--os", "windows", "--install-url", installUrl, "--out", out, source]).status, 0);
    assert.deepEqual(readdirSync(out).sort(), ["en-US", `sayso-${browser}.admx`, `sayso-${browser}.reg`]);
    const admx = xml(readFileSync(join(out, `sayso-${browser}.admx`)));
    const adml = xml(readFileSync(join(out, "en-US", `sayso-${browser}.adml`)));
    const strings = new Map(all(adml, "string").map(([, { id: name }, text]) => [name, text]));
    const presentations = new Map(all(adml, "presentation").map((node) => [node[1].id, node]));
    const policies = new Map(all(admx, "policy").map((node) => [node[1].name, node]));

    const settings = Object.keys(JSON.parse(sayso(["show", "--json"]).stdout.toString()).settings);
    for (const name of [...settings, "rules", "locked", "merge"].map(camel)) assert.ok(policies.has(name), name);
    for (const [name, node] of policies) {
      for (const reference of [...JSON.stringify(node).matchAll(/\$\(string\.([^)]+)\)/g)]) assert.ok(strings.get(reference[1]), `${name}: ${reference[1]}`);
      const presentation = node[1].presentation?.match(/^\$\(presentation\.(.+)\)$/)[1];
      const elements = all(node, "elements").flatMap((one) => one[3]).map(([, { id: element }]) => element);
      assert.deepEqual(presentation ? /** @type {any[]} */ (presentations.get(presentation))[3].map((/** @type {any[]} */ control) => control[1].refId) : [], elements, name);
      if (!["InstallExtension", "NativeMessaging"].includes(name)) assert.equal(node[1].key, key);
    }
    const items = (/** @type {string} */ name) => all(/** @type {any[]} */ (policies.get(name)), "item").map(([, { key: at, valueName }, , [value]]) => [at, valueName, value[3][0][2]]);
    assert.deepEqual(items("InstallExtension"), [[`${root}\\ExtensionSettings\\${own}`, browser === "firefox" ? "install_url" : "update_url", installUrl],
      [`${root}\\ExtensionSettings\\${own}`, "installation_mode", "force_installed"]].sort((a, b) => (a[1] < b[1] ? -1 : 1)));
    if (browser !== "firefox") {
      assert.deepEqual(items("NativeMessaging"), [[`${root}\\NativeMessagingAllowlist`, "9001", table.host.name], [`${root}\\NativeMessagingBlocklist`, "9001", "*"]]);
      for (const name of ["organisation", "rules", "stages", "words", "locked"]) {
        const [value] = all(/** @type {any[]} */ (presentations.get(camel(name))), "defaultValue");
        assert.deepEqual(JSON.parse(value[2]), /** @type {any} */ (policy)[name]);
      }
    }
    assert.equal(all(/** @type {any[]} */ (presentations.get("GateTimeout")), "decimalTextBox")[0][1].defaultValue, "2500");
    const choices = all(/** @type {any[]} */ (policies.get("Ceiling")), "item").map(([, , , [value]]) => value[3][0][2]);
    assert.equal(choices[all(/** @type {any[]} */ (presentations.get("Ceiling")), "dropdownList")[0][1].defaultItem], "justify");
  });

  test(`Intune, ${browser}: the template is ingested, and every setting set through it`, () => {
    const profile = JSON.parse(exported(["--browser", browser, "--os", "intune"]).toString());
    assert.equal(profile["@odata.type"], "#microsoft.graph.windows10CustomConfiguration");
    const [template, ...settings] = profile.omaSettings;
    const app = `Sayso${camel(browser)}`;
    assert.equal(template.omaUri, `./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/${app}/Policy/${app}Admx`);
    const policies = new Map(all(xml(Buffer.from(template.value)), "policy").map((node) => [node[1].name, node]));
    /** @type {Record<string, any>} */
    const read = {};
    for (const { omaUri, value } of settings) {
      const name = omaUri.match(new RegExp(`^\\./Device/Vendor/MSFT/Policy/Config/${app}~Policy~Sayso/(\\w+)$`))[1];
      const node = /** @type {any[]} */ (policies.get(name));
      assert.ok(node, name);
      if (["InstallExtension", "NativeMessaging"].includes(name)) {
        assert.equal(value, "<enabled/>");
        continue;
      }
      const [element] = all(node, "elements").flatMap((one) => one[3]);
      const set = xml(Buffer.from(`<v>${value}</v>`))[3];
      if (!element) {
        read[node[1].valueName] = set[0][0] === "enabled";
        continue;
      }
      const [kind, attributes] = element;
      const text = set[1][1].value;
      assert.equal(set[1][1].id, attributes.id);
      read[attributes.valueName] = kind === "decimal" ? Number(text) : kind === "enum" ? text : JSON.parse(text);
    }
    assert.deepEqual(read, policy);
  });
}

test("what makes no sense is said, and nothing is printed", () => {
  for (const [args, words] of /** @type {[string[], RegExp][]} */ ([
    [["--browser", "edge", "--os", "google-admin"], /manages Chrome alone/],
    [["--browser", "firefox", "--os", "google-admin"], /manages Chrome alone/],
    [["--browser", "vivaldi", "--os", "google-admin"], /manages Chrome alone\.$/m],
    [["--browser", "edge", "--os", "google-admin"], /Export Microsoft Edge for linux, windows, macos or intune/],
    [["--browser", "vivaldi", "--os", "linux"], /no place/],
    [["--browser", "opera", "--os", "linux"], /no browser "opera"/],
    [["--browser", "chrome", "--os", "amiga"], /amiga/],
    [["--browser", "firefox", "--os", "linux", "--allow-host", "org.other"], /Firefox has no policy/],
    [["--browser", "chrome", "--os", "linux", "--all-hosts", "--allow-host", "org.other"], /--all-hosts already/],
    [["--browser", "chrome", "--os", "linux", "--no-install", "--install-url", "https://a.example"], /opposite/],
    [["--browser", "chrome", "--os", "linux", "--id", firefoxId], /32 letters/],
    [["--browser", "firefox", "--os", "linux", "--id", id], /like sayso@acme/],
    [["--browser", "chrome", "--os", "linux", "--install-url", "ftp://a"], /https/],
    [["--browser", "chrome", "--os", "windows", "--format", "plist"], /There is: reg, admx, adml/],
  ])) {
    const { status, stdout, stderr } = sayso(["export", ...args, source]);
    assert.equal(status, 2, args.join(" "));
    assert.equal(stdout.length, 0);
    assert.match(stderr.toString(), words);
  }
});

test("--id, --allow-host, --all-hosts and --no-install do what they say", () => {
  const read = (/** @type {string[]} */ args) => JSON.parse(sayso(["export", "--browser", "chrome", "--os", "linux", ...args, source]).stdout.toString());
  const own = "abcdefghijklmnopabcdefghijklmnop";
  assert.deepEqual(Object.keys(read(["--id", own])["3rdparty"].extensions), [own]);
  assert.deepEqual(read(["--allow-host", "org.other"]).NativeMessagingAllowlist, [table.host.name, "org.other"]);
  assert.equal(read(["--all-hosts"]).NativeMessagingBlocklist, undefined);
  assert.equal(read(["--no-install"]).ExtensionSettings, undefined);
  assert.equal(read([]).ExtensionSettings[id].update_url, table.stores.chromium);
});

test("what takes Sayso away again: the extension is blocked, its settings go, and no host list is spoken of", () => {
  const take = (/** @type {string[]} */ args) => {
    const { stdout, stderr, status } = sayso(["export", "--take-away", ...args]);
    assert.equal(status, 0, stderr.toString());
    return stdout;
  };
  const blocked = { installation_mode: "blocked" };
  assert.deepEqual(JSON.parse(take(["--browser", "chromium", "--os", "linux"]).toString()), { ExtensionSettings: { [id]: blocked } });
  assert.deepEqual(JSON.parse(take(["--browser", "firefox", "--os", "linux"]).toString()), { policies: { ExtensionSettings: { [firefoxId]: blocked } } });
  const root = "SOFTWARE\\Policies\\Mozilla\\Firefox";
  const keys = registry(take(["--browser", "firefox", "--os", "windows"]));
  assert.deepEqual(keys[`${root}\\ExtensionSettings\\${firefoxId}`], blocked);
  assert.ok(take(["--browser", "firefox", "--os", "windows"]).subarray(2).toString("utf16le").includes(`[-HKEY_LOCAL_MACHINE\\${root}\\3rdparty\\Extensions\\${firefoxId}]`));
  const { PayloadContent } = plist(take(["--browser", "chrome", "--os", "macos"]));
  assert.deepEqual(PayloadContent.map(withoutPayload), [{ ExtensionSettings: { [id]: blocked } }]);
  for (const [args, words] of /** @type {[string[], RegExp][]} */ ([
    [["--browser", "chrome", "--os", "google-admin"], /console/],
    [["--browser", "chrome", "--os", "intune"], /remove the profile/],
    [["--browser", "chrome", "--os", "linux", "--all-hosts"], /stands alone/],
  ])) {
    const { status, stderr } = sayso(["export", "--take-away", ...args]);
    assert.equal(status, 2);
    assert.match(stderr.toString(), words);
  }
});

test("what an admin should know of an export is said with it, and nothing that does not concern it", () => {
  const remarks = (/** @type {string[]} */ ...args) => {
    const { stderr, status } = sayso(["export", ...args, source]);
    assert.equal(status, 0, stderr.toString());
    return stderr.toString();
  };
  const xpi = ["--install-url", "https://intranet.example/sayso.xpi"];
  // Where the extension comes from
  assert.match(remarks("--browser", "chrome", "--os", "linux"), /development id, which no store has/);
  assert.match(remarks("--browser", "chrome", "--os", "linux", "--install-url", installUrl), /development id, whose key is public: for a pilot/);
  const own = remarks("--browser", "chrome", "--os", "windows", "--install-url", installUrl, "--id", "abcdefghijklmnopabcdefghijklmnop");
  assert.doesNotMatch(own, /development/);
  assert.match(own, /refused on machines that no domain or device management manages/);
  assert.match(remarks("--browser", "firefox", "--os", "linux"), new RegExp(`addons\\.mozilla\\.org, which must have ${firefoxId}`));
  const ownXpi = remarks("--browser", "firefox", "--os", "linux", ...xpi);
  assert.doesNotMatch(ownXpi, /addons\.mozilla/);
  const [, preference] = /** @type {RegExpMatchArray} */ (ownXpi.match(/the policy also says (.*)\.$/m));
  assert.deepEqual(JSON.parse(`{${preference}}`), { Preferences: { "xpinstall.signatures.required": { Value: false, Status: "locked" } } });
  const long = ["--install-url", `https://intranet.example/${"u".repeat(240)}`];
  assert.match(remarks("--browser", "chrome", "--os", "intune", ...long), /longer than the 255 characters/);
  assert.doesNotMatch(remarks("--browser", "chrome", "--os", "linux", ...long), /255/);
  // What stands beside it already
  assert.match(ownXpi, /one policies\.json alone/);
  assert.match(remarks("--browser", "chromium", "--os", "linux", "--install-url", installUrl), /last one by name wins/);
  assert.match(remarks("--browser", "firefox", "--os", "macos", ...xpi), /ExtensionSettings and 3rdparty settings in one profile/);
  assert.match(remarks("--browser", "firefox", "--os", "windows", ...xpi), /ExtensionSettings as one text.*leave the key out.*"install_url":"https:\/\/intranet/);
  assert.match(remarks("--browser", "edge", "--os", "windows", "--install-url", installUrl), /ExtensionSettings as one text.* as well: /);
  // Edge's place is one of Microsoft's
  assert.match(remarks("--browser", "edge", "--os", "intune", "--install-url", installUrl), /below SOFTWARE\\Policies\\Microsoft\\Edge since Windows 10 1903.*\.reg/);
  assert.doesNotMatch(remarks("--browser", "chrome", "--os", "intune", "--install-url", installUrl), /1903/);
});

test("what is too long for group policy is said where a file for it is made", () => {
  const remarks = (/** @type {object} */ settings, /** @type {string} */ os) => sayso(["export", "--browser", "chrome", "--os", os, "--no-install", file("long.json", settings)]).stderr.toString();
  const words = (/** @type {number} */ count) => ({ words: Array.from({ length: count }, (_, i) => `Kestrel${String(i).padStart(4, "0")}`) });
  assert.match(remarks(words(3000), "windows"), /"words" is longer than the 32767 characters/);
  assert.doesNotMatch(remarks(words(2000), "windows"), /32767/);
  assert.doesNotMatch(remarks(words(3000), "linux"), /32767/);
});

test("a policy has at most 16 MiB, from a file and from standard input", () => {
  const large = `{"words": ["${"x".repeat(16 << 20)}"]}`;
  for (const { status, stderr } of [sayso(["lint", file("large.json", large)]), sayso(["lint", "-"], large)]) {
    assert.equal(status, 2);
    assert.match(stderr.toString(), /16 MiB/);
  }
  assert.match(sayso(["lint", folder]).stderr.toString(), /cannot be read/);
});

test("lint names file, line, place, reason and what belongs there", () => {
  const broken = file("broken.json", `{
  // a comment
  "words": ["Acme", 5],
  "fial": "open",
  "rules": [
    { "id": "one", "category": "style", "stage": "advise", "pattern": "(", "message": { "what": "W" }, "examples": { "flags": ["x"] } }
  ]
}
`);
  const { stdout, status } = sayso(["lint", broken]);
  assert.equal(status, 1);
  assert.match(stdout.toString(), /broken\.json:3 {2}\/words\/1\n/);
  assert.match(stdout.toString(), /broken\.json:4 {2}\/fial {2}\(note\)\n.*Did you mean "fail"/);
  assert.match(stdout.toString(), /2 refused, 1 to note/);
  const rows = JSON.parse(sayso(["lint", "--json", broken]).stdout.toString());
  assert.deepEqual(rows.map(({ level, line, path, code }) => [level, line, path, code]), [
    ["refused", 3, "/words/1", "wrong-type"], ["note", 4, "/fial", "unknown-setting"], ["refused", 6, "/rules/0/pattern", "bad-pattern"]]);
  assert.match(rows[0].hint, /"words": \["Sayso"\]/);
});

test("lint of a browser's own file finds the settings in it and keeps its lines", () => {
  const chromium = JSON.parse(exported(["--browser", "chromium", "--os", "linux"]).toString());
  chromium["3rdparty"].extensions[id].fail = "ajar";
  const place = file("managed.json", chromium);
  const [row] = JSON.parse(sayso(["lint", "--json", place]).stdout.toString());
  assert.equal(row.path, "/fail");
  assert.equal(readFileSync(place, "utf8").split("\n")[row.line - 1].trim(), '"fail": "ajar",');
});

test("lint of Firefox's managed storage finds the settings in it", () => {
  const place = file("storage.json", { name: firefoxId, description: "d", type: "storage", data: { fail: "ajar" } });
  const { stdout, status } = sayso(["lint", "--json", place]);
  assert.equal(status, 1);
  assert.deepEqual(JSON.parse(stdout.toString()).map((/** @type {any} */ row) => [row.path, row.line]), [["/fail", 6]]);
});

test("lint names a rule whose id is taken by its place in the list, not by a line that the policy does not have", () => {
  const rule = { id: "kestrel", category: "confidential", stage: "advise", phrases: ["Kestrel"], message: { what: "W." }, examples: { flags: ["A Kestrel"] } };
  const [row] = JSON.parse(sayso(["lint", "--json", file("doubles.json", { rules: [{ ...rule, id: "other" }, rule, rule] })]).stdout.toString());
  assert.deepEqual([row.path, row.code], ["/rules/2/id", "duplicate-id"]);
  assert.match(row.reason, /^Rule 2 of this list has this id already/);
});

test("lint: exit 0 for what is accepted, 2 for what is no policy, with the line", () => {
  assert.equal(sayso(["lint", source]).status, 0);
  assert.equal(sayso(["lint", "-"], "{}").status, 0);
  const cut = sayso(["lint", file("cut.json", '{\n  "words": ["Acme"\n}\n')]);
  assert.equal(cut.status, 2);
  assert.match(cut.stderr.toString(), /cut\.json:\d+: This is not JSON/);
  assert.equal(sayso(["lint", file("twice.json", '{"fail": "open",\n"fail": "closed"}')]).status, 2);
  assert.equal(sayso(["lint", join(folder, "nowhere.json")]).status, 2);
  assert.equal(sayso(["lint", file("list.json", "[]")]).status, 2);
  const foreign = sayso(["lint", file("foreign.json", { "3rdparty": { extensions: { other: {} } } })]);
  assert.equal(foreign.status, 2);
  assert.match(foreign.stderr.toString(), /no settings for Sayso.*--table/);
});

test("lint points at what is accepted and hardly meant", () => {
  const odd = file("odd.json", { fail: "closed", stages: { "*": "block", "credentials/none": "audit" }, packs: { nowhere: false }, "sites-off": ["myspace"], languages: ["tlh"] });
  const rows = JSON.parse(sayso(["lint", "--json", odd]).stdout.toString());
  assert.deepEqual(rows.map((/** @type {any} */ row) => row.code).sort(), ["blocks-everything", "fails-closed", "no-dictionary", "unknown-pack", "unknown-rule", "unknown-site"]);
  assert.ok(rows.every((/** @type {any} */ row) => row.level === "note"));
});

test("what would be refused is not exported, unless it is asked for", () => {
  const broken = file("half.json", { fail: "ajar", words: ["Acme"] });
  const refused = sayso(["export", "--browser", "chrome", "--os", "linux", broken]);
  assert.equal(refused.status, 1);
  assert.equal(refused.stdout.length, 0);
  assert.match(refused.stderr.toString(), /half\.json:2: \/fail:/);
  assert.equal(sayso(["export", "--browser", "chrome", "--os", "linux", "--anyway", broken]).status, 0);
});

test("show merges layers as the host does, and says where each value came from", () => {
  const machine = file("machine.json", { words: ["Acme"], fail: "closed" });
  const first = file("10.json", { words: ["Sayso"], ceiling: "confirm" }), second = file("20.json", { words: ["Ahoy"] });
  const preferences = file("mine.json", { fail: "open", words: ["teh"], spelling: false });
  const { settings } = JSON.parse(sayso(["show", "--json", "--machine", machine, "--preferences", preferences, first, second]).stdout.toString());
  assert.deepEqual(settings.words, { value: ["Acme", "Ahoy", "teh"], origin: "preference", origins: ["machine", "managed", "preference"], locked: false });
  assert.equal(settings.ceiling.origin, "managed");
  assert.deepEqual(settings.fail, { value: "open", origin: "preference", origins: ["preference"], locked: false });
  const text = sayso(["show", first]).stdout.toString();
  assert.match(text, /^ {2}ceiling +managed +confirm$/m);
});
