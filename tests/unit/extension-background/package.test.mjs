import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { toolbarIcon } from "../../../extension/background/toolbar-icon.js";
import { CHECKING_STATES } from "../../../extension/shared/messages.js";

const extension = new URL("../../../extension/", import.meta.url);
const read = (path) => readFileSync(new URL(path, extension), "utf8");
/** A page as it is built: its body under the common head. */
const wholePage = (page) => read("pages/common/head.html").replaceAll("{page}", page) + read(`pages/${page}/${page}.html`);
const manifest = JSON.parse(read("manifest.json"));

test("the key makes the id that the host's manifest allows", () => {
  const digest = createHash("sha256").update(Buffer.from(manifest.key, "base64")).digest("hex");
  const id = [...digest.slice(0, 32)].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
  assert.equal(id, "iimkomokggagjaplngkmokpencailcbl");
});

test("pages load nothing from elsewhere and run no script of their own text", () => {
  assert.match(read("pages/common/head.html"), /connect-src 'none'/);
  assert.match(manifest.content_security_policy.extension_pages, /^default-src 'none'; script-src 'self'; style-src 'self';/);
  for (const page of ["popup", "practice", "lesson", "options", "status", "welcome"]) {
    const html = wholePage(page);
    assert.doesNotMatch(html, /\son\w+=|<style|\sstyle=|<script(?![^>]*\ssrc=)|(?:src|href)="(?:https?:)?\/\//i, page);
  }
});

test("every language has the same messages, with the same values in them", () => {
  const messages = (language) => Object.assign({}, ...readdirSync(new URL(`_locales/${language}/`, extension)).map((name) => JSON.parse(read(`_locales/${language}/${name}`))));
  const english = messages("en");
  for (const language of readdirSync(new URL("_locales/", extension))) {
    const own = messages(language);
    assert.deepEqual(Object.keys(own).sort(), Object.keys(english).sort(), language);
    for (const [key, { message }] of Object.entries(own)) {
      const values = (text) => [...new Set(text.match(/\$\d/g) ?? [])].sort();
      assert.deepEqual(values(message), values(english[key].message), `${language}: ${key}`);
    }
  }
});

test("every state has its words, on the pages and in the toolbar", () => {
  const english = Object.assign({}, ...readdirSync(new URL("_locales/en/", extension)).map((name) => JSON.parse(read(`_locales/en/${name}`))));
  const words = (key) => english[key]?.message;
  for (const state of CHECKING_STATES) {
    const key = `page_state_${state.replaceAll("-", "_")}`;
    assert.ok(words(key), key);
    const { badge, title } = toolbarIcon(state, words);
    const isWell = state === "connected" || state === "starting";
    assert.equal(badge, isWell ? "" : "off", state);
    assert.doesNotMatch(title, /undefined/, state);
    if (!isWell) assert.ok(words(`${key}_remedy`), `${key}_remedy`);
  }
});

test("every word that a page asks for is there, and no exclamation mark is", () => {
  const english = Object.assign({}, ...readdirSync(new URL("_locales/en/", extension)).map((name) => JSON.parse(read(`_locales/en/${name}`))));
  for (const page of ["popup", "practice", "lesson", "options", "status", "welcome"]) {
    const asked = [...wholePage(page).matchAll(/data-t(?:-[\w-]+)?="([^"]+)"/g), ...read(`pages/${page}/${page}.js`).matchAll(/\bt\("([^"]+)"/g)];
    for (const [, key] of asked) assert.ok(key in english, `${page}: ${key}`);
  }
  for (const [key, { message }] of Object.entries(english)) assert.doesNotMatch(message, /!/, key);
});
