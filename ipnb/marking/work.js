/* What a marker does: shown at once, sent one after the other, and taken as the server has kept it. */

import { speak, tellConflict, tellSaved } from './notices.js';
import { isComplete, nextOpen } from './scale.js';
import { orGone } from './texts.js';

export function choose(page, id) {
  page.current = id;
  for (const box of page.rubric.querySelectorAll('[data-criterion]'))
    if (box.dataset.criterion === id) box.setAttribute('aria-current', 'true');
    else box.removeAttribute('aria-current');
}

const inWords = (level) => (level === null ? 'no level' : level < 0 ? 'not put' : `level ${level}`);

export function give(page, criterion, level) {
  const row = page.rows.get(page.at);
  if (!row || row.blind || row.state || !page.text) return;
  const open = nextOpen(page.scale, { ...row.levels, [criterion]: level }, criterion);
  if (level !== null && !page.only) page.current = open ?? criterion;
  act(page, { kind: 'level', criterion, level });
  const { title } = page.scale.criteria.find((one) => one.id === criterion);
  if (page.only && level !== null) {
    speak(page, `${title}: ${inWords(level)}.`);
    page.next();
  } else sayWhereNow(page, `${title}: ${inWords(level)}.`, open);
}

function sayWhereNow(page, given, open) {
  const after = page.scale.criteria.find((one) => one.id === page.current)?.title;
  const sum = page.rubric.querySelector('#sum')?.textContent ?? '';
  speak(page, `${given} ${sum}. ${open ? `Next: ${after}.` : 'All criteria have a level.'}`);
  page.rubric.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
}

/** Shown at once and sent; what the server makes of it comes back with the row. */
export function act(page, what) {
  const row = page.rows.get(page.at);
  if (!row) return;
  const sent = { ...what, digest: row.digest, rubric_version: page.scale.version };
  apply(row, what, page.scale);
  page.saving.push({ id: page.at, part: page.part, stage: page.stage, what: sent });
  page.drawWork();
}

function apply(row, what, scale) {
  if (what.kind === 'level') {
    row.levels = { ...row.levels };
    row.outdated = { ...row.outdated };
    delete row.outdated[what.criterion];
    if (what.level === null) delete row.levels[what.criterion];
    else row.levels[what.criterion] = what.level;
  } else if (what.kind === 'keep') {
    row.levels = { ...row.outdated, ...row.levels };
    row.outdated = {};
  } else {
    row.comments = what.comments;
    row.outside = '';
  }
  row.complete = isComplete(scale, row.levels);
}

/** Sends one action; throws where nobody answers, so that it is tried again. */
export async function send(page, { id, part, stage, what }) {
  const version = page.rows.get(id)?.version ?? 0;
  const { ok, status, data } = await page.ask.post('text', part, stage, id, { ...what, version });
  if (status >= 500) throw new Error(data.problem);
  if (part !== page.part || stage !== page.stage) return;
  if (data.row) take(page, id, what, data);
  if (ok) tellSaved(page, data);
  else if (status === 409 && data.row) tellConflict(page, data.conflict.by);
  else page.notice(data.problem, () => page.open(), 'Show what is saved');
}

/** The row as it is saved, with what is still on its way put on top. */
function take(page, id, what, { row, scale }) {
  for (const other of page.saving.of(id)) if (other.what !== what) apply(row, other.what, scale);
  page.rows.set(id, row);
  for (const one of what.comments ?? []) remember(page, one);
  if (page.at !== id || !page.text) {
    page.drawBar();
    return;
  }
  page.scale = scale;
  if (page.comments.contains(document.activeElement)) page.drawBar();
  else page.drawWork();
}

/** A comment that was not in the bank is offered at once for the next text. */
function remember(page, { criterion, text }) {
  if (!page.bank.some((one) => one.text === text && one.criterion === criterion))
    page.bank = [{ id: 0, criterion, text, uses: 1 }, ...page.bank];
}

export async function undo(page) {
  if (!page.saving.isIdle) return speak(page, 'Still saving. Undo again in a moment.');
  const { ok, data } = await orGone(page.ask.post('undo', page.part, page.stage, {}));
  if (!ok) return page.notice(data.problem);
  if (!data.row) return speak(page, 'There is nothing of yours to undo.');
  page.rows.set(data.row.id, data.row);
  page.texts.delete(data.row.id);
  await page.go(data.row.id);
  return speak(page, `Taken back. ${page.heading.textContent}.`);
}
