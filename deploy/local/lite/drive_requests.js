// Set before JupyterLite's own service worker, whose requests for files wait for ever where the page could not keep one:
// then Python would hang, and the form with it. Here each comes to an end, good or bad, and Python hears of it.

const PATIENCE = 20_000; // a page on a slow machine answers in a second
const REFUSED = 507; // what JupyterLite's drive makes an error of
const pages = new BroadcastChannel('/sw-api.v1'); // JupyterLite's name
const refusals = new BroadcastChannel('ipnb.storage'); // from storage.js

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin || !pathname.endsWith('/api/drive')) return;
  event.stopImmediatePropagation();
  event.respondWith(answer(event.request, pathname));
});

async function answer(request, pathname) {
  const asked = await request.json();
  return new Promise((resolve) => {
    const end = (body, options) => {
      clearTimeout(timer);
      pages.removeEventListener('message', heard);
      refusals.removeEventListener('message', refused);
      resolve(new Response(body, options));
    };
    const refused = () => end('{}', { status: REFUSED });
    const heard = ({ data }) => {
      if (data.browsingContextId === asked.browsingContextId && 'response' in data)
        end(JSON.stringify(data.response));
    };
    const timer = setTimeout(refused, PATIENCE);
    pages.addEventListener('message', heard);
    refusals.addEventListener('message', refused);
    pages.postMessage({ ...asked, pathname });
  });
}
