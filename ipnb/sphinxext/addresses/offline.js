// On the page that stands in while one is offline: of the pages that may have been meant, those that are kept here.

import { listed, nearest } from './nearest.js';

const wanted = new URLSearchParams(location.search).get('page');
const kept = async ({ href }) => Boolean(await caches.match(href, { ignoreSearch: true }));

async function show() {
  const links = [];
  for (const link of await nearest(wanted)) if (await kept(link)) links.push(link);
  if (links.length)
    document.getElementById('near').replaceChildren(...listed('You may have meant', links));
}
if (wanted) show().catch(() => {}); // the search is not kept on this device: the list below it is
