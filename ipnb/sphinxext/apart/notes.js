// What references say in full and what a page's terms mean: files that are fetched when one is pointed at.

import { asJson, fetched } from './fetched.js';

const labelOf = (link) => decodeURIComponent(link.hash.slice(1));

/** A term and what it means; undefined for one that the glossary does not have. */
export async function definition(link) {
  const terms = await fetched(document.querySelector('main').dataset.terms, asJson);
  return terms[labelOf(link)];
}

/** A reference in full; there is a file for each letter with which their keys begin. */
export async function reference(link) {
  const key = labelOf(link).replace(/^ref-/, '');
  const address = new URL(`../beside/references/${key[0].toLowerCase()}.json`, import.meta.url);
  const known = await fetched(address.href, asJson);
  return known[key];
}
