/* The page around the desk or a form: loads the module that draws, gives it its model, and says what came in between. */

import { createLostBar } from './lost.js';
import { createModel } from './model.js';

const EVERY = 60_000; // how often the server hears that somebody is there
const { module, socket, xsrf, alive } = document.body.dataset;
const loading = document.getElementById('loading');

const lost = createLostBar(document.getElementById('lost'), alive);
const address = new URL(socket, location.href);
address.protocol = address.protocol.replace('http', 'ws');
const model = createModel({ address, xsrf, onLost: lost.onLost, onBack: lost.onBack });

/** A page that nobody touches must not keep a server alive for ever, and one that is read must. */
function tellThatSomebodyIsHere() {
  let told = Date.now();
  const tell = () => {
    if (Date.now() - told < EVERY) return;
    told = Date.now();
    model.here();
  };
  for (const event of ['pointerdown', 'keydown', 'scroll'])
    addEventListener(event, tell, { passive: true, capture: true });
}

/** What the form needs, while the desk is read: *Begin* then finds it in the browser. */
function fetchWhatComesNext() {
  const later = document.getElementById('later');
  if (later) document.head.append(later.content);
}

addEventListener('online', model.soon);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') model.soon();
});
const late = setTimeout(() => {
  loading.classList.add('late');
  loading.querySelector('p').textContent =
    'This is taking long. Reload the page; what you saved is where you left it.';
}, 20_000);

const [{ default: widget }] = await Promise.all([import(module), model.ready]);
clearTimeout(late);
loading.remove();
widget.render({ model, el: document.getElementById('page') });
tellThatSomebodyIsHere();
(window.requestIdleCallback ?? setTimeout)(fetchWhatComesNext);
