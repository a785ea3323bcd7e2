/** Tells the browser and assistive technology the language and the direction of this page. */
export function localise() {
  document.documentElement.lang = chrome.i18n.getUILanguage();
  document.documentElement.dir = chrome.i18n.getMessage("@@bidi_dir");
}
