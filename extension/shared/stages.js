/** @file The stages that are the person's own: where the organisation asks for a reason, or blocks, nothing is waved through. Pure. */

/** What one may ignore, and what grows quieter where one keeps calling it "not right": the weaker first. */
export const OWN_STAGES = Object.freeze(["advise", "confirm"]);

/** Whether a finding of this stage may be ignored, and an earlier dismissal of it counts. @param {string} stage */
export const isIgnorable = (stage) => OWN_STAGES.includes(stage);
