// What is folded below exercises and figures lies in a file beside the page, and takes its place here.

const files = new Map(); // address -> its document

const parsed = (text) => new DOMParser().parseFromString(text, 'text/html');

function documentAt(address) {
  if (!files.has(address)) {
    const asked = fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`${response.status}: ${address}`);
      return parsed(await response.text());
    });
    asked.catch(() => files.delete(address)); // asked again when there is a network
    files.set(address, asked);
  }
  return files.get(address);
}

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
  put(fold, address, await documentAt(address));
}
