// What references say in full and what a page's terms mean: files that are fetched when one is pointed at.

const files = new Map(); // address -> what it holds

function read(address) {
  if (!files.has(address)) {
    const asked = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${response.status}: ${address}`);
      return response.json();
    });
    asked.catch(() => files.delete(address)); // asked again when there is a network
    files.set(address, asked);
  }
  return files.get(address);
}

const labelOf = (link) => decodeURIComponent(link.hash.slice(1));

/** A term and what it means; undefined for one that the glossary does not have. */
export async function definition(link) {
  const terms = await read(document.querySelector('main').dataset.terms);
  return terms[labelOf(link)];
}

/** A reference in full; there is a file for each letter with which their keys begin. */
export async function reference(link) {
  const key = labelOf(link).replace(/^ref-/, '');
  const known = await read(
    new URL(`../beside/references/${key[0].toLowerCase()}.json`, import.meta.url).href,
  );
  return known[key];
}
