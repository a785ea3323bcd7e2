/** A rule that someone keeps calling "not right" speaks more quietly for that person: asked at send → underlined → not at all. Pure. */

/** So many times take a rule down by one step. */
const PATIENCE = 3;

/** The stages that are the person's to quieten, the weaker first; what is to be justified or blocked is the organisation's. */
const LADDER = ["advise", "confirm"];

/** What a person may ignore: where the organisation asks for a reason, or blocks, an earlier dismissal counts no more. @param {string} stage */
export const isDismissible = (stage) => LADDER.includes(stage);

/**
 * @param {string} stage that the rule has
 * @param {number} notRight how often this person called it "not right"
 * @returns {string | null} the stage that it has for this person; null: it is silent
 */
export function demoted(stage, notRight) {
  const step = LADDER.indexOf(stage);
  if (step < 0) return stage;
  return LADDER[step - Math.floor(notRight / PATIENCE)] ?? null;
}
