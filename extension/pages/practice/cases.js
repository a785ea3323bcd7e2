/**
 * Drafts to practise with: made up, with numbers that belong to nobody (documentation ranges and test cards).
 * @typedef {object} PracticeCase
 * @property {string} id also the key of its title: `case_<id>`
 * @property {string} text
 * @property {"public" | "followers" | "group" | "direct-message"} audience
 * @property {"personal" | "brand"} account
 */

/** @type {readonly PracticeCase[]} */
export const cases = [
  { id: "wrong_place", audience: "public", account: "personal", text: "Thought I had your number saved, so between us: ring me on 555-0142 once you land and I'll come and get you" },
  { id: "right_place", audience: "direct-message", account: "personal", text: "Between us: ring me on 555-0142 once you land and I'll come and get you" },
  { id: "card", audience: "public", account: "brand", text: "So sorry about the mix-up, Maria. Your refund goes back to 4111 1111 1111 1111 today." },
  { id: "password", audience: "public", account: "personal", text: "The demo is up until Friday, the password is Sunrise-4821-harbour if you want a look" },
  { id: "spelling", audience: "followers", account: "personal", text: "Thank you all for coming, it was definately teh best meetup so far" },
  { id: "iban", audience: "group", account: "personal", text: "Deposits for the cabin by Thursday please, to GB82 WEST 1234 5698 7654 32" },
  { id: "email", audience: "public", account: "brand", text: "Thanks for waiting, Sam. We wrote to sam.harper@mail.example this morning, please have a look." },
  { id: "fine", audience: "public", account: "personal", text: "Our union meets on Tuesday to talk about pay and shifts. Everyone is welcome, bring a friend." },
];
