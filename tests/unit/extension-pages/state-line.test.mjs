/** How a page of ours says that nothing is checked, and what that means for sending. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { showState } from "../../../extension/pages/common/state-line.js";

// Outside an extension a message is its key.

function shown(overview) {
  const parts = { ".state-title": {}, ".state-remedy": {}, ".state-retry": {} };
  showState({ dataset: {}, querySelector: (selector) => parts[selector] }, { pausedUntil: 0, fail: "open", kept: true, ...overview });
  return parts;
}

test("while nothing is checked the remedy says whether one can send", () => {
  for (const state of ["host-stopped", "host-silent", "host-missing", "no-rules", "paused"]) {
    const key = `page_state_${state.replaceAll("-", "_")}_remedy`;
    assert.equal(shown({ state })[".state-remedy"].textContent, `${key} page_unchecked_goes`);
    assert.equal(shown({ state, fail: "closed" })[".state-remedy"].textContent, `${key} page_unchecked_stays`);
  }
  for (const state of ["connected", "starting"]) assert.ok(shown({ state, fail: "closed" })[".state-remedy"].hidden);
});

test("a change that could not be kept is told beside any state", () => {
  assert.equal(shown({ state: "connected", kept: false })[".state-remedy"].textContent, "not_kept");
  assert.equal(shown({ state: "host-stopped", kept: false })[".state-remedy"].textContent, "page_state_host_stopped_remedy page_unchecked_goes not_kept");
});
