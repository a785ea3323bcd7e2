/** How a page of ours says that nothing is checked, and what that means for sending. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { showState } from "../../../extension/pages/common/state-line.js";

// Outside an extension a message is its key.

function shown(overview) {
  const parts = { ".state-title": {}, ".state-remedy": {}, ".state-retry": {} };
  showState({ dataset: {}, querySelector: (selector) => parts[selector] }, { pausedUntil: 0, fail: "open", ...overview });
  return parts;
}

test("while nothing is checked the remedy says whether one can send", () => {
  for (const state of ["host-stopped", "host-silent", "host-missing", "paused"]) {
    const key = `page_state_${state.replace("-", "_")}_remedy`;
    assert.equal(shown({ state })[".state-remedy"].textContent, `${key} page_unchecked_goes`);
    assert.equal(shown({ state, fail: "closed" })[".state-remedy"].textContent, `${key} page_unchecked_stays`);
  }
  for (const state of ["connected", "starting"]) assert.ok(shown({ state, fail: "closed" })[".state-remedy"].hidden);
});
