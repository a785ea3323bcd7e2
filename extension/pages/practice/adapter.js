/**
 * The Practice page as a site: the same kind of adapter as shared-rules/sites has for real ones. practice.html loads content.js after it.
 * @type {import("../../shared/types.js").Site}
 */
const adapter = {
  site: "practice",
  facts: { name: "Practice", hosts: [], checked: { en: "" }, limits: { post: 280 }, surprises: [] },
  dom: {
    account: [{ in: "page", if: "#account-brand:checked", select: "#account-brand", attribute: "value" }, { in: "page", select: "#account-personal", attribute: "value" }],
    moves: { "direct-message": "/pages/practice/practice.html#direct-message" },
    composers: [
      {
        id: "draft",
        box: "#draft",
        editor: "contenteditable",
        container: "#composer",
        edge: "#sheet",
        surface: [{ if: "#audience-direct-message:checked", is: "direct-message" }, { is: "post" }],
        audience: [
          { if: "#audience-public:checked", is: "public" },
          { if: "#audience-followers:checked", is: "followers" },
          { if: "#audience-group:checked", is: "group" },
          { if: "#audience-direct-message:checked", is: "private" },
        ],
        recipients: [{ if: "#audience-direct-message:checked", select: "#recipient" }],
        send: { click: ["#post"], keys: ["Mod+Enter"] },
      },
    ],
  },
};

/** @type {any} */ (globalThis).saysoAdapter = adapter;
