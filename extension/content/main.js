/**
 * @file Entry of the content script, at `document_start`. The background registers the site's adapter as a script before this one.
 */
import { browser, isExtensionAlive } from "../shared/browser.js";
import { PORT_NAME } from "../shared/messages.js";
import { clearLeftovers } from "./leftovers.js";
import { startContent } from "./start.js";

const world = /** @type {{saysoAdapter?: import("../shared/types.js").Site, saysoDetectable?: import("../shared/types.js").Site[], saysoContent?: ReturnType<typeof startContent>}} */ (globalThis);

world.saysoContent?.leave(); // injected again: the earlier one gives way
if (document.readyState !== "loading") clearLeftovers(document);
world.saysoContent = startContent({
  window,
  site: world.saysoAdapter ?? null,
  detectable: world.saysoDetectable,
  connect: () => browser.runtime.connect({ name: PORT_NAME }),
  isAlive: isExtensionAlive,
});
