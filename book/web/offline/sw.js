// Read once, read offline. Pages: the network first, then the kept copy. Files: the kept copy, which a new edition replaces.
const KEEP = `book-${__VERSION__}`, SHELL = __SHELL__, PAGES = __PAGES__;
const ENGINE = __ENGINE__, PYTHON = 'python'; // Python is large and changes with its address, so it outlasts an edition

const fresh = (address) => new Request(address, { cache: 'reload' }); // not what the browser kept of the last edition

self.addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open(KEEP);
  await cache.addAll(SHELL.map(fresh));
  await self.skipWaiting();
})()));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith('book-') && name !== KEEP);
  const cache = await caches.open(KEEP);
  for (const name of old) { // what was kept for offline reading stays kept, in the new edition where it can be had
    for (const request of await (await caches.open(name)).keys()) {
      if (request.mode === 'navigate' || request.url.endsWith('.html')) await cache.add(fresh(request.url)).catch(() => {});
    }
    await caches.delete(name);
  }
  const python = await caches.open(PYTHON);
  for (const request of await python.keys()) {
    if (request.url.startsWith(registration.scope) && !(ENGINE && request.url.includes(ENGINE))) await python.delete(request);
  }
  await clients.claim();
  for (const client of await clients.matchAll({ type: 'window' })) { // the page that brought the worker came before it could listen
    await cache.add(client.url.split('#')[0]).catch(() => {});
  }
})()));

self.addEventListener('message', (event) => {
  if (event.data !== 'keep everything') return;
  event.waitUntil((async () => {
    const cache = await caches.open(KEEP);
    let kept = 0;
    for (const page of PAGES) kept += await cache.add(fresh(page)).then(() => 1, () => 0);
    event.source.postMessage({ kept, of: PAGES.length });
  })());
});

async function answer(event) {
  const { request } = event, page = request.mode === 'navigate';
  const cache = await caches.open(ENGINE && request.url.includes(ENGINE) ? PYTHON : KEEP);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept && !page) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) event.waitUntil(cache.put(request, response.clone()).catch(() => {})); // a full store: nothing is kept
    return response;
  } catch {
    return kept ?? new Response('This page was never opened while online.', { status: 503, headers: { 'content-type': 'text/plain' } });
  }
}

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(registration.scope)) event.respondWith(answer(event));
});
