// Entry of the background: a service worker in Chromium, an event page in Firefox. Wires the parts; decides nothing.
import knownSites from "sayso:sites";
import { inOwnLanguage } from "../shared/i18n.js";
import { PORT_NAME } from "../shared/messages.js";
import { Broker } from "./broker.js";
import { NativeLink } from "./native-link.js";
import { PackSources } from "./pack-sources.js";
import { answerPages, pagePortName } from "./pages.js";
import { ReaderLanguages } from "./reader-languages.js";
import { Settings } from "./settings.js";
import { Sites } from "./sites.js";
import { toolbarIcon } from "./toolbar-icon.js";

const hostName = "org.sayso.host";
const ownOrigin = chrome.runtime.getURL("").slice(0, -1);
const browser = ownOrigin.startsWith("moz-extension:") ? "firefox" : "chromium";

// Content scripts, whose renderer a hostile page may own, have no business with what the profile remembers. Firefox cannot say so yet.
void chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

const settings = new Settings({ local: chrome.storage.local, managed: chrome.storage.managed }, settingsChanged);
const sites = new Sites(knownSites.map((site) => ({ ...site, checked: inOwnLanguage(site.checked) })), settings, chrome);
const languages = new ReaderLanguages(() => chrome.i18n.getAcceptLanguages(), () => navigator.languages);
const timers = {
  setTimer: (/** @type {() => void} */ callback, /** @type {number} */ delay) => setTimeout(callback, delay),
  clearTimer: (/** @type {any} */ timer) => clearTimeout(timer),
  random: Math.random,
};
const packSources = new PackSources(
  { store: chrome.storage.local, fetch: (...request) => fetch(...request), now: Date.now, ...timers },
  () => link.reconfigure(),
  () => announce(),
);
const link = new NativeLink(
  { connect: () => chrome.runtime.connectNative(hostName), lastError: () => chrome.runtime.lastError?.message, ...timers },
  {
    client: { name: "sayso-extension", version: chrome.runtime.getManifest().version, browser },
    configuration: (first) => ({ ...settings.layers, languages: languages.tags, fetched: packSources.entries(first) }),
    onState: () => {
      showIcon();
      announce();
    },
    onBackOff: () => announce(),
    onGeneration: () => announce(),
    onReady: () => broker.recheck(),
    onConfigured: (configured, asked) => void settings.keepEffective(configured, asked).then(announce).then(() => packSources.configured(asked.fetched, configured)),
  },
);
const ready = Promise.all([settings.load(), packSources.load(), languages.refresh()]).then(applyPause);
const broker = new Broker({ link, settings, sites, ownOrigin, ready, openPage: (path) => void chrome.tabs.create({ url: path }) });
const overviewOf = answerPages({ link, settings, sites, broker, packSources, ready, ownOrigin, browser, runtime: chrome.runtime });

/** @type {ReturnType<typeof setTimeout> | undefined} */
let resumption;

function announce() {
  broker.announce(() => overviewOf());
}

/** @param {"policy" | "sites" | "pause" | "accounts"} what */
function settingsChanged(what) {
  switch (what) {
    case "policy":
      link.reconfigure();
      break;
    case "sites":
      broker.sitesChanged();
      void sites.reconcile({ intoOpenTabs: "changed" });
      break;
    case "pause":
      applyPause();
      break;
  }
  announce();
}

/** A pause ends by itself: by the timer while this worker lives, else when the next composer wakes it. */
function applyPause() {
  clearTimeout(resumption);
  const left = settings.pausedUntil - Date.now();
  if (left <= 0) return link.resume();
  resumption = setTimeout(applyPause, left);
  link.pause();
}

function showIcon() {
  const { badge, title } = toolbarIcon(link.state, (key) => chrome.i18n.getMessage(key));
  void chrome.action.setBadgeText({ text: badge });
  void chrome.action.setTitle({ title });
}

// The browser keeps what the icon said before this worker was started: a pause may be over since.
void ready.then(showIcon);
void chrome.action.setBadgeBackgroundColor({ color: "#9a4d00" });
void chrome.action.setBadgeTextColor({ color: "#ffffff" });

chrome.runtime.onConnect.addListener((port) => {
  if (port.sender?.id !== chrome.runtime.id) return port.disconnect();
  if (port.name === PORT_NAME) broker.accept(port);
  else if (port.name === pagePortName && port.sender.url?.startsWith(`${ownOrigin}/pages/`)) broker.watch(port, () => overviewOf());
  else port.disconnect();
});

addEventListener("languagechange", () => void languages.refresh().then((changed) => changed && link.reconfigure()));

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void welcomePerson();
});

chrome.storage.onChanged.addListener((_changes, area) => {
  if (area === "managed") void refreshPolicy();
});

// The popup may close while the browser asks for a permission, so the answer is heard here.
chrome.permissions.onAdded.addListener(({ origins }) => void ready.then(() => sites.permitted(origins ?? [], true)));
// Where the permission is gone the browser lets us call nothing in the open tabs: their ports are all that reaches them.
chrome.permissions.onRemoved.addListener(({ origins }) => void ready.then(() => sites.permitted(origins ?? [], false)).then(() => broker.sitesChanged()));

void ready.then(async () => sites.reconcile({ intoOpenTabs: (await isFirstStart()) ? "all" : "changed" })).then(() => broker.sitesChanged());
void refreshPolicy();

/** Whether the extension itself has just been installed, updated, reloaded or switched on, or the browser started; not merely the background. */
async function isFirstStart() {
  const { started } = await chrome.storage.session.get("started");
  await chrome.storage.session.set({ started: true });
  return started !== true;
}

/** A policy's packs are fetched when it comes, not when the first draft is written: the host, which reads the policy, is needed for a moment. */
async function refreshPolicy() {
  await ready;
  const changed = await settings.refreshManaged();
  if (changed && settings.hasPackSources) broker.needHostOnce();
}

/** The first-run page, where a person installed Sayso: not where an organisation did or its policy or its settings of the machine say no, nor for a developer. */
async function welcomePerson() {
  const { installType } = await chrome.management.getSelf();
  if (installType !== "normal" && installType !== "sideload") return;
  await refreshPolicy();
  broker.needHostOnce();
  await link.told();
  if (settings.welcomesNewcomers) await chrome.tabs.create({ url: "pages/welcome/welcome.html" });
}
