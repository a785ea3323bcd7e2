/**
 * @file Sayso in one page: from the focus on a compose box to the chip beside it, the marks in it and the gate before it sends.
 * Until a compose box has the focus nothing but a few listeners is there; after `leave` not even those.
 *
 * @typedef {import("../shared/types.js").Site} Site
 * @typedef {import("../shared/types.js").Settings} Settings
 * @typedef {import("../shared/types.js").CheckingState} CheckingState
 * @typedef {import("../shared/messages.js").BackgroundMessage} BackgroundMessage
 */
import { BUILT_IN } from "../shared/settings.js";
import { findComposeBox } from "./adapters.js";
import { Composer } from "./composer.js";
import { activeElementAcross } from "./dom.js";
import { Link } from "./link.js";
import { Presenter } from "./presenter.js";

/**
 * @param {object} options
 * @param {Window} options.window the page's
 * @param {Site | null} options.site its adapter, where there is one
 * @param {() => import("./link.js").Port} options.connect opens the port to the background
 * @param {() => boolean} options.isAlive whether the extension is still there
 * @returns {{leave: () => void}}
 */
export function startContent({ window, site, connect, isAlive }) {
  const { document } = window;
  const stop = new AbortController();
  /** @type {Map<Element, Composer>} */ const composers = new Map();
  /** @type {Presenter | null} */ let presenter = null;
  /** @type {Settings} */ let settings = BUILT_IN;

  const link = new Link({ connect, isAlive, onMessage, onOrphaned: leave, onBroken: () => presenter?.setState("host-stopped") });
  const services = {
    site,
    link,
    settings: () => settings,
    path: () => window.location.pathname,
    language: window.navigator.language,
    onChange: (/** @type {Composer} */ composer) => presenter?.update(composer),
    onMove: () => presenter?.moved(),
    onGone: remove,
  };

  /** @param {import("./adapters.js").Found} found */
  function composerOf(found) {
    let composer = composers.get(found.box);
    if (!composer) {
      link.open();
      presenter ??= new Presenter(document);
      composer = new Composer(found, services);
      composers.set(found.box, composer);
    }
    return composer;
  }

  /** @param {Composer} composer */
  function remove(composer) {
    composers.delete(composer.box);
    composer.close();
    presenter?.remove(composer);
    if (composers.size > 0) return;
    presenter?.close();
    presenter = null;
    link.close();
  }

  /** @param {EventTarget | undefined} target */
  function onFocus(target) {
    if (!isAlive()) return leave();
    if (!(target instanceof Element)) return;
    const found = findComposeBox(target, site, window.location.pathname);
    if (!found) return;
    const composer = composerOf(found);
    composer.refresh();
    presenter?.focus(composer);
  }

  /** @param {BackgroundMessage} message */
  function onMessage(message) {
    switch (message.type) {
      case "state":
        settings = { ...BUILT_IN, ...message.settings };
        presenter?.setState(message.state);
        if (message.state === "connected") for (const composer of composers.values()) composer.resume();
        break;
      case "report":
        composerNamed(message.draft)?.onReport(message.revision, message.findings);
        break;
      case "failed":
        composerNamed(message.draft)?.onFailed(message.revision);
        break;
      case "leave":
        leave();
        break;
    }
  }

  /** @param {string} draft */
  const composerNamed = (draft) => [...composers.values()].find((composer) => composer.draft === draft);

  function leave() {
    stop.abort();
    for (const composer of composers.values()) {
      composer.close();
      presenter?.remove(composer);
    }
    composers.clear();
    presenter?.close();
    presenter = null;
    link.close();
  }

  window.addEventListener("focusin", (event) => onFocus(event.composedPath()[0]), { capture: true, signal: stop.signal, passive: true });
  onFocus(activeElementAcross(document) ?? undefined);
  return { leave };
}
