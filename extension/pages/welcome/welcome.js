import { translate } from "../../shared/i18n.js";
import { ask, watch } from "../common/background.js";
import { localise } from "../common/localise.js";
import { showState } from "../common/state-line.js";

const state = /** @type {HTMLElement} */ (document.getElementById("state"));

localise();
translate(document);
watch((overview) => showState(state, overview));
/** @type {HTMLElement} */ (state.querySelector(".state-retry")).addEventListener("click", () => void ask({ type: "retry" }));
