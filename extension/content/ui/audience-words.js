/**
 * @file Who will see a draft, in words. Pure, but for the language.
 *
 * @typedef {import("../../shared/types.js").Scope} Scope
 */
import { t } from "../../shared/i18n.js";
import { isolated } from "../../shared/isolate.js";

/** How many recipients are named before the rest are counted. */
const NAMED = 2;

/**
 * @param {Scope} scope
 * @returns {{icon: string, tone: "open"|"closed"|"neutral", name: string, detail: string}} `name` stands first, in bold; `detail` may be empty
 */
export function audienceWords(scope) {
  switch (scope.audience) {
    case "public":
      return { icon: "globe", tone: "open", name: t("chip_public"), detail: t(scope.unlisted ? "chip_public_unlisted" : "chip_public_detail") };
    case "followers":
    case "connections":
    case "friends":
      return { icon: "people", tone: "neutral", name: t(`chip_${scope.audience}`), detail: t(`chip_${scope.audience}_detail`) };
    case "group":
      return { icon: "people", tone: "neutral", name: t("chip_group"), detail: scope.outside ? t("chip_outside_group") : named(scope.recipients) || everyoneIn(scope) };
    case "private":
      return { icon: "lock", tone: "closed", name: onlyThem(scope.recipients), detail: scope.outside ? t("chip_outside_private") : "" };
    default:
      return { icon: "question", tone: "neutral", name: t("chip_unknown"), detail: t("chip_unknown_detail") };
  }
}

/** One sentence: who can read it once it is sent. @param {Scope} scope */
export function readersSentence(scope) {
  const outside = scope.outside ? "_outside" : "";
  if (scope.audience === "private") return scope.recipients.length > 0 ? t(`card_readers_named${outside}`, named(scope.recipients)) : t(`card_readers_private${outside}`);
  if (scope.audience === "group") return t(`card_readers_group${outside}`);
  if (scope.audience === "public") return t(`card_readers_public_${placeOf(scope)}`);
  return t(`card_readers_${scope.audience}`);
}

/** @param {Scope} scope */
const placeOf = ({ surface }) => (surface === "reply" || surface === "comment" ? surface : "post");

/** A number where the page tells one. @param {Scope} scope */
const everyoneIn = ({ "group-size": size }) => (size !== null && size > 1 ? t("chip_group_size", size.toLocaleString()) : t("chip_group_detail"));

/** @param {string[]} recipients */
const onlyThem = (recipients) => (recipients.length > 0 ? t("chip_private_named", named(recipients)) : t("chip_private"));

/** @param {string[]} recipients */
function named(recipients) {
  const names = recipients.slice(0, NAMED).map(isolated).join(", ");
  return recipients.length <= NAMED ? names : t("chip_and_others", names, recipients.length - NAMED);
}
