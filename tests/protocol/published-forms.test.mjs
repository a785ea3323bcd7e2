// The forms that consoles read, held against the rules that their makers have published. The other tests read an export back with our own reader, which would
// forgive what a console does not.
//   ADMX and ADML: [MS-GPREG] 7.1 to 7.3 (PolicyDefinitions schema).   Intune: Microsoft Graph, windows10CustomConfiguration and omaSettingString.
//   .mobileconfig: Apple, Device Management, TopLevel and CommonPayloadKeys.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { BIN } from "./host.mjs";

const table = JSON.parse(readFileSync(new URL("../../installer/browsers.json", import.meta.url), "utf8"));
const policy = JSON.stringify({
  organisation: { name: "Müller & Söhne <\"GmbH\">" }, rules: [], words: ["a\"b", "C:\\temp", "日本", "two\nlines"], ceiling: "advise", spelling: false, fail: "open", "gate-timeout": 2500, locked: ["*"],
});

/** @param {string[]} args */
function exported(...args) {
  const { stdout, stderr, status } = spawnSync(join(BIN, "sayso"), ["policy", "export", "--install-url", "https://intranet.example/u", ...args, "-"], { input: policy, maxBuffer: 64 << 20 });
  assert.equal(status, 0, stderr.toString());
  return stdout;
}

/** @typedef {[string, Record<string, string>, string, Xml[]]} Xml name in its namespace, attributes, text, children */

