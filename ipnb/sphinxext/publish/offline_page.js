// What stands in for a page that cannot be had: the pages that can.

const ROOT = new URL('../..', import.meta.url),
  place = document.getElementById('kept');
const menu = [...document.querySelectorAll('#menu nav a')];

async function list() {
  const kept = new Set();
  for (const name of (await caches.keys()).filter((one) => one.startsWith('book-'))) {
    for (const { url } of await (await caches.open(name)).keys()) kept.add(url.split(/[?#]/)[0]);
  }
  const there = menu.filter(
    (link) => link.href.startsWith(ROOT.href) && kept.has(link.href.split(/[?#]/)[0]),
  );
  if (!there.length) return;
  const heading = Object.assign(document.createElement('h2'), {
    textContent: 'What you can read now',
  });
  const links = document.createElement('ul');
  for (const { href, textContent } of there) {
    const item = document.createElement('li');
    item.append(Object.assign(document.createElement('a'), { href, textContent }));
    links.append(item);
  }
  place.replaceChildren(heading, links);
}
list().catch(() => {});
addEventListener('online', () => {
  // the page that was wanted, if it is known
  const wanted = new URLSearchParams(location.search).get('page');
  if (wanted?.startsWith(ROOT.pathname)) location.replace(wanted);
});
