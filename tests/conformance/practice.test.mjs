/** The drafts of the Practice page, in every language that it has them in: the rules say of each what its title promises. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cases } from "../../extension/pages/practice/cases.js";
import { checkPosts, ROOT } from "./sayso.mjs";

const LOCALES = join(ROOT, "extension/_locales");
/** The category that a draft is there for; of the others the rules say nothing, spelling is not theirs. */
const PROMISED = { wrong_place: "scope-mismatch", card: "personal-data", password: "credentials", iban: "personal-data", email: "personal-data" };

for (const language of readdirSync(LOCALES)) {
  test(`practice drafts, ${language}`, () => {
    const words = JSON.parse(readFileSync(join(LOCALES, language, "pages.json"), "utf8"));
    const posts = cases.map(({ id, audience, account }) => ({
      id, text: words[`case_${id}_draft`].message, site: "practice", account, language,
      ...(audience === "direct-message" ? { surface: "direct-message", audience: "private" } : { surface: "post", audience }),
    }));
    for (const [index, { shown }] of checkPosts(posts).entries()) {
      const { id } = posts[index];
      const categories = shown.map(({ category }) => category);
      if (PROMISED[id]) assert.ok(categories.includes(PROMISED[id]), `${id}: ${categories}`);
      else assert.deepEqual(categories, [], id);
    }
  });
}
