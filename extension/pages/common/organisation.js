import { t } from "../../shared/i18n.js";

/**
 * Whose rules these are.
 * @param {import("./background.js").Overview["effective"]} effective
 * @returns {{name: string, contact: string, policy: string}} empty where the policy does not say
 */
export function organisationOf(effective) {
  const { name = "", contact = "", policy = "" } = effective?.settings?.organisation?.value ?? {};
  return { name, contact, policy };
}

/** @param {import("./background.js").Overview["effective"]} effective @returns {string} "Acme · Ask #social", or empty */
export function organisationLine(effective) {
  const { name, contact, policy } = organisationOf(effective);
  return [name, contact && t("organisation_ask", contact), policy].filter(Boolean).join(" · ");
}

/**
 * Says whose rules these are, whom to ask, and where the policy is; hidden where the policy names nobody.
 * @param {HTMLElement} line
 * @param {import("./background.js").Overview["effective"]} effective
 */
export function showOrganisation(line, effective) {
  const { name, contact, policy } = organisationOf(effective);
  line.hidden = name === "";
  const drawn = [name, contact, policy].join("\n");
  if (line.dataset.drawn === drawn) return;
  line.dataset.drawn = drawn;
  line.replaceChildren(t("looked_after_by", name), ...(contact ? [" ", t("organisation_ask", contact)] : []), ...(/^https:\/\//.test(policy) ? [" ", policyLink(policy)] : []));
}

/** @param {string} href */
function policyLink(href) {
  const link = document.createElement("a");
  Object.assign(link, { href, target: "_blank", rel: "noopener noreferrer", textContent: t("organisation_policy") });
  return link;
}

/** @param {import("./background.js").Overview["effective"]} effective @returns {string} "Set by Acme" */
export function setBy(effective) {
  const { name } = organisationOf(effective);
  return name ? t("set_by", name) : t("set_by_organisation");
}
