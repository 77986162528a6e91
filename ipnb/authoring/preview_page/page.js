/* Shows the form, and looks whether a file has changed. */

import { showForm } from './form.js';

const place = document.querySelector('[data-values]');
if (place) showForm(place, JSON.parse(place.dataset.values));

const { stamp } = document.documentElement.dataset;
async function look() {
  try {
    if ((await (await fetch('/stamp')).text()) !== stamp) return location.reload();
    setTimeout(look, 1000);
  } catch {
    document.getElementById('ended').hidden = false;
  }
}
setTimeout(look, 1000);
