// One spelling for each word: British and American, with and without accents, with and without a hyphen.

/** What differs between the two sides of the Atlantic: how it may be written -> how the index has it. */
const VARIANTS = [
  // Greek words with two vowels for one; any other "ae" is left, and may be a slip
  [/(?<=p|h|n|gyn)ae(?=d|m)|(?<=^|n)ae(?=sthe|tio)|oe(?=str|dem|soph|uv)|(?<=f)oe(?=t)/, 'e'],
  [/(pract)is/, '$1ic'],
  [/([a-z]{2})our(?=(s|ed|ing|al|ally|able|ably|ful|ite|less|hood|er|ers|y|ist|ism)?$)/, '$1or'],
  [/([a-z]{2})is(?=(e|ed|es|er|ers|ing|able|ation|ations|ational)$)/, '$1iz'],
  [/lys(?=(e|ed|es|er|ers|ing)$)/, 'lyz'],
  [/^(cent|fib|theat|lit|met)re(?=s?$)/, '$1er'],
  [/([a-z]{2})ll(?=(ed|ing|er|ers|or|ors)$)/, '$1l'], // counselling
  [/(def|off|lic|pret)ence/, '$1ense'],
  [/ogue(?=s?$)/, 'og'],
  [/dgement/, 'dgment'],
  [/^grey/, 'gray'],
  [/^ageing/, 'aging'],
  [/^sceptic/, 'skeptic'],
  [/^mould/, 'mold'],
  [/^program(?=s?$)/, 'programme'],
];
const SHORT = 4; // letters below which a word is left as it is

/** A word in small letters, without accents and in one spelling. */
export function oneSpelling(word) {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  if (plain.length < SHORT) return plain;
  return VARIANTS.reduce((text, [written, meant]) => text.replace(written, meant), plain);
}

const WORDS = /[\p{L}\p{N}\p{M}]+(?:[-‐‑’'][\p{L}\p{N}\p{M}]+)*/gu;
const BETWEEN = /[-‐‑’']/;

/** The words of a text; one with a hyphen as its parts and as a whole: "co-regulation" is also "coregulation". */
export function wordsIn(text) {
  return (text.match(WORDS) ?? []).flatMap((word) => {
    const parts = word.split(BETWEEN);
    return parts.length > 1 && /[-‐‑]/.test(word) ? [...parts, parts.join('')] : parts;
  });
}

/** A text in pieces, [words, whether they are meant], so that what was found can be marked in it. */
export function piecesOf(text, isMeant) {
  const pieces = [];
  let last = 0;
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (!wordsIn(word).some(isMeant)) continue;
    pieces.push([text.slice(last, index), false], [word, true]);
    last = index + word.length;
  }
  return [...pieces, [text.slice(last), false]].filter(([words]) => words);
}
