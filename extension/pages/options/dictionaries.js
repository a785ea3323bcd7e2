/** Which dictionaries the settings page offers, and how it calls them. Pure, apart from the names that the browser has for languages. */

/**
 * @typedef {object} Offer one dictionary
 * @property {string} name as Hunspell names it: "de_AT"
 * @property {string} words as people call it: "Deutsch (Österreich)"
 * @property {boolean} inForce
 * @property {"there" | "missing" | "unreadable"} state
 *
 * @typedef {{name: string, words: string}} Lack a language that the person reads and no dictionary is there for
 */

/** Debian's packages of dictionaries: most bring one language with all its regions. */
const PACKAGES = new Set(("af an ar be bg bn bo br bs ca cs da dz el es eu fr gd gl gu gug he hi hr hu id is it kk kmr ko lo lt lv ml mn ne nl no oc pl ro ru si sk sl sr sv sw te th tr uk uz vi").split(" "));
/** Those that bring one region alone; the first for all others. @type {Record<string, string[]>} */
const REGIONAL_PACKAGES = { de: ["de", "at", "ch"], en: ["us", "gb", "au", "ca", "za"], pt: ["pt", "br"] };
const SAME_PACKAGE = new Map([["nb", "no"], ["nn", "no"]]);

/** "de_AT" as browsers write it; undefined where they would not take it. @param {string} name */
function localeOf(name) {
  try {
    return new Intl.Locale(name.replaceAll("_", "-"));
  } catch {
    return undefined;
  }
}

/** @param {string} name of a dictionary, or a language tag @returns {string | undefined} the package of Debian that brings it, where we know one */
export function debianPackage(name) {
  const locale = localeOf(name);
  if (!locale) return undefined;
  const language = SAME_PACKAGE.get(locale.language) ?? locale.language;
  const regions = REGIONAL_PACKAGES[language];
  const region = locale.region?.toLowerCase() ?? "";
  if (regions) return `hunspell-${language}-${regions.includes(region) ? region : regions[0]}`;
  return PACKAGES.has(language) ? `hunspell-${language}` : undefined;
}

/**
 * @param {string} interfaceLanguage
 * @returns {(tag: string) => string}
 */
function namer(interfaceLanguage) {
  const names = new Intl.DisplayNames([interfaceLanguage, "en"], { type: "language", languageDisplay: "standard" });
  return (tag) => {
    const words = names.of(tag) ?? tag;
    return words.charAt(0).toLocaleUpperCase(interfaceLanguage) + words.slice(1);
  };
}

/**
 * What people call these dictionaries; the region only where there are others of the language, or where it is not the language's own.
 * @param {string[]} names
 * @param {string} interfaceLanguage
 * @returns {Map<string, string>}
 */
function wordsFor(names, interfaceLanguage) {
  const nameOf = namer(interfaceLanguage);
  const languages = names.map((name) => localeOf(name)?.language);
  return new Map(names.map((name) => {
    const locale = localeOf(name);
    if (!locale) return [name, name];
    const isOnly = languages.filter((language) => language === locale.language).length === 1;
    const isHome = new Intl.Locale(locale.language).maximize().region === locale.region && locale.baseName === `${locale.language}-${locale.region}`;
    return [name, nameOf(isOnly && isHome ? locale.language : locale.baseName)];
  }));
}

/**
 * @param {object} known
 * @param {string[]} known.inForce names, the main one first
 * @param {string[]} known.available what the host found on this machine
 * @param {{language: string, state: string}[]} known.states of those that the host loaded or could not load
 * @param {string} interfaceLanguage
 * @returns {Offer[]} by name
 */
export function offers({ inForce, available, states }, interfaceLanguage) {
  const names = [...new Set([...available, ...inForce])];
  const words = wordsFor(names, interfaceLanguage);
  const stateOf = (/** @type {string} */ name) => {
    const told = states.find(({ language }) => language === name)?.state;
    if (told === "unreadable" || told === "missing") return told;
    return told === "loaded" || available.includes(name) ? "there" : "missing";
  };
  return names
    .map((name) => ({ name, words: words.get(name) ?? name, inForce: inForce.includes(name), state: /** @type {Offer["state"]} */ (stateOf(name)) }))
    .sort((one, other) => one.words.localeCompare(other.words, interfaceLanguage) || (one.name < other.name ? -1 : 1));
}

/** Whether a dictionary is of a language that the person reads. @param {string} name @param {readonly string[]} reads language tags */
export function isRead(name, reads) {
  const language = localeOf(name)?.language;
  return language !== undefined && reads.some((tag) => localeOf(tag)?.language === language);
}

/**
 * Languages that the person reads and that no dictionary here is for, though there are dictionaries of them in the world.
 * @param {readonly string[]} reads language tags
 * @param {string[]} names of the dictionaries that are here or in force
 * @param {string} interfaceLanguage
 * @returns {Lack[]}
 */
export function lacking(reads, names, interfaceLanguage) {
  const nameOf = namer(interfaceLanguage);
  /** @type {Map<string, Lack>} */
  const lacks = new Map();
  for (const tag of reads) {
    const language = localeOf(tag)?.language;
    if (!language || lacks.has(language) || debianPackage(tag) === undefined || names.some((name) => isRead(name, [tag]))) continue;
    lacks.set(language, { name: tag, words: nameOf(language) });
  }
  return [...lacks.values()];
}

/**
 * The languages to ask for, so that the main one stays the main one.
 * @param {string[]} inForce
 * @param {string[]} checked in the order of the page
 */
export const inTheirOrder = (inForce, checked) => [...inForce.filter((name) => checked.includes(name)), ...checked.filter((name) => !inForce.includes(name))];
