import { t } from "../../shared/i18n.js";

/**
 * @param {import("./background.js").Overview["effective"]} effective
 * @returns {string} "Acme 1.2.0 · 214 rules" for one pack, "4 packs · 61 rules" for several, a dash before a host has answered
 */
export function rulesLine(effective) {
  const packs = effective?.packs ?? [];
  if (packs.length === 0) return "–";
  const rules = packs.reduce((sum, pack) => sum + pack.rules, 0).toLocaleString();
  return packs.length === 1 ? t("rules_of_one_pack", `${packs[0].title || packs[0].id} ${packs[0].version}`, rules) : t("rules_of_packs", packs.length, rules);
}
