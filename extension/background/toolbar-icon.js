/**
 * The icon in the browser's toolbar says when nothing is checked, so that nobody relies on a helper that is not there.
 * @param {import("../shared/types.js").CheckingState} state
 * @param {(key: string) => string} words
 * @returns {{badge: string, title: string}} the badge is empty while all is well; both browsers show up to four characters of it
 */
export function toolbarIcon(state, words) {
  if (state === "connected" || state === "starting") return { badge: "", title: words("extension_name") };
  return { badge: words("badge_off"), title: `${words("extension_name")} · ${words(`toolbar_${state.replaceAll("-", "_")}`)}` };
}
