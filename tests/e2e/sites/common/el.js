/**
 * Makes elements: `el('button', { class: 'send', onclick: send }, 'Post')`. An attribute that is `true` is set empty, `false` and `null` are left out; `on…` is a listener.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null | false)} children
 */
export function el(tag, attributes = {}, ...children) {
  const made = tag === 'svg' || tag === 'path' || tag === 'title' || tag === 'use' ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== false && child !== undefined));
  return made;
}

/** A picture of one stroke. */
export const stroke = (path, attributes = {}, ...children) => el('svg', { viewBox: '0 0 24 24', class: 'icon', ...attributes }, ...children, el('path', { d: path }));

/** The value of a parameter of the address where it names one of `known`, else `otherwise`. */
export function chosen(parameter, known, otherwise) {
  const asked = new URLSearchParams(location.search).get(parameter);
  return asked !== null && asked in known ? asked : otherwise;
}
