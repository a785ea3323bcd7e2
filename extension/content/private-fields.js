/** @file Fields that are never read, whatever an adapter says: secrets, one-time codes, payment, search, code. Decided before any text is read. */

const NEVER_AUTOCOMPLETE = /\b(?:one-time-code|current-password|new-password|cc-[a-z-]+)\b/;
const NEVER_NAMED = /(?:^|[^a-z])(?:otp|totp|2fa|mfa|passcode|password|passwd|pin-?code|cvv|cvc|cc-?num(?:ber)?|card-?num(?:ber)?|security-?code|verification-?code)(?:[^a-z]|$)/;
const SEARCH = "[type=search], [role=searchbox], [role=search] *, form[action*='/search'] *";
const CODE = ".monaco-editor *, .CodeMirror *, .cm-editor *, .ace_editor *, [role=code] *, [data-language] .cm-content";

/** @param {Element} element @returns {boolean} */
export function isPrivateField(element) {
  const attribute = (/** @type {string} */ name) => (element.getAttribute(name) ?? "").toLowerCase();
  if (attribute("type") === "password" || NEVER_AUTOCOMPLETE.test(attribute("autocomplete"))) return true;
  if (["name", "id"].some((name) => NEVER_NAMED.test(attribute(name).replace(/_/g, "-")))) return true;
  return element.matches(SEARCH) || element.matches(CODE);
}
