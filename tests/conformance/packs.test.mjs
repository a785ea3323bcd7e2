// What every default pack owes its readers: it loads whole, and each rule explains itself in the voice of a kind colleague.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT, sayso } from "./sayso.mjs";

const RULES = join(ROOT, "shared-rules");

/** JSON with comments → value. Comments inside strings stay. @param {string} text */
const parseJsonc = (text) => JSON.parse(text.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string) => string ?? ""));

const packs = ["packs", "examples"].flatMap((folder) =>
  readdirSync(join(RULES, folder))
    .filter((name) => /\.jsonc?$/.test(name))
    .map((name) => ({ folder, name, pack: parseJsonc(readFileSync(join(RULES, folder, name), "utf8")) })),
);
const lessons = JSON.parse(readFileSync(join(RULES, "lessons/en.json"), "utf8")).lessons;

for (const folder of ["packs", "examples"]) {
  test(`every rule of ${folder}/ loads, its examples proved`, () => {
    const { status, stderr } = sayso(["check", "--packs", join(RULES, folder), "--no-default-packs", "--text", "x"]);
    assert.equal(stderr, "");
    assert.equal(status, 0);
  });
}

/** Detectors that no rule of ours asks for, and why; a company's own pack may. */
const FOR_DETECT_ONLY = {
  "a bank's or a company's own number, which it prints on its letters": [
    "aba-routing-number", "lei", "isin", "cusip", "us-ein", "de-steuernummer", "de-handelsregister", "de-ust-id", "fr-siren", "it-partita-iva",
    "gr-afm", "se-organisationsnummer", "pl-nip", "in-gstin", "sg-uen", "kr-brn", "ph-tin", "au-abn", "au-acn", "br-cnpj", "ar-cuit",
  ],
  "a number of a profession, in public registers": ["us-npi", "us-dea-number", "de-lanr", "de-bsnr"],
  "many numbers of another kind have its form": ["us-bank-account", "us-driver-license"],
  "names a machine or a page": ["ip-address", "mac-address", "url"],
  "given to everyone to be paid to": ["bitcoin-address"],
  "names a district, not a home": ["uk-postcode", "de-plz"],
  "is seen on the street": ["uk-vehicle-registration", "de-kfz-kennzeichen", "tr-plaka", "in-vehicle-registration", "ng-vehicle-registration"],
  "the detector of phone numbers finds them as well": ["tr-phone", "ph-mobile"],
  "says that a file holds a key; the detector of private keys finds the key": ["gcp-service-account"],
};

test("every detector is asked for by a rule, or there is a reason why not", () => {
  const asked = new Set();
  JSON.stringify(packs.filter(({ folder }) => folder === "packs"), (key, value) => (key === "detector" ? (asked.add(value), value) : value));
  // One detector stands for all keys of these tables.
  assert.ok(asked.has("vendor-secret"));
  const vendors = ["vendor_names.cpp", "vendor_formats.cpp", "vendors.cpp"].map((file) => readFileSync(join(ROOT, "native-host/engine/detectors", file), "utf8"));
  const united = new Set(vendors.flatMap((source) => [...source.split('union_of("vendor-secret"')[0].matchAll(/"([a-z0-9-]+)"/g)].map(([, name]) => name)));
  const excused = Object.values(FOR_DETECT_ONLY).flat();
  /** @type {string[]} */
  const known = JSON.parse(sayso(["detect", "--list", "--json"]).stdout).map((/** @type {any} */ detector) => detector.name);
  assert.deepEqual(known.filter((name) => !asked.has(name) && !united.has(name) && !excused.includes(name)), []);
  assert.deepEqual(excused.filter((name) => asked.has(name) || !known.includes(name)), [], "excused without need");
});

for (const { folder, name, pack } of packs) {
  test(`${folder}/${name}: every rule explains itself`, () => {
    for (const rule of pack.rules) {
      const { what, why, lesson } = rule.message;
      assert.ok([...what].length <= 90, `${rule.id}: what has ${[...what].length} characters`);
      assert.ok([...why].length <= 140, `${rule.id}: why has ${[...why].length} characters`);
      assert.doesNotMatch(`${what} ${why}`, /!|violat|prohibit|forbidden content/i, rule.id);
      assert.ok(rule.rationale, `${rule.id}: a reason`);
      assert.ok(rule.examples.flags.length >= 3, `${rule.id}: three examples that flag`);
      assert.ok(rule.examples.passes.length >= 3, `${rule.id}: three near misses`);
      if (lesson !== undefined) assert.ok(lesson in lessons, `${rule.id}: lesson ${lesson}`);
    }
  });
}

for (const name of readdirSync(join(RULES, "lessons"))) {
  test(`lessons/${name}: the same lessons in every language, twenty seconds each`, () => {
    const here = JSON.parse(readFileSync(join(RULES, "lessons", name), "utf8"));
    assert.equal(`${here.language}.json`, name);
    assert.deepEqual(Object.keys(here.lessons).sort(), Object.keys(lessons).sort());
    for (const [id, { title, text }] of Object.entries(here.lessons)) {
      assert.ok(title.length > 0 && title.length <= 40, id);
      const words = text.split(/\s+/).length;
      assert.ok(words >= 25 && words <= 80, `${id}: ${words} words`);
    }
  });
}
