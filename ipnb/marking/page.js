/* The marking page: one text at a time, its rubric, its comments. */

import { showAgreement } from './agreement.js';
import { drawBar } from './bar.js';
import { draw, drawNothing, drawWork, frame } from './drawing.js';
import { help, listen } from './keys.js';
import { drawSaving, notice } from './notices.js';
import { changeRubric } from './rubric_editor.js';
import { saver, server } from './server.js';
import { go, loadGroups, next, open, reorder, toggleNames } from './texts.js';
import { act, choose, give, send, undo } from './work.js';

/** What can be done, each with the page before its own arguments: so no module has to know all others. */
const DOES = {
  act, changeRubric, choose, draw, drawBar, drawNothing, drawWork, give, go, loadGroups, next, notice, open,
  reorder, showAgreement, toggleNames, undo,
}; // prettier-ignore

function start(root) {
  const told = JSON.parse(root.dataset.told);
  const page = {
    told,
    ask: server(told),
    part: told.parts[0]?.name,
    stage: 'first',
    only: '', // the criterion of which a row is marked; '' for whole texts
    rows: new Map(),
    ids: [],
    at: null,
    texts: new Map(), // what was asked for ahead
    together: new Set(), // texts of which it was said that somebody else marks them too
    help,
  };
  for (const [name, does] of Object.entries(DOES)) page[name] = (...given) => does(page, ...given);
  page.saving = saver(
    (job) => send(page, job),
    (state) => drawSaving(page, state),
  );
  Object.assign(page, frame(page));
  root.replaceChildren(page.root);
  listen(page);
  addEventListener('beforeunload', (event) => {
    if (!page.saving.isIdle) event.preventDefault();
  });
  page.open(new URLSearchParams(location.hash.slice(1)).get('text'));
}

start(document.getElementById('marking'));
