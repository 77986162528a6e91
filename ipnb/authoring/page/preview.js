/* Inside the frame: draws the form that the page around it sends, and keeps the place and what was tried in it. */

import { showForm } from '../preview_page/form.js';

const main = document.querySelector('main');
let shown = null;
let tried = {}; // what the author has answered in the open form

function draw(values) {
  if (shown && !shown.isRead) tried = shown.model.get('answers');
  shown?.end();
  // a form that was begun goes on at its last step
  const answers = values.answers ?? (Object.keys(tried).length ? tried : { evidence: {} });
  const place = document.createElement('div');
  const { scrollY } = window;
  main.replaceChildren(place);
  shown = showForm(place, { ...values, answers: structuredClone(answers) });
  shown.isRead = Boolean(values.answers);
  scrollTo(0, scrollY);
}

function follow(id) {
  main.querySelectorAll('.here').forEach((one) => one.classList.remove('here'));
  const name = CSS.escape(id);
  const found = main.querySelectorAll(`[data-id="${name}"], [data-judgement="${name}"]`);
  for (const one of found) one.classList.add('here');
  found[0]?.scrollIntoView({ block: 'nearest' });
}

addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin || source !== parent) return;
  if (data.values) draw(data.values);
  if (data.follow) follow(data.follow);
});
parent.postMessage({ ready: true }, location.origin);
