/**
 * What a broken native port means, from the only thing the browsers tell: a sentence.
 * @typedef {"host-missing" | "host-forbidden" | "host-stopped"} PortFailure
 */

/**
 * The browsers' own sentences, as measured with Chromium 156 and Firefox ESR 153. Firefox says "An unexpected error occurred" both for a manifest that points
 * nowhere and for a host that answers nonsense; before the welcome it is the former.
 * @type {{says: RegExp, beforeWelcome: PortFailure, afterWelcome: PortFailure}[]}
 */
const sentences = [
  { says: /messaging host not found|No such native application/i, beforeWelcome: "host-missing", afterWelcome: "host-missing" },
  { says: /host is forbidden|disabled by the system administrator/i, beforeWelcome: "host-forbidden", afterWelcome: "host-forbidden" },
  { says: /unexpected error occurred/i, beforeWelcome: "host-missing", afterWelcome: "host-stopped" },
];

/**
 * @param {string | undefined} sentence `runtime.lastError.message`, `port.error.message`, or nothing: Firefox often gives no reason for a host that died
 * @param {boolean} welcomed whether this port's host had said welcome
 * @returns {PortFailure}
 */
export function classifyPortFailure(sentence, welcomed) {
  const known = sentences.find(({ says }) => sentence !== undefined && says.test(sentence));
  if (!known) return "host-stopped";
  return welcomed ? known.afterWelcome : known.beforeWelcome;
}

/**
 * @param {unknown} supported the host's closed range of protocol versions, from its `protocol-mismatch`
 * @param {readonly [number, number]} spoken ours
 * @returns {"host-too-old" | "extension-too-old"}
 */
export function classifyMismatch(supported, spoken) {
  const newest = Array.isArray(supported) ? Number(supported[1]) : NaN;
  return newest >= spoken[0] ? "extension-too-old" : "host-too-old";
}
