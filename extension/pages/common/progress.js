import { t } from "../../shared/i18n.js";
import { cases } from "../practice/cases.js";

/** Which practice cases the person has tried: ids alone, in this profile. */
const key = "practised";

/** @returns {Promise<Set<string>>} */
export async function triedCases() {
  const stored = await chrome.storage.local.get(key);
  return new Set(/** @type {string[]} */ (stored[key] ?? []));
}

/** @param {string} id */
export async function rememberTried(id) {
  const tried = await triedCases();
  await chrome.storage.local.set({ [key]: [...tried.add(id)] });
}

export const forgetTried = () => chrome.storage.local.remove(key);

/** @returns {Promise<string>} "3 of 8 cases" */
export async function practised() {
  const tried = await triedCases();
  return t("cases_of", cases.filter(({ id }) => tried.has(id)).length, cases.length);
}
