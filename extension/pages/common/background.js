/**
 * How a page of ours talks to the background.
 * @typedef {import("../../background/pages.js").Overview} Overview
 * @typedef {import("../../shared/messages.js").PageMessage} PageMessage
 */

/**
 * @param {PageMessage} message
 * @returns {Promise<Overview>}
 */
export const ask = (message) => chrome.runtime.sendMessage(message);

/**
 * Tells the overview now and at every change, for as long as the page is open. While it is, the background keeps the checker running.
 * @param {(overview: Overview) => void} changed
 */
export function watch(changed) {
  const port = chrome.runtime.connect({ name: "sayso-page" });
  port.onMessage.addListener((message) => changed(message));
  // The background went away (an update, or Firefox's time limit for idle pages): come back when someone looks.
  port.onDisconnect.addListener(() => {
    if (document.visibilityState === "visible") return void setTimeout(() => watch(changed), 1000);
    document.addEventListener("visibilitychange", () => watch(changed), { once: true });
  });
}
