// Read once, read offline. Pages: the network first, then the kept copy, which a slow network does not hold up. Files: the kept copy, which a new edition replaces.
const KEEP = `book-${__VERSION__}`,
  SHELL = __SHELL__,
  VERSIONED = __VERSIONED__; // as the pages of this edition ask for them
const ENGINE = __ENGINE__,
  PYTHON = 'python'; // Python is large and changes with its address, so it outlasts an edition
const here = (address) => new URL(address, registration.scope).href;
const MISSING = here('offline.html');

const checked = (address) => new Request(address, { cache: 'no-cache' }); // asked again, and sent again only where it changed
const there = (address) => new Request(address, { cache: 'force-cache' }); // what the page has just loaded is not loaded again
const hasVersion = (address) => /[?]v=/.test(address); // what it says never changes
const current = (address) => (hasVersion(address) ? there : checked)(address);
const storeFor = (address) => caches.open(ENGINE && address.includes(ENGINE) ? PYTHON : KEEP);
const isKept = async (address) => Boolean(await (await storeFor(address)).match(address));
const PATIENCE = 4000; // milliseconds: on a train a request may neither come nor fail
const later = (answer) => new Promise((done) => setTimeout(done, PATIENCE, answer));

/** Keep a copy in the place of other versions of it; tells whether it could be kept. */
async function put(address, copy) {
  const cache = await storeFor(address);
  try {
    await cache.put(address, copy);
  } catch {
    return false; // a full store
  }
  for (const { url } of await cache.keys(address, { ignoreSearch: true }))
    if (url !== address) await cache.delete(url);
  return true;
}

async function add(request) {
  const response = await fetch(request).catch(() => null); // a lost connection
  return Boolean(response?.ok) && put(request.url, response);
}

self.addEventListener('install', (event) =>
  event.waitUntil(
    (async () => {
      const cache = await caches.open(KEEP);
      await cache.addAll(SHELL.map(here).map(current));
      await self.skipWaiting();
    })(),
  ),
);

/** What was kept for offline reading stays kept: in the new edition, or as it was where no network gives that one. */
async function renew(address, before) {
  const path = address.split('?')[0];
  const now = VERSIONED.map(here).find((one) => one.split('?')[0] === path) ?? address;
  if (await isKept(now)) return;
  const same = now === address && hasVersion(now);
  const response = same ? before : await fetch(current(now)).catch(() => null);
  if (response?.ok) await put(now, response);
  else if (!response || response.status >= 500) await put(address, before);
}

self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith('book-') && name !== KEEP);
      for (const name of old) {
        const before = await caches.open(name);
        for (const request of await before.keys())
          await renew(request.url, await before.match(request));
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

/** The addresses of the whole course are a file of their own, which few readers need. */
async function keepAll(what, tell) {
  const lists = await fetch(checked(here('whole-course.json'))).catch(() => null);
  if (!lists?.ok) {
    tell({ kept: 0, of: 1 }); // not even the list
    return;
  }
  const addresses = (await lists.json())[what].map(here);
  let kept = 0;
  for (const address of addresses) {
    if ((hasVersion(address) && (await isKept(address))) || (await add(current(address)))) kept++;
    if (kept % 10 === 0) tell({ kept, of: addresses.length, going: true });
  }
  tell({ kept, of: addresses.length });
}

async function keepLoaded(addresses) {
  const own = addresses.filter((address) => address.startsWith(registration.scope));
  for (const address of new Set(own)) if (!(await isKept(address))) await add(there(address));
}

self.addEventListener('message', (event) => {
  const { loaded, keep } = event.data,
    tell = (done) => event.source.postMessage({ ...done, what: keep });
  if (loaded) event.waitUntil(keepLoaded(loaded));
  if (keep) event.waitUntil(keepAll(keep, tell));
});

async function answer(event) {
  const { request } = event,
    page = request.mode === 'navigate';
  const cache = await storeFor(request.url),
    exact = page ? null : await cache.match(request);
  if (exact) return exact;
  const kept = await cache.match(request, { ignoreSearch: true }); // a page, or another version of a file
  const fresh = fetch(request).then((response) => {
    if (response.ok) event.waitUntil(put(request.url, response.clone()));
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
