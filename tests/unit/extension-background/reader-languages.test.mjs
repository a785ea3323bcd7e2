import assert from "node:assert/strict";
import { test } from "node:test";
import { ReaderLanguages } from "../../../extension/background/reader-languages.js";

test("the browser's whole list, and what it tells pages where it does not answer", async () => {
  let answer = async () => ["de-AT", "de", "en"];
  const languages = new ReaderLanguages(() => answer(), () => ["de-AT"]);
  assert.deepEqual(languages.tags, []);
  assert.equal(await languages.refresh(), true);
  assert.deepEqual(languages.tags, ["de-AT", "de", "en"]);
  assert.equal(await languages.refresh(), false);
  answer = async () => { throw new Error("not now"); };
  assert.equal(await languages.refresh(), true);
  assert.deepEqual(languages.tags, ["de-AT"]);
});
