// One lesson, named in the address: what a card's link leads to.
import lessons from "sayso:lessons";
import { t, translate } from "../../shared/i18n.js";
import { localise } from "../common/localise.js";

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

const preferred = chrome.i18n.getUILanguage().split("-")[0];
const language = preferred in lessons ? preferred : "en";
const all = lessons[language];
const chosen = new URLSearchParams(location.search).get("lesson") ?? "";
const lesson = Object.hasOwn(all, chosen) ? all[chosen] : null;

/** @param {string} id */
function link(id) {
  const [item, anchor] = [document.createElement("li"), document.createElement("a")];
  anchor.href = `lesson.html?lesson=${id}`;
  anchor.textContent = all[id].title;
  item.append(anchor);
  return item;
}

localise();
translate(document);
find("lead").hidden = lesson === null;
find("title").textContent = lesson?.title ?? t("lesson_unknown");
find("text").textContent = lesson?.text ?? "";
find("others").append(...Object.keys(all).filter((id) => id !== chosen).map(link));
for (const id of ["title", "text", "others"]) find(id).lang = language;
if (lesson) document.title = `${lesson.title} · Sayso`;
