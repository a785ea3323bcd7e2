import { t } from "../../shared/i18n.js";

/**
 * Shows how checking is going: one sentence, and below it what helps where something is wrong.
 * @param {HTMLElement} line holds `.state-title`, `.state-remedy` and `.state-retry`
 * @param {Pick<import("./background.js").Overview, "state" | "pausedUntil" | "fail" | "kept">} overview
 * @param {boolean} [isHere] whether anything is checked on the page that is spoken of: that all is well elsewhere is no news there
 */
export function showState(line, { state: everywhere, pausedUntil, fail, kept }, isHere = true) {
  const isWell = everywhere === "connected" || everywhere === "starting";
  const state = isWell && !isHere ? "off" : everywhere;
  const key = state.replaceAll("-", "_");
  const until = new Date(pausedUntil).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
  const put = (/** @type {string} */ selector, /** @type {string} */ words) => {
    const element = /** @type {HTMLElement} */ (line.querySelector(selector));
    // A live region speaks at every write, so the same words are not written again.
    if (element.textContent !== words) element.textContent = words;
    element.hidden = words === "";
  };
  line.dataset.state = state;
  put(".state-title", t(`page_state_${key}`, until));
  const unchecked = t(fail === "closed" ? "page_unchecked_stays" : "page_unchecked_goes");
  put(".state-remedy", [isWell ? "" : `${t(`page_state_${key}_remedy`)} ${unchecked}`, kept ? "" : t("not_kept")].filter(Boolean).join(" "));
  const retry = /** @type {HTMLElement | null} */ (line.querySelector(".state-retry"));
  if (retry) retry.hidden = ["connected", "starting", "paused", "off"].includes(state);
}
