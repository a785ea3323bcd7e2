/** What can be seen on a screenshot: decoded by the browser itself, in a blank page. */

/** Runs in a blank page. The box in which two pictures of the same size differ, in their pixels; null where they do not. */
async function boxOfDifference(one, other) {
  const read = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [first, second] = [await read(one), await read(other)];
  let box = null;
  for (let at = 0; at < first.data.length; at += 4) {
    if ([0, 1, 2].every((channel) => Math.abs(first.data[at + channel] - second.data[at + channel]) < 24)) continue;
    const [x, y] = [(at / 4) % first.width, Math.floor(at / 4 / first.width)];
    box = box === null ? { left: x, top: y, right: x + 1, bottom: y + 1 }
      : { left: Math.min(box.left, x), top: Math.min(box.top, y), right: Math.max(box.right, x + 1), bottom: Math.max(box.bottom, y + 1) };
  }
  return box;
}

/** Runs in a blank page. In how many columns of a picture there is a pixel of one of these colours ([red, green, blue], each within 40), and the picture's width. */
async function columnsOfColours(base64, colours) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data, width } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const columns = new Set();
  for (let at = 0; at < data.length; at += 4) {
    if (colours.some((colour) => colour.every((value, channel) => Math.abs(value - data[at + channel]) <= 40))) columns.add((at / 4) % width);
  }
  return { columns: columns.size, width };
}

async function inBlankPage(tab, call, ...values) {
  const page = await tab.page.browser().newPage();
  try {
    return await page.evaluate(call, ...values);
  } finally {
    await page.close();
    await tab.page.bringToFront();
  }
}

/** A part of the visible page as a PNG in base64; `clip` in CSS pixels of the viewport, widened to whole ones. */
export async function pictureOf(tab, { x, y, width, height }) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const clip = { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
  return { clip, png: await tab.page.screenshot({ clip, encoding: 'base64', captureBeyondViewport: false }) };
}

/** @returns {Promise<{left: number, top: number, right: number, bottom: number} | null>} where two pictures of the same part differ, in CSS pixels of the viewport */
export async function differenceOf(tab, one, other) {
  const box = await inBlankPage(tab, boxOfDifference, one.png, other.png);
  return box && { left: box.left + one.clip.x, right: box.right + one.clip.x, top: box.top + one.clip.y, bottom: box.bottom + one.clip.y };
}

/** @returns {Promise<number>} the share of a picture's columns that hold one of the colours, 0 to 1 */
export async function shareOfColumns(tab, picture, colours) {
  const { columns, width } = await inBlankPage(tab, columnsOfColours, picture.png, colours);
  return columns / width;
}