/** @param {Buffer} bytes @returns {Xml} */
function xml(bytes) {
  const script = "import sys,json\nimport xml.etree.ElementTree as E\ndef f(e): return [e.tag, dict(e.attrib), e.text or '', [f(c) for c in e]]\nprint(json.dumps(f(E.fromstring(sys.stdin.buffer.read()))))";
  const { stdout, stderr, status } = spawnSync("python3", ["-c", script], { input: bytes, encoding: "utf8", maxBuffer: 64 << 20 });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

// Types of attributes and texts
const name = /^[\p{L}\p{N}_]+$/u;
const reference = /^([\p{L}\p{N}_]+:)?[\p{L}\p{N}_]+$/u;
const resource = /^[\p{L}\p{N}_.-]+$/u;
const ofString = /^\$\(string\.[\p{L}\p{N}_.-]+\)$/u;
const ofPresentation = /^\$\(presentation\.[\p{L}\p{N}_.-]+\)$/u;
const key = /^[^\\]+(\\[^\\]+)*$/;
const text = /^[\s\S]*$/;
const shortText = /^[\s\S]{0,255}$/;
const number = /^\d{1,10}$/;
const truth = /^(true|false|0|1)$/;
const version = /^\d+(\.\d+){1,3}$/;

/**
 * Per element (by its parent where one name means two things): its attributes ("!": required), and its children: "a b? c*" one after the other, "(a|b)+" in any order,
 * "" none, with the type of its text.
 * @type {Record<string, {attributes?: Record<string, RegExp>, children?: string, text?: RegExp}>}
 */
const admx = {
  policyDefinitions: { attributes: { "revision!": version, "schemaVersion!": version }, children: "policyNamespaces resources supportedOn? categories? policies?" },
  policyNamespaces: { children: "target using*" },
  target: { attributes: { "prefix!": name, "namespace!": text } },
  resources: { attributes: { "minRequiredRevision!": version, fallbackCulture: text } },
  supportedOn: { children: "products? definitions?" },
  "policy/supportedOn": { attributes: { "ref!": reference } },
  definitions: { children: "(definition)+" },
  definition: { attributes: { "name!": name, "displayName!": ofString } },
  categories: { children: "(category)+" },
  category: { attributes: { "name!": name, "displayName!": ofString, explainText: ofString }, children: "parentCategory?" },
  parentCategory: { attributes: { "ref!": reference } },
  policies: { children: "(policy)+" },
  policy: {
    attributes: { "name!": name, "class!": /^(User|Machine|Both)$/, "displayName!": ofString, explainText: ofString, presentation: ofPresentation, "key!": key, valueName: shortText },
    children: "parentCategory? supportedOn enabledValue? disabledValue? enabledList? disabledList? elements?",
  },
  enabledValue: { children: "(delete|decimal|longDecimal|string)" },
  disabledValue: { children: "(delete|decimal|longDecimal|string)" },
  value: { children: "(delete|decimal|longDecimal|string)" },
  "enabledValue/decimal": { attributes: { "value!": number } },
  "disabledValue/decimal": { attributes: { "value!": number } },
  string: { text: shortText },
  enabledList: { attributes: { defaultKey: key }, children: "(item)+" },
  "enabledList/item": { attributes: { key, "valueName!": shortText }, children: "value" },
  elements: { children: "(boolean|decimal|text|enum|list|longDecimal|multiText)+" },
  decimal: { attributes: { "id!": text, valueName: shortText, key, required: truth, minValue: number, maxValue: number, storeAsText: truth, soft: truth } },
  text: { attributes: { "id!": text, valueName: shortText, key, required: truth, maxLength: number, expandable: truth, soft: truth } },
  multiText: { attributes: { "id!": text, valueName: shortText, key, required: truth, maxLength: number, maxStrings: number, soft: truth } },
  enum: { attributes: { "id!": text, valueName: shortText, key, required: truth }, children: "(item)+" },
  "enum/item": { attributes: { "displayName!": ofString }, children: "value valueList?" },
};
/** @type {typeof admx} */
const adml = {
  policyDefinitionResources: { attributes: { "revision!": version, "schemaVersion!": version }, children: "displayName description annotation* resources" },
  displayName: { text },
  description: { text },
  resources: { children: "stringTable? presentationTable?" },
  stringTable: { children: "(string)+" },
  string: { attributes: { "id!": resource }, text },
  presentationTable: { children: "(presentation)+" },
  presentation: { attributes: { "id!": resource }, children: "(text|decimalTextBox|textBox|checkBox|comboBox|dropdownList|listBox|longDecimalTextBox|multiTextBox)+" },
  decimalTextBox: { attributes: { "refId!": text, defaultValue: number, spin: truth, spinStep: number }, text },
  textBox: { attributes: { "refId!": text }, children: "label defaultValue?" },
  label: { text },
  defaultValue: { text },
  dropdownList: { attributes: { "refId!": text, noSort: truth, defaultItem: number }, text },
  multiTextBox: { attributes: { "refId!": text, showAsDialog: truth, defaultHeight: number }, text },
};

/** "a b? c*" as an expression over "a,b,c,". @param {string} model */
const sequence = (model) => {
  if (model.startsWith("(")) return new RegExp(`^${model.replaceAll(/[A-Za-z]+/g, "(?:$&,)").replace(/^\(/, "(?:")}$`);
  return new RegExp(`^${model.split(" ").filter(Boolean).map((part) => part.replace(/^([A-Za-z]+)([?*]?)$/, "(?:$1,)$2")).join("")}$`);
};

/** @param {typeof admx} rules @param {Xml} node @param {string} [parent] @param {string} [path] */
function holds(rules, [tag, attributes, content, children], parent = "", path = "") {
  const [, space, local] = /** @type {RegExpMatchArray} */ (tag.match(/^\{(.*)\}(.*)$/));
  const place = `${path}/${local}`;
  assert.equal(space, "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions", place);
  const rule = rules[`${parent}/${local}`] ?? rules[local];
  assert.ok(rule, `${place} is no element of the schema`);
  const known = Object.entries(rule.attributes ?? {});
  for (const [attribute, value] of Object.entries(attributes)) {
    const type = known.find(([one]) => one.replace("!", "") === attribute)?.[1];
    assert.ok(type, `${place} has an attribute ${attribute}`);
    assert.match(value, type, `${place} ${attribute}`);
  }
  for (const [attribute] of known) if (attribute.endsWith("!")) assert.ok(attributes[attribute.slice(0, -1)] !== undefined, `${place} lacks ${attribute}`);
  assert.match(children.map(([one]) => `${one.replace(/^\{.*\}/, "")},`).join(""), sequence(rule.children ?? ""), `${place}: its children`);
  assert.match(content, rule.text ?? /^\s*$/, `${place}: its text`);
  for (const child of children) holds(rules, child, local, place);
}

/** @param {Xml} node @param {string} local @returns {Xml[]} */
const all = (node, local) => [...(node[0].endsWith(`}${local}`) ? [node] : []), ...node[3].flatMap((child) => all(child, local))];

for (const { id: browser } of table.browsers.filter((/** @type {any} */ one) => one.windows.root)) {
  test(`the template for ${browser} keeps the schema of administrative templates`, () => {
    const template = xml(exported("--browser", browser, "--os", "windows", "--format", "admx"));
    const texts = xml(exported("--browser", browser, "--os", "windows", "--format", "adml"));
    holds(admx, template);
    holds(adml, texts);
    // Names are unique, and every one that is meant is there.
    for (const [element, attribute] of [["policy", "name"], ["category", "name"], ["definition", "name"]]) {
      const names = all(template, element).map(([, attributes]) => attributes[attribute]);
      assert.equal(new Set(names).size, names.length, element);
    }
    const ids = all(texts, "string").map(([, { id }]) => id);
    assert.equal(new Set(ids).size, ids.length);
    const categories = all(template, "category").map(([, attributes]) => attributes.name);
    for (const [, { ref }] of all(template, "parentCategory")) assert.ok(categories.includes(ref), ref);
    for (const [, , , children] of all(template, "policy")) {
      const elements = children.flatMap((child) => (child[0].endsWith("}elements") ? child[3] : [])).map(([, { id }]) => id);
      assert.equal(new Set(elements).size, elements.length);
    }
    // A field lets nothing in that the engine refuses, and its default is one of them.
    const bounds = Object.fromEntries(all(template, "decimal").filter(([, { id }]) => id).map(([, { valueName, minValue, maxValue }]) => [valueName, [Number(minValue), Number(maxValue)]]));
    assert.deepEqual(bounds, { "gate-timeout": [250, 10000], "rollout-bucket": [0, 99] });
    for (const [, { defaultItem }] of all(texts, "dropdownList")) assert.ok(defaultItem === undefined || Number(defaultItem) < 5);
  });

  test(`Intune's profile for ${browser} keeps the form of Graph and of the Policy CSP`, () => {
    const { "@odata.type": type, displayName, description, omaSettings, ...more } = JSON.parse(exported("--browser", browser, "--os", "intune").toString());
    assert.deepEqual(more, {});
    assert.equal(type, "#microsoft.graph.windows10CustomConfiguration");
    assert.ok(displayName.length > 0 && typeof description === "string");
    assert.ok(omaSettings.length <= 1000, "Graph takes no more");
    const uris = omaSettings.map((/** @type {any} */ one) => one.omaUri);
    assert.equal(new Set(uris).size, uris.length);
    for (const { "@odata.type": kind, displayName: title, omaUri, value, ...rest } of omaSettings) {
      assert.deepEqual(rest, {});
      assert.equal(kind, "#microsoft.graph.omaSettingString");
      assert.ok(title && typeof value === "string" && value.length > 0);
      assert.match(omaUri, /^\.\/Device\/Vendor\/MSFT\/Policy\/(ConfigOperations\/ADMXInstall\/[A-Za-z]+\/Policy\/[A-Za-z]+|Config\/[A-Za-z]+~Policy(~[A-Za-z]+)+\/[A-Za-z]+)$/);
    }
    // ADMXInstall/{app}/Policy/{file}, then Config/{app}~Policy~{category}/{policy}: one app, the template's own category and policies.
    const [template, ...settings] = omaSettings;
    holds(admx, xml(Buffer.from(template.value)));
    const [, app] = template.omaUri.match(/ADMXInstall\/([^/]+)\//);
    const category = all(xml(Buffer.from(template.value)), "category")[0][1].name;
    for (const { omaUri, value } of settings) {
      assert.ok(omaUri.startsWith(`./Device/Vendor/MSFT/Policy/Config/${app}~Policy~${category}/`), omaUri);
      assert.match(value, /^<(enabled|disabled)\/>(<data id="[A-Za-z]+" value="[^"<]*"\/>)?$/);
    }
  });
}

for (const { id: browser, macos } of table.browsers.filter((/** @type {any} */ one) => one.macos.domain)) {
  test(`the configuration profile for ${browser} keeps Apple's form`, () => {
    const bytes = exported("--browser", browser, "--os", "macos");
    assert.match(bytes.toString(), /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<!DOCTYPE plist PUBLIC "-\/\/Apple\/\/DTD PLIST 1\.0\/\/EN" /);
    const { stdout, stderr, status } = spawnSync("python3", ["-c", "import plistlib,sys,json; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))"], { input: bytes, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const profile = JSON.parse(stdout);
    const payloads = profile.PayloadContent;
    assert.deepEqual([profile.PayloadType, profile.PayloadVersion, profile.PayloadScope], ["Configuration", 1, "System"]);
    for (const payload of [profile, ...payloads]) {
      assert.equal(payload.PayloadVersion, 1);
      assert.match(payload.PayloadUUID, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
      assert.match(payload.PayloadIdentifier, /^[a-z0-9]+(\.[a-z0-9-]+)+$/);
      assert.ok(payload.PayloadDisplayName.length > 0);
    }
    for (const field of ["PayloadUUID", "PayloadIdentifier"]) assert.equal(new Set([profile, ...payloads].map((payload) => payload[field])).size, payloads.length + 1, field);
    // Keys that begin with "Payload" are Apple's; values of ours are of the types that a property list has.
    for (const { PayloadType, PayloadVersion, PayloadIdentifier, PayloadUUID, PayloadDisplayName, ...values } of payloads) {
      assert.ok(PayloadType === macos.domain || PayloadType.startsWith(`${macos.domain}.extensions.`), PayloadType);
      assert.deepEqual(Object.keys(values).filter((one) => one.startsWith("Payload")), []);
    }
  });
}
