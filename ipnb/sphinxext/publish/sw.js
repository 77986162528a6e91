// Read once, read offline. Pages: the network first, then the kept copy, which a slow network does not hold up. Files: the kept copy, which a new edition replaces.
const KEEP = `book-${__VERSION__}`,
  SHELL = __SHELL__,
  PAGES = __PAGES__,
  FILES = __FILES__;
const ENGINE = __ENGINE__,
  SCORING = __SCORING__,
  PYTHON = 'python'; // Python is large and changes with its address, so it outlasts an edition
const MISSING = new URL('offline.html', registration.scope).href;

const checked = (address) => new Request(address, { cache: 'no-cache' }); // asked again, and sent again only where it changed
const there = (address) => new Request(address, { cache: 'force-cache' }); // what the page has just loaded is not loaded again
const storeFor = (address) => caches.open(ENGINE && address.includes(ENGINE) ? PYTHON : KEEP);
const PATIENCE = 4000; // milliseconds: on a train a request may neither come nor fail
const later = (answer) => new Promise((done) => setTimeout(done, PATIENCE, answer));
const add = async (request) =>
  (await storeFor(request.url)).add(request).then(
    () => 1,
    () => 0,
  ); // a full store, or a lost connection

self.addEventListener('install', (event) =>
  event.waitUntil(
    (async () => {
      const cache = await caches.open(KEEP);
      await cache.addAll(SHELL.map(checked));
      await self.skipWaiting();
    })(),
  ),
);

/** What was kept for offline reading stays kept: in the new edition, or as it was where no network gives that one. */
async function renew(request, before) {
  const response = await fetch(checked(request.url)).catch(() => null);
  const copy = response?.ok ? response : !response || response.status >= 500 ? before : null;
  if (copy) await (await storeFor(request.url)).put(request, copy).catch(() => {}); // a full store
}

self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith('book-') && name !== KEEP);
      for (const name of old) {
        const before = await caches.open(name);
        for (const request of await before.keys())
          await renew(request, await before.match(request));
        await caches.delete(name);
      }
      const python = await caches.open(PYTHON);
      for (const request of await python.keys()) {
        if (request.url.startsWith(registration.scope) && !(ENGINE && request.url.includes(ENGINE)))
          await python.delete(request);
      }
      await clients.claim();
    })(),
  ),
);

async function keepAll(addresses, tell) {
  let kept = 0;
  for (const address of addresses) {
    kept += await add(checked(new URL(address, registration.scope)));
    if (kept % 10 === 0) tell({ kept, of: addresses.length, going: true });
  }
  tell({ kept, of: addresses.length });
}

self.addEventListener('message', (event) => {
  const { loaded, keep } = event.data,
    tell = (done) => event.source.postMessage({ ...done, what: keep });
  const own = (loaded ?? []).filter((address) => address.startsWith(registration.scope));
  if (loaded) event.waitUntil(Promise.all(own.map((address) => add(there(address)))));
  if (keep === 'book') event.waitUntil(keepAll([...PAGES, ...FILES], tell));
  if (keep === 'scoring') event.waitUntil(keepAll(SCORING, tell));
});

async function answer(event) {
  const { request } = event,
    page = request.mode === 'navigate';
  const cache = await storeFor(request.url),
    kept = await cache.match(request, { ignoreSearch: true });
  if (kept && !page) return kept;
  const fresh = fetch(request).then((response) => {
    if (response.ok) event.waitUntil(cache.put(request, response.clone()).catch(() => {})); // a full store: nothing is kept
    return kept && response.status >= 500 ? kept : response; // a server that is down
  });
  event.waitUntil(fresh.catch(() => {})); // what comes late is kept for the next visit
  try {
    return await (kept ? Promise.race([fresh, later(kept)]) : fresh);
  } catch {
    if (kept) return kept;
    if (page)
      return Response.redirect(
        `${MISSING}?page=${encodeURIComponent(new URL(request.url).pathname)}`,
      );
    return new Response('This was never loaded while online.', {
      status: 503,
      headers: { 'content-type': 'text/plain' },
    });
  }
}

const LITE = new URL('lite/', registration.scope).href; // large, with a service worker of its own

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(registration.scope) && !url.startsWith(LITE))
    event.respondWith(answer(event));
});
