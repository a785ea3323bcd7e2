/**
 * Whether a host has any rule to check by. One that has none, though nobody switched a pack off, found none: its folders are gone or cannot be read, and what it
 * lets through is as good as unchecked. Packs that are all switched off are somebody's choice.
 * @param {{packs?: {rules: number, used?: boolean}[]}} configured the host's answer
 */
export const hasRules = ({ packs = [] }) => packs.some(({ rules, used }) => rules > 0 || used === false);
