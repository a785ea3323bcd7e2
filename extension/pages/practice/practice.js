// The Practice page: a plain compose box. What checks it is content.js, the very script that runs on real sites, with the real background and host.
import "./adapter.js";
import { t, translate } from "../../shared/i18n.js";
import { ask, watch } from "../common/background.js";
import { localise } from "../common/localise.js";
import { practised, rememberTried, triedCases } from "../common/progress.js";
import { showState } from "../common/state-line.js";
import { cases } from "./cases.js";

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const draft = find("draft");
const post = /** @type {HTMLButtonElement} */ (find("post"));
const checked = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (document.querySelector(`input[name="${name}"]:checked`));
const fill = (/** @type {string} */ template) => /** @type {HTMLElement} */ (/** @type {HTMLTemplateElement} */ (find(template)).content.firstElementChild?.cloneNode(true));

/** @param {ParentNode} root @param {string} selector */
const inside = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

const draftOf = (/** @type {string} */ id) => t(`case_${id}_draft`);

const audienceName = (/** @type {string} */ audience) => t(`audience_${audience.replace("-", "_")}`);

function showComposer() {
  const message = checked("audience").value === "direct-message";
  post.textContent = t(message ? "send" : "post");
  post.disabled = draft.innerText.trim() === "";
  find("to").hidden = !message;
  // Named for what is chosen. The content script, which watches names as on any site, reads the scope again by it.
  find("composer").setAttribute("aria-label", t("compose_as", checked("account").value, audienceName(checked("audience").value)));
}

/** Puts a text into the box the way typing does, so that it can be undone and the content script hears of it. @param {string} text */
function write(text) {
  draft.focus();
  document.getSelection()?.selectAllChildren(draft);
  document.execCommand(text === "" ? "delete" : "insertText", false, text);
}

/** @param {import("./cases.js").PracticeCase} practiceCase */
function tryCase({ id, audience, account }) {
  /** @type {HTMLInputElement} */ (find(`account-${account}`)).click();
  /** @type {HTMLInputElement} */ (find(`audience-${audience}`)).click();
  write(draftOf(id));
  void rememberTried(id).then(showCases);
}

async function showCases() {
  const tried = await triedCases();
  find("cases-count").textContent = await practised();
  for (const { id } of cases) {
    const button = find(`case-${id}`);
    button.classList.toggle("tried", tried.has(id));
    inside(button, ".case-done").hidden = !tried.has(id);
  }
}

function listCases() {
  for (const practiceCase of cases) {
    const item = fill("case-template");
    const button = inside(item, "button");
    button.id = `case-${practiceCase.id}`;
    inside(item, "b").textContent = t(`case_${practiceCase.id}`);
    inside(item, ".case-text").textContent = draftOf(practiceCase.id);
    inside(item, ".case-audience use").setAttribute("href", `#icon-${practiceCase.audience}`);
    translate(item);
    button.addEventListener("click", () => tryCase(practiceCase));
    find("cases").append(item);
  }
}

/** Shows what a site would have been given, and empties the box. */
function submit() {
  const text = draft.innerText.trim();
  if (text === "") return;
  const [account, audience] = [checked("account"), checked("audience").value];
  const item = fill("post-template");
  const label = /** @type {HTMLElement} */ (account.closest("label"));
  inside(item, ".avatar").replaceWith(inside(label, ".avatar").cloneNode(true));
  inside(item, "b").textContent = inside(label, "b").textContent;
  inside(item, ".post-handle").textContent = account.value;
  inside(item, ".post-audience use").setAttribute("href", `#icon-${audience}`);
  inside(item, ".post-audience span").textContent = audienceName(audience);
  inside(item, ".post-text").textContent = text;
  find("feed").prepend(item);
  find("feed-empty").hidden = true;
  write("");
  showComposer();
}

localise();
translate(document);
draft.dataset.placeholder = t("draft_placeholder");
listCases();
// Where "Move to a message" leads.
if (location.hash === "#direct-message") {
  /** @type {HTMLInputElement} */ (find("audience-direct-message")).checked = true;
  draft.focus();
}
showComposer();
void showCases();
watch((overview) => showState(find("state"), overview));

draft.addEventListener("input", showComposer);
find("composer").addEventListener("change", showComposer);
post.addEventListener("click", submit);
draft.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  submit();
});
inside(find("state"), ".state-retry").addEventListener("click", () => void ask({ type: "retry" }));
