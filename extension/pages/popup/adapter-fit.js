/**
 * @file How a site's adapter fits the page that the popup was opened on, from what each of its frames says. Pure.
 *
 * @typedef {import("../../content/start.js").Fit} Fit
 */

/**
 * @param {boolean} hasAdapter whether the page's host has one
 * @param {readonly (Fit | null | undefined)[]} frames nothing where no script of ours runs
 * @returns {{software: string, changed: boolean, unreadable: string[]}} `software`: the adapter that a page told by itself, or empty; `changed`: boxes were found, and none of them by the
 *   adapter, so that who will see them cannot be told; `unreadable`: places of the organisation's adapter that the browser cannot read
 */
export function fitOf(hasAdapter, frames) {
  const told = frames.filter((frame) => frame !== null && frame !== undefined);
  const software = told.find(({ adapter }) => adapter !== "")?.adapter ?? "";
  const sum = (/** @type {"byAdapter" | "generic"} */ key) => told.reduce((total, frame) => total + (Number(frame[key]) || 0), 0);
  return {
    software: hasAdapter ? "" : software,
    changed: (hasAdapter || software !== "") && sum("generic") > 0 && sum("byAdapter") === 0,
    unreadable: told.find(({ unreadable }) => unreadable?.length > 0)?.unreadable ?? [],
  };
}
