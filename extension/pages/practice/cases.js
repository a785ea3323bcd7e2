/**
 * Drafts to practise with, in the person's language (`case_<id>_draft`, with the title `case_<id>`): made up, with numbers that belong to nobody (documentation ranges,
 * numbers kept for films, test cards).
 * @typedef {object} PracticeCase
 * @property {string} id
 * @property {"public" | "followers" | "group" | "direct-message"} audience
 * @property {"personal" | "brand"} account
 */

/** @type {readonly PracticeCase[]} */
export const cases = [
  { id: "wrong_place", audience: "public", account: "personal" },
  { id: "right_place", audience: "direct-message", account: "personal" },
  { id: "card", audience: "public", account: "brand" },
  { id: "password", audience: "public", account: "personal" },
  { id: "spelling", audience: "followers", account: "personal" },
  { id: "iban", audience: "group", account: "personal" },
  { id: "email", audience: "public", account: "brand" },
  { id: "fine", audience: "public", account: "personal" },
];
