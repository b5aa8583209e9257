// Elements from names, properties and children; text is always text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

export function el(name, properties = {}, ...children) {
  return fill(document.createElement(name), properties, children);
}

export function svg(name, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, name), properties, children);
}

function fill(node, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key === 'className' ? 'class' : key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return node;
}

/** Text that only screen readers hear. */
export const spoken = (text) => el('span', { className: 'quiet' }, text);

/** Writes only what differs, so that a live page does not disturb what is selected or being read. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A table of header cells and rows of cells; the first cell of a row is its header. */
export function table(caption, heads, rows) {
  return el('table', {},
    el('caption', { className: 'quiet' }, caption),
    el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, rows.map(([first, ...rest]) =>
      el('tr', {}, el('th', { scope: 'row' }, first), rest.map((cell) => el('td', {}, cell))))));
}
