/** A rule that someone keeps calling "not right" speaks more quietly for that person: asked at send → underlined → not at all. Pure. */
import { OWN_STAGES } from "../shared/stages.js";

/** So many times take a rule down by one step. */
const PATIENCE = 3;

/**
 * @param {string} stage that the rule has
 * @param {number} notRight how often this person called it "not right"
 * @returns {string | null} the stage that it has for this person; null: it is silent
 */
export function demoted(stage, notRight) {
  const step = OWN_STAGES.indexOf(stage);
  if (step < 0) return stage;
  return OWN_STAGES[step - Math.floor(notRight / PATIENCE)] ?? null;
}
