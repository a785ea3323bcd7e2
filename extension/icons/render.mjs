// Draws the PNG icons from logo.svg. Run it after a change of the logo: node icons/render.mjs (needs rsvg-convert).
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
for (const size of [16, 32, 48, 128]) {
  execFileSync("rsvg-convert", ["-w", `${size}`, "-h", `${size}`, "-o", path(`${size}.png`), path("logo.svg")]);
}
