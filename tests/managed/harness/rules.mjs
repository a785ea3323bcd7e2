/** A company's rules, as a policy carries them: nine that hold, and one that is broken. */

const phraseRule = (id, phrase, what) => ({
  id, category: 'confidential', stage: 'confirm', any: [{ phrases: [phrase] }],
  message: { what, why: 'It has not been announced yet.' },
  rationale: 'Announcements go through the press office.', examples: { flags: [`We are glad about ${phrase} today`], passes: ['We are glad about the weather today'] } });

const birds = ['heron', 'osprey', 'bittern', 'curlew', 'dunlin', 'egret', 'fulmar', 'gannet', 'hobby'];

/** What the first of the rules says about "project heron". */
export const HERON = 'Project Heron is not public yet.';

/** The same about "project kestrel", by the rule that a changed policy brings. */
export const KESTREL = 'Project Kestrel is not public yet.';

const named = (bird) => phraseRule(`project-${bird}`, `project ${bird}`, `Project ${bird[0].toUpperCase()}${bird.slice(1)} is not public yet.`);

export const goodRules = () => birds.map(named);

export const brokenRule = () => ({ ...named('merlin'), any: [{ pattern: '(unclosed' }] });

export const newRule = () => named('kestrel');
