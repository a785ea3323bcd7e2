import assert from "node:assert/strict";
import { test } from "node:test";
import { demoted } from "../../../extension/background/demotion.js";

test("three times are a step", () => {
  assert.deepEqual([0, 2, 3, 5, 6, 60].map((times) => demoted("confirm", times)), ["confirm", "confirm", "advise", "advise", null, null]);
  assert.deepEqual([2, 3].map((times) => demoted("advise", times)), ["advise", null]);
});

test("what the organisation has justified or blocked stays", () => {
  for (const stage of ["justify", "block"]) assert.equal(demoted(stage, 99), stage);
});
