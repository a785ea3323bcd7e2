/**
 * @file The words of the whole extension, as JSDoc types. Nothing here runs.
 *
 * Offsets are UTF-16 code units into the draft's text, end exclusive (what JavaScript strings count).
 */

/** @typedef {"unknown"|"post"|"reply"|"comment"|"direct-message"|"group-message"|"article"} Surface */
/** @typedef {"unknown"|"public"|"followers"|"connections"|"friends"|"group"|"private"} Audience */
/** @typedef {"unknown"|"personal"|"brand"} Account */
/** @typedef {"advise"|"confirm"|"justify"|"block"} Stage `audit` findings never reach the extension. */
/** @typedef {"low"|"medium"|"high"} Severity */

/**
 * Who will see a draft. `site` is set by the background from the sender, never taken from a message.
 * @typedef {object} Scope
 * @property {string} [site]
 * @property {Surface} surface
 * @property {Audience} audience
 * @property {Account} account
 * @property {string} account-name with its "@", or empty
 * @property {string[]} recipients as the page shows them
 * @property {number|null} group-size
 * @property {boolean} [outside] the page tells that people of another organisation read along; the interface's alone, no rule asks for it
 * @property {boolean} [unlisted] the page tells that the site's search and lists leave it out; the interface's alone as well
 */

/**
 * @typedef {object} Message
 * @property {string} what one sentence, at most 90 characters
 * @property {string} why one sentence, at most 140
 * @property {string} policy a link, or empty
 * @property {string} lesson id of a lesson, or empty
 */

/**
 * What a button of the card does: put `text` in the place of `[start, end)`. `move` changes no text.
 * @typedef {object} Fix
 * @property {"replace"|"insert"|"mask"|"move"} kind
 * @property {number} [start]
 * @property {number} [end]
 * @property {string} [text]
 * @property {Surface} [to] of a `move`
 * @property {string} label what the button says, or empty for the kind's own words
 */

/**
 * @typedef {object} Finding
 * @property {string} rule "pack/rule-id", or "spelling"
 * @property {string} [title] whose rule it is: the pack's title
 * @property {string} category
 * @property {Stage} stage
 * @property {Severity} severity
 * @property {number} start
 * @property {number} end
 * @property {[number, number][]} marks every cue that carried the decision; empty: `[start, end)` alone
 * @property {string} [word] of a spelling finding
 * @property {string} [language] of a spelling finding: the dictionary that does not know the word
 * @property {Message} message
 * @property {Fix[]} fixes
 */

/**
 * How checking is going.
 * - `starting`: the host is being started; `connected`: checks are answered
 * - `no-rules`: checks are answered, but no rule is in force: spelling alone is checked
 * - `host-missing`: no host on this machine; `host-forbidden`: not allowed for this extension, or by policy
 * - `host-too-old` / `extension-too-old`: no common protocol version
 * - `host-stopped`: it ended, and is being started again; `host-silent`: it runs and does not answer
 * - `paused`: the person paused checking
 * @typedef {"starting"|"connected"|"no-rules"|"host-missing"|"host-forbidden"|"host-too-old"|"extension-too-old"|"host-stopped"|"host-silent"|"paused"} CheckingState
 */

/**
 * The effective settings that a compose box obeys, as plain values (`valuesOf` in settings.js makes them from the host's answer).
 * @typedef {object} Settings
 * @property {boolean} spelling
 * @property {string[]} languages Hunspell names
 * @property {"open"|"closed"} fail what the gate does when the host does not answer
 * @property {number} gate-timeout milliseconds
 * @property {string[]} reasons to choose from at `justify`
 * @property {string[]} brand-accounts
 * @property {string[]} own-accounts the person's own
 * @property {{name: string, contact: string, policy: string}} organisation whose rules these are, whom to ask, a link to its policy; empty where nobody says
 */

/**
 * One way of reading something from the page. Every key that is given must hold; the first reading of a list that applies wins.
 * @typedef {object} Reading
 * @property {string} [if] a selector that must be found
 * @property {string} [path] an expression that the page's path must match
 * @property {string} [select] the element to read: its text, or `attribute`
 * @property {string} [attribute]
 * @property {string} [first] an expression: of what `select` finds, only the first in the page whose text matches it is read, as the outer of two like marks
 * @property {string} [matches] an expression that what was read must match; with a group, the group is what was read
 * @property {string} [after] what was read must begin with this, which is then taken off
 * @property {string} [prefix] put before what was read
 * @property {"box"|"container"|"page"} [in] where to look; `container` unless told
 * @property {string} [around] look in the nearest element around the container that this selector names, such as the post of a comment
 * @property {string} [is] the answer; without it, what was read
 */

/** The same words by language: English always, others where there are any. @typedef {{en: string} & Record<string, string>} Words */

/** @typedef {"textarea"|"input"|"contenteditable"|"draftjs"|"lexical"|"quill"|"prosemirror"|"slate"|"ckeditor5"} EditorKind */

/**
 * @typedef {object} ComposerSpec
 * @property {string} id
 * @property {string} box selector of the editable element
 * @property {EditorKind} editor
 * @property {"high"|"medium"|"low"} [confidence] how well the marks are attested; never claimed of the live site
 * @property {string} [path] an expression that the page's path must match
 * @property {string} container selector of what holds the box, its send control and what says who will see it
 * @property {string} [edge] selector, inside the container, of the part below which the chip stands
 * @property {Reading[]} surface
 * @property {Reading[]} audience
 * @property {Reading[]} [account] instead of the site's
 * @property {Reading[]} [recipients] all that apply
 * @property {Reading[]} [outside] what tells that people of another organisation read along
 * @property {Reading[]} [unlisted] what tells that the site's search and lists leave out what is public
 * @property {Reading[]} [group-size] how many people are in it, where the page tells
 * @property {{click: string[], keys: string[], "keys-unless"?: string, together?: true, keeps?: true}} send `keys-unless`: while the container holds this, no key sends; `keeps`: it sends nothing new; `together`: all boxes of
 *   the container that say so go out with one press, the posts of a thread or a title and its text; else only the box that the key was pressed in, or the nearest to the control
 */

/**
 * An adapter: shared-rules/sites/<id>.json, schema shared-rules/schema/site.schema.json.
 * @typedef {object} Site
 * @property {string} site
 * @property {{name: string, hosts: string[], checked: Words, limits: Record<string, number>, counting?: string, surprises: Surprise[]}} facts
 * @property {{detect?: string, account: Reading[], "account-kind"?: Reading[], composers: ComposerSpec[], moves?: Partial<Record<Surface, string>>}} dom `detect`: a selector that tells
 *   this software on hosts of which nothing is known

 * What people get wrong about who can see it. With `unless`, it is not said where the site says so itself.
 * @typedef {{surface?: Surface[], audience?: Audience[], outside?: true, text: Words, unless?: string}} Surprise
 */

export {};
