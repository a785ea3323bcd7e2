// Ten policies as organisations would write them, each with what it comes to. Handed to the host itself here, and through real browsers in tests/managed.

/** A rule whose examples prove it. @param {string} id @param {string} phrase @param {object} [more] */
const rule = (id, phrase, more = {}) => ({
  id, category: "confidential", stage: "advise", phrases: [phrase], message: { what: "This is not public yet." },
  examples: { flags: [`About ${phrase} today`], passes: ["About the weather today"] }, ...more });

const numbers = Array.from({ length: 2000 }, (_, i) => String(i).padStart(4, "0"));
const hospitalTerm = { pattern: "\\bMRN-\\d{6}\\b", keywords: ["MRN-"] };

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {object | null} managed as the browser delivers it
 * @property {Record<string, unknown>} expected effective values of all settings that are not built in
 * @property {string[]} [refused] paths
 * @property {string[]} [notes] paths
 * @property {Record<string, number>} [packs] rules of packs that the policy brings
 */
/** @type {Case[]} */
export const cases = [
  {
    name: "a small company",
    managed: { organisation: { name: "Harbour Café", contact: "ida@harbour.example" }, words: ["Harbour", "flat white"], "brand-accounts": ["@harbourcafe"] },
    expected: { organisation: { name: "Harbour Café", contact: "ida@harbour.example" }, words: ["Harbour", "flat white"], "brand-accounts": ["@harbourcafe"] },
  },
  {
    name: "a bank with a quiet period",
    managed: {
      organisation: { name: "Bank", policy: "https://bank.example/social" },
      windows: {
        "q3-results": { from: "2020-10-01T00:00", to: "2099-11-12T08:00", timezone: "Europe/London", stages: { "market-sensitive": "justify" } },
        merger: { to: "2099-12-01", phrases: ["Project Heron"], stage: "block", what: "This is inside information." },
      },
      stages: { promissory: "confirm", "*": "advise" }, roles: ["registered-representative"], reasons: ["Compliance has approved it", "It is public already"],
      fail: "closed", "gate-timeout": 3000, locked: ["*"],
    },
    expected: {
      organisation: { name: "Bank", policy: "https://bank.example/social" },
      windows: {
        "q3-results": { from: "2020-10-01T00:00", to: "2099-11-12T08:00", timezone: "Europe/London", stages: { "market-sensitive": "justify" } },
        merger: { to: "2099-12-01", phrases: ["Project Heron"], stage: "block", what: "This is inside information." },
      },
      stages: { promissory: "confirm", "*": "advise" }, roles: ["registered-representative"], reasons: ["Compliance has approved it", "It is public already"],
      fail: "closed", "gate-timeout": 3000,
    },
    packs: { organisation: 1 },
  },
  {
    name: "a hospital",
    managed: {
      organisation: { name: "St Bridget's" }, languages: ["en-US", "de_DE"], packs: { "public-worthy": false, endorsement: false }, stages: { health: "justify", "personal-data": "confirm" },
      "surfaces-off": ["x/direct-message"], vocabulary: { "record-number": hospitalTerm, ward: ["Ward 7", "Heron ward"] },
      rules: [
        { id: "record-number", category: "health", stage: "justify", term: "organisation/record-number", message: { what: "This is a patient's record number." },
          rationale: "It opens the record.", examples: { flags: ["Bed 4 is MRN-204881"], passes: ["Bed 4 is free"] } },
      ],
    },
    expected: {
      organisation: { name: "St Bridget's" }, languages: ["en_US", "de_DE"], packs: { "public-worthy": false, endorsement: false }, stages: { health: "justify", "personal-data": "confirm" },
      "surfaces-off": ["x/direct-message"], vocabulary: { "record-number": hospitalTerm, ward: { phrases: ["Ward 7", "Heron ward"] } },
    },
    packs: { organisation: 1, "public-worthy": 0, endorsement: 0 },
  },
  {
    name: "an agency with its clients' accounts",
    managed: {
      organisation: { name: "Agency", contact: "desk@agency.example" }, "brand-accounts": ["@acme", "@harbourcafe", "@bank"], "code-names": ["Falcon 2", "Operation Nightjar"],
      stages: { "wrong-account": "confirm" }, locked: ["brand-accounts", "stages"], "first-run": false,
    },
    expected: {
      organisation: { name: "Agency", contact: "desk@agency.example" }, "brand-accounts": ["@acme", "@harbourcafe", "@bank"], "code-names": ["Falcon 2", "Operation Nightjar"],
      stages: { "wrong-account": "confirm" }, "first-run": false,
    },
    packs: { organisation: 2 },
  },
  {
    name: "two thousand rules",
    managed: { rules: { pack: "large", version: "1.0.0", rules: numbers.map((n) => rule(`project-${n}`, `Kestrel${n}`)) } },
    expected: {},
    packs: { large: 2000 },
  },
  {
    name: "wrong types",
    managed: {
      organisation: { name: 7, contact: "help@acme.example" }, words: ["Acme", 5, "", "Sayso"], languages: "en GB", spelling: "no", fail: 1, "gate-timeout": "soon", stages: { credentials: "block", health: 3, nonsense: "block" },
      packs: { style: "off", conduct: 0 }, reasons: [], windows: { q3: { from: "soon", stages: { health: "block" } } }, "pack-sources": { acme: { url: "http://acme.example/p.json", key: "RW" } },
      rules: [rule("good", "Kestrel"), { id: "bad", category: "nonsense" }, 5], locked: "all", merge: { words: "mix" }, "brand-accounts": ["acme", "@acme"], adapters: { x: {} },
    },
    expected: {
      organisation: { contact: "help@acme.example" }, words: ["Acme", "Sayso"], stages: { credentials: "block" }, packs: { conduct: false }, "brand-accounts": ["@acme"],
    },
    refused: [
      "/adapters/x", "/brand-accounts/0", "/fail", "/gate-timeout", "/languages", "/locked", "/merge/words", "/organisation/name", "/pack-sources/acme/key", "/pack-sources/acme/url",
      "/packs/style", "/reasons", "/rules/1", "/rules/1/category", "/rules/2", "/spelling", "/stages/health", "/stages/nonsense", "/windows/q3/from", "/words/1", "/words/2",
    ],
    packs: { organisation: 1 },
  },
  {
    name: "strings and numbers of the Windows registry",
    managed: {
      organisation: '{"name":"Acme"}', words: '["Acme","Sayso"]', spelling: 0, "gate-timeout": 2500, fail: "closed", stages: '{"credentials":"block"}', packs: '{"conduct":false}',
      windows: '{"q3":{"to":"2099-01-01","stages":{"market-sensitive":"justify"}}}', rules: JSON.stringify([rule("kestrel", "Kestrel")]), "first-run": 0, merge: '{"words":"replace"}',
    },
    expected: {
      organisation: { name: "Acme" }, words: ["Acme", "Sayso"], spelling: false, "gate-timeout": 2500, fail: "closed", stages: { credentials: "block" }, packs: { conduct: false },
      windows: { q3: { to: "2099-01-01", stages: { "market-sensitive": "justify" } } }, "first-run": false,
    },
    packs: { organisation: 1, conduct: 0 },
  },
  {
    name: "a Firefox that delivers 0 and 1",
    managed: { spelling: 1, "first-run": 0, packs: { conduct: 0, health: 1 }, rules: [rule("kestrel", "Kestrel")], languages: ["en_US"] },
    expected: { spelling: true, "first-run": false, packs: { conduct: false, health: true }, languages: ["en_US"] },
    packs: { organisation: 1, conduct: 0 },
  },
  {
    name: "a setting of a later version",
    managed: { audit: { to: "journal", keep: 30 }, practice: true, words: ["Acme"], organisation: { name: "Acme", mascot: "coyote" } },
    expected: { words: ["Acme"], organisation: { name: "Acme" } },
    notes: ["/audit", "/organisation/mascot", "/practice"],
  },
  { name: "nobody in particular: it is empty", managed: {}, expected: {} },
];
