/**
 * @file Adapter + page → Scope. What cannot be read is `unknown`, never guessed.
 *
 * @typedef {import("../shared/types.js").Reading} Reading
 * @typedef {import("../shared/types.js").Scope} Scope
 * @typedef {import("../shared/types.js").Site} Site
 * @typedef {import("./adapters.js").Found} Found
 */
import { closestAcross, queryAll, rootOf } from "./dom.js";

const SURFACES = ["post", "reply", "comment", "direct-message", "group-message", "article"];
const AUDIENCES = ["public", "followers", "connections", "friends", "group", "private"];
const MOST_RECIPIENTS = 20;
const LONGEST_NAME = 80;
/** What follows a number that is rounded to thousands or millions. */
const ROUNDED = /^(?:\p{L}|\s(?:k|m|b|tsd|mio|mrd|mil|mill|mln)\b)/iu;

/**
 * @param {Found} found
 * @param {Site | null} site
 * @param {{path: string, brandAccounts: readonly string[], ownAccounts: readonly string[]}} facts
 * @returns {Scope}
 */
export function readScope(found, site, { path, brandAccounts, ownAccounts }) {
  const look = { found, path };
  const outside = firstOf(found.spec.outside ?? [], look) !== null;
  const unlisted = firstOf(found.spec.unlisted ?? [], look) !== null;
  const accountName = firstOf(found.spec.account ?? site?.dom.account ?? [], look) ?? "";
  return {
    surface: /** @type {Scope["surface"]} */ (known(SURFACES, firstOf(found.spec.surface, look))),
    audience: /** @type {Scope["audience"]} */ (known(AUDIENCES, firstOf(found.spec.audience, look))),
    account: kindOfAccount(accountName, { brandAccounts, ownAccounts, told: firstOf(site?.dom["account-kind"] ?? [], look) }),
    "account-name": accountName,
    recipients: (found.spec.recipients ?? []).flatMap((reading) => all(reading, look)).slice(0, MOST_RECIPIENTS),
    "group-size": countIn(firstOf(found.spec["group-size"] ?? [], look)),
    ...(outside && { outside }),
    ...(unlisted && { unlisted }),
  };
}

/** How many people a text like "1,234 members" speaks of; null where it gives no number, or a rounded one ("1.2K"). @param {string | null} words */
export function countIn(words) {
  const [, number, rest] = /(\d+(?:[.,\s'’]\d+)*)(.*)/su.exec(words ?? "") ?? [];
  if (number === undefined || /[.,]\d{1,2}$/.test(number) || ROUNDED.test(rest)) return null;
  const count = Number(number.replace(/\D/g, ""));
  return Number.isSafeInteger(count) ? count : null;
}

/** @param {string[]} words @param {string | null} word */
const known = (words, word) => (word !== null && words.includes(word) ? word : "unknown");

/**
 * An account is a brand's where the policy or the page says so: whose name stands elsewhere on a brand's page does not make it theirs. Else it is a person's where they
 * say that it is theirs, or the page does. Where the policy names the brands, an account that is none of them is a person's.
 * @param {string} name
 * @param {{brandAccounts: readonly string[], ownAccounts: readonly string[], told: string | null}} facts
 * @returns {Scope["account"]}
 */
export function kindOfAccount(name, { brandAccounts, ownAccounts, told }) {
  const isOneOf = (/** @type {readonly string[]} */ accounts) => name !== "" && accounts.some((account) => plainName(account) === plainName(name));
  if (told === "brand" || isOneOf(brandAccounts)) return "brand";
  if (told === "personal" || isOneOf(ownAccounts)) return "personal";
  return name !== "" && brandAccounts.length > 0 ? "personal" : "unknown";
}

/** @param {string} name "@lena", "u/lena" and "Lena" are one; a server's name (Mastodon) counts where both have it */
const plainName = (name) => name.trim().replace(/^(?:@|u\/)/, "").toLowerCase();

/** @typedef {{found: Found, path: string}} Look */

/** @param {readonly Reading[]} readings @param {Look} look */
function firstOf(readings, look) {
  for (const reading of readings) {
    const [value] = all(reading, look);
    if (value !== undefined) return value;
  }
  return null;
}

/** Every value that a reading gives; empty where it does not apply. @param {Reading} reading @param {Look} look @returns {string[]} */
function all(reading, look) {
  const route = new RegExp(reading.path ?? "", "u").exec(look.path);
  if (!route) return [];
  if (reading.if !== undefined && find(withRoute(reading.if, route), reading, look).length === 0) return [];
  if (reading.select === undefined) return reading.is === undefined ? [] : [reading.is];
  return read(find(withRoute(reading.select, route), reading, look), reading).flatMap((words) => {
    const value = valueOf(words, reading);
    return value === null ? [] : [reading.is ?? value];
  });
}

/** `{1}` is what the path's first group holds: a route changes before its pane does, so the page must agree. @param {string} selector @param {RegExpExecArray} route */
const withRoute = (selector, route) => selector.replace(/\{(\d)\}/g, (_, group) => CSS.escape(route[Number(group)] ?? ""));

/** @param {string} selector @param {Reading} reading @param {Look} look @returns {Element[]} */
function find(selector, reading, { found: { box, container } }) {
  if (reading.in === "box") return box.matches(selector) ? [box] : queryAll(box, selector);
  if (reading.in === "page") return queryAll(box.ownerDocument, selector);
  if (reading.around !== undefined) {
    const place = closestAcross(container, reading.around);
    return place ? queryAll(place, selector) : [];
  }
  if (!selector.includes(">>>") && container.matches(selector)) return [container];
  const within = [...queryAll(container, selector), ...(container.shadowRoot ? queryAll(container.shadowRoot, selector) : [])];
  const root = rootOf(box);
  return within.length > 0 || root === box.ownerDocument ? within : queryAll(root, selector);
}

/** What the elements say, in the order of the page; of those that `first` means, the first alone. @param {Element[]} elements @param {Reading} reading @returns {string[]} */
function read(elements, { attribute, first }) {
  const all = elements.map((element) => ((attribute === undefined ? element.textContent : element.getAttribute(attribute)) ?? "").replace(/\s+/g, " ").trim());
  if (first === undefined) return all;
  const expression = new RegExp(first, "u");
  return all.filter((words) => expression.test(words)).slice(0, 1);
}

/** @param {string} words @param {Reading} reading @returns {string | null} */
function valueOf(words, { matches, after = "", prefix = "" }) {
  if (words === "" || !words.startsWith(after)) return null;
  const hit = matches === undefined ? [words] : new RegExp(matches, "u").exec(words);
  if (!hit) return null;
  const value = hit[1] ?? words;
  return prefix + value.slice(after.length, after.length + LONGEST_NAME);
}

/** @param {Scope} one @param {Scope} other */
export const sameScope = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The same, but for how many read along: one more or less is no other audience. @param {Scope} one @param {Scope} other */
export const sameAudience = (one, other) => sameScope({ ...one, "group-size": null }, { ...other, "group-size": null });
