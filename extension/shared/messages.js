/**
 * @file The messages between a compose box and the background. extension/README.md tells the story; here are the shapes.
 *
 * @typedef {import("./types.js").Scope} Scope
 * @typedef {import("./types.js").Finding} Finding
 * @typedef {import("./types.js").CheckingState} CheckingState
 * @typedef {import("./types.js").Settings} Settings
 */

/** Name of the port that a content script opens. */
export const PORT_NAME = "sayso";

/** @type {readonly CheckingState[]} */
export const CHECKING_STATES = Object.freeze([
  "starting",
  "connected",
  "no-rules",
  "host-missing",
  "host-forbidden",
  "host-too-old",
  "extension-too-old",
  "host-stopped",
  "host-silent",
  "paused",
]);

/** States in which no answer can come soon: the gate does not wait for one. Nor does it in any other while the next attempt is further away than it would wait (`backOff`). */
export const SILENT_STATES = Object.freeze(
  /** @type {CheckingState[]} */ (["host-missing", "host-forbidden", "host-too-old", "extension-too-old", "paused"]),
);

/** Whether drafts and suggestions are answered. @param {CheckingState} state */
export const answers = (state) => state === "connected" || state === "no-rules";

/**
 * Content → background. `context` of `ignore` is the finding's text and up to 80 code units on each side; the background keeps only a keyed hash of the words there.
 * `draft` is unique in the browser; `request` numbers suggestions within one port.
 * @typedef {{type: "focus"} | {type: "blur"} | {type: "end-pause"}
 *   | {type: "check", draft: string, revision: number, text: string, caret: number | null, scope: Scope, language: string, software?: string}
 *   | {type: "suggest", request: number, word: string, language: string}
 *   | {type: "event", rule: string, site: string, action: "shown"|"fixed"|"ignored"|"not-right"|"edited"|"sent"}
 *   | {type: "ignore", rule: string, context: {before: string, match: string, after: string}}
 *   | {type: "lesson", lesson: string}
 *   | {type: "gone", draft: string}
 *   | {type: "add-word", word: string}} ContentMessage
 */

/**
 * Background → content. `state` comes on connection and on every change; `adapter` is the organisation's own, in place of the package's. `generation` names the rules and settings
 * in force, and those that a report is of: one of another generation counts no more. `incomplete`: there were more findings than one
 * answer holds, so nothing was checked to the end. `suggestions` null: nobody could be asked. `backOff`: the host was lost, and so many milliseconds after that comes another attempt.
 * @typedef {{type: "state", state: CheckingState, generation: string, settings: Settings, site: string, backOff?: number, adapter?: import("./types.js").Site}
 *   | {type: "report", draft: string, revision: number, generation: string, findings: Finding[], incomplete?: true}
 *   | {type: "superseded", draft: string, revision: number}
 *   | {type: "failed", draft: string, revision: number, code: string}
 *   | {type: "suggestions", request: number, suggestions: string[] | null}
 *   | {type: "leave"}} BackgroundMessage
 */

/**
 * Pages of ours → background, by `runtime.sendMessage`. Each is answered with an Overview (background/pages.js); `url` says about which page.
 * `site` is an adapter's id, or the origin of a site without one. `minutes` 0 ends a pause. `fetch-packs` looks for the policy's packs now.
 * `languages` null takes the person's choice back. `read-dictionaries` has the host look for dictionaries again; so does every change of a setting.
 * @typedef {({type: "get-state"} | {type: "set-site", site: string, on: boolean} | {type: "pause", minutes: number} | {type: "forget"} | {type: "retry"} | {type: "read-rules"} | {type: "read-dictionaries"} | {type: "fetch-packs"}
 *   | {type: "add-word", word: string} | {type: "remove-word", word: string} | {type: "add-account", account: string} | {type: "remove-account", account: string} | {type: "set-spelling", on: boolean}
 *   | {type: "set-languages", languages: string[] | null}) & {url?: string}} PageMessage
 *
 * The status page → background, each with an answer of its own (background/status.js): HostStatus or null, SelfTest, Findings, Explanation. No text is kept.
 * @typedef {{type: "host-status"} | {type: "self-test"} | {type: "find", text: string, scope: Partial<Scope>}
 *   | {type: "explain", rule: string, text: string, scope: Partial<Scope>}} StatusQuestion
 */
