import assert from "node:assert/strict";
import { test } from "node:test";
import { debianPackage, inTheirOrder, isRead, lacking, offers } from "../../../extension/pages/options/dictionaries.js";

const known = (inForce, available, states = []) => ({ inForce, available, states });
const words = (names, language = "en") => offers(known([], names), language).map((offer) => offer.words);

test("dictionaries by the names that people have for them, sorted, and the region where it tells something", () => {
  assert.deepEqual(words(["fr_FR", "de_AT", "de_DE", "en_US"], "de"), ["Deutsch (Deutschland)", "Deutsch (Österreich)", "Englisch", "Französisch"]);
  assert.deepEqual(words(["fr_CA"], "en"), ["French (Canada)"], "not the language's own region");
  assert.deepEqual(words(["eo", "nb_NO", "sr_Latn", "ca_valencia"], "en"), ["Catalan (Valencian)", "Esperanto", "Norwegian Bokmål", "Serbian (Latin)"]);
  assert.deepEqual(words(["fr_FR"], "fr"), ["Français"]);
  assert.deepEqual(words(["qz_ZZ", "not__a_locale", "x"], "de").length, 3, "a name that browsers do not know is told as it is");
});

test("what is in force is ticked, whether it is there or not", () => {
  const list = offers(known(["de_AT", "en_US", "cs_CZ"], ["cs_CZ", "en_US", "fr_FR"],
    [{ language: "de_AT", state: "missing" }, { language: "en_US", state: "loaded" }, { language: "cs_CZ", state: "unreadable" }]), "en");
  assert.deepEqual(list.map(({ name, inForce, state }) => [name, inForce, state]), [
    ["cs_CZ", true, "unreadable"], ["en_US", true, "there"], ["fr_FR", false, "there"], ["de_AT", true, "missing"]]);
});

test("without the host's list, or with spelling off, what is in force is all that is known", () => {
  assert.deepEqual(offers(known(["en_US"], [], [{ language: "en_US", state: "loaded" }]), "en").map(({ name, state }) => [name, state]), [["en_US", "there"]]);
  assert.deepEqual(offers(known(["en_US", "de_DE"], ["en_US"]), "en").map(({ name, state }) => [name, state]), [["en_US", "there"], ["de_DE", "missing"]]);
});

test("the package that Debian has for it", () => {
  const packages = { de_AT: "de-at", de_LU: "de-de", de: "de-de", "en-NZ": "en-us", en_GB: "en-gb", pt_BR: "pt-br", pt_AO: "pt-pt", fr_FR: "fr", nb_NO: "no", sr_Latn_RS: "sr" };
  for (const [name, wanted] of Object.entries(packages)) assert.equal(debianPackage(name), `hunspell-${wanted}`, name);
  for (const name of ["ja", "tlh", "not__a_locale", ""]) assert.equal(debianPackage(name), undefined, name);
});

test("languages that someone reads and that no dictionary here is for", () => {
  const lacks = (reads, names) => lacking(reads, names, "de").map(({ name, words: told }) => `${told} ${name}`);
  assert.deepEqual(lacks(["it-CH", "it", "de-AT", "en-US"], ["de_DE", "en_US"]), ["Italienisch it-CH"]);
  assert.deepEqual(lacks(["ja", "de"], ["de_DE"]), [], "there is no dictionary of Japanese to install");
  assert.deepEqual(lacks([], []), []);
});

test("which dictionaries are of a language that someone reads", () => {
  assert.ok(isRead("de_AT", ["en", "de-DE"]));
  assert.ok(!isRead("fr_FR", ["en", "de-DE"]));
  assert.ok(!isRead("not__a_locale", ["en"]));
});

test("the main dictionary stays the main one, and a further one comes last", () => {
  assert.deepEqual(inTheirOrder(["en_US", "de_AT"], ["de_AT", "en_US", "fr_FR"]), ["en_US", "de_AT", "fr_FR"]);
  assert.deepEqual(inTheirOrder(["en_US", "de_AT"], ["de_AT"]), ["de_AT"]);
  assert.deepEqual(inTheirOrder([], []), []);
});
