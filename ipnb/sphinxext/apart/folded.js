// What is folded below exercises and figures lies in a file beside the page, and takes its place here.

import { fetched } from './fetched.js';

const parsed = async (response) =>
  new DOMParser().parseFromString(await response.text(), 'text/html');

function put(fold, address, whole) {
  if (!('apart' in fold.dataset)) return; // it came in the meantime
  const there = document.importNode(whole.getElementById(fold.dataset.apart), true);
  // seen from where the file lies, which is not here
  for (const link of there.querySelectorAll('a[href]'))
    link.href = new URL(link.getAttribute('href'), address);
  delete fold.dataset.apart;
  there.querySelector('h2').remove();
  fold.querySelector(':scope > a').replaceWith(...there.childNodes);
  fold.dispatchEvent(new Event('filled', { bubbles: true }));
}

const addressOf = (fold) => fold.querySelector(':scope > a').href.split('#')[0];

/** Put what belongs into a fold; rejects, and leaves the link in it, if that cannot be fetched. */
export async function fill(fold) {
  if (!('apart' in fold.dataset)) return;
  const address = addressOf(fold);
  put(fold, address, await fetched(address, parsed));
}
