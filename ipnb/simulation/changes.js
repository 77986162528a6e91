// Changes of the page that are made only where something differs: what is written again is laid out and read out again.

export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
export function mark(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}
export function hide(node, isHidden) {
  if (node.hidden !== isHidden) node.hidden = isHidden;
}
