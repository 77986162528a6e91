/* Which text is before the marker: asking for a class, putting it into an order, going from one to the next. */

import { speak } from './notices.js';
import { inOrder, isOpen, nextAfter } from './queue.js';
import { nextOpen } from './scale.js';

const GONE = {
  ok: false,
  data: { problem: 'The server does not answer. What is not saved yet stays on this page.' },
};
export const orGone = (asked) => asked.catch(() => GONE);

/** Asks for the class anew: at the start, for another part or stage, and when another rubric counts. */
export async function open(page, wanted = page.at) {
  if (!page.part) return page.notice('This assignment has no text that a person marks.');
  const { ok, data } = await orGone(page.ask.get('class', page.part, page.stage));
  if (!ok) return page.notice(data.problem, () => open(page, wanted));
  page.classOf = data;
  page.rows = new Map(data.rows.map((row) => [row.id, row]));
  page.texts.clear();
  Object.assign(page, { worth: data.worth, bank: data.bank, scale: data.scale });
  Object.assign(page, { names: null, group: null, groups: null });
  if (!data.scale.criteria.some((one) => one.id === page.only)) page.only = '';
  page.notices.replaceChildren();
  return reorder(page, wanted);
}

/** Puts the texts into the order of what is marked, and goes to one: the wanted, else the first that is open. */
export function reorder(page, wanted = page.at) {
  page.ids = inOrder(page.classOf, page.only, page.group);
  const first = page.ids.find((id) => isOpen(page.rows.get(id), page.only)) ?? page.ids[0];
  return go(page, page.ids.includes(wanted) ? wanted : first);
}

function fetchText(page, id) {
  if (!page.texts.has(id)) page.texts.set(id, page.ask.get('text', page.part, page.stage, id));
  return page.texts.get(id);
}

export async function go(page, id) {
  page.at = id ?? null;
  page.text = page.draft = null;
  page.drawBar();
  if (!id) return page.drawNothing();
  const asked = fetchText(page, id);
  const { ok, data } = await orGone(asked);
  page.texts.delete(id); // it may be another one when somebody comes back to it
  if (page.at !== id) return undefined;
  if (!ok) return page.notice(data.problem, () => go(page, id));
  page.text = data;
  page.scale = data.scale;
  if (!page.saving.of(id).length) page.rows.set(id, data.row);
  const { levels } = page.rows.get(id);
  page.current = page.only || (nextOpen(page.scale, levels) ?? page.scale.criteria[0]?.id ?? null);
  page.draw();
  page.heading.focus({ preventScroll: true });
  return prefetch(page, id);
}

/** The text that most probably comes next is there when it is asked for. */
function prefetch(page, id) {
  const next = nextAfter(page.ids, id, (other) => isOpen(page.rows.get(other), page.only));
  if (next) fetchText(page, next).catch(() => page.texts.delete(next));
}

export function next(page) {
  const id = nextAfter(page.ids, page.at, (other) => isOpen(page.rows.get(other), page.only));
  if (id) return go(page, id);
  page.drawWork();
  return speak(page, 'That was the last one that is open here.');
}

export async function toggleNames(page) {
  if (page.names) page.names = null;
  else {
    const { ok, data } = await orGone(page.ask.get('names', page.part));
    if (!ok) return page.notice(data.problem);
    page.names = data;
  }
  return page.text ? page.draw() : page.drawBar();
}

export async function loadGroups(page) {
  if (page.groups) return;
  const { ok, data } = await orGone(page.ask.get('groups', page.part));
  page.groups = ok ? data : [];
  page.drawBar();
}
