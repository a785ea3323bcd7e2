/** How a page of ours says that nothing is checked, and what that means for sending. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { showState } from "../../../extension/pages/common/state-line.js";

// Outside an extension a message is its key.

function shown(overview, isHere = true) {
  const parts = { ".state-title": {}, ".state-remedy": {}, ".state-retry": {}, dataset: {} };
  showState({ dataset: parts.dataset, querySelector: (selector) => parts[selector] }, { pausedUntil: 0, fail: "open", kept: true, ...overview }, isHere);
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

test("where a site is off, that all is well elsewhere is not said; what is wrong is", () => {
  for (const state of ["connected", "starting"]) {
    const parts = shown({ state }, false);
    assert.deepEqual([parts.dataset.state, parts[".state-title"].textContent, parts[".state-remedy"].hidden, parts[".state-retry"].hidden], ["off", "page_state_off", true, true]);
  }
  for (const state of ["host-missing", "no-rules", "paused"]) assert.equal(shown({ state }, false).dataset.state, state);
});
