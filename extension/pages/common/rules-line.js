import { t } from "../../shared/i18n.js";

/**
 * @param {import("./background.js").Overview["effective"]} effective
 * @returns {string} "Acme 1.2.0 · 214 rules" for one pack, "4 packs · 61 rules" for several, a dash before a host has answered
 */
export function rulesLine(effective) {
  if (!effective) return "–";
  const { packs } = effective;
  if (packs.length === 0) return rulesCount(0);
  const rules = rulesCount(packs.reduce((sum, pack) => sum + pack.rules, 0));
  return `${packs.length === 1 ? `${packs[0].title || packs[0].id} ${packs[0].version}` : t("packs_count", packs.length)} · ${rules}`;
}

/** @param {number} rules */
export const rulesCount = (rules) => t(rules === 1 ? "rules_count_one" : "rules_count", rules.toLocaleString());
