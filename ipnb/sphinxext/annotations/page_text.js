// A chapter's text as one string, and the way from its letters to the page and back.

/** What is no text of the chapter: what is pressed, drawn, filled in, or changed by a script. */
const ASIDE =
  'script, style, template, svg, math, button, input, textarea, select, form, nav, summary, ' +
  '.headerlink, .unseen, .which, .tick, .plot, .simulation, .check, .formula, [data-module], ' +
  '#definitions, .speaker, .notes-ui';
const BLOCK =
  'p, li, dd, dt, td, th, tr, figcaption, caption, blockquote, pre, div, section, aside, figure, details, ' +
  'h1, h2, h3, h4, ul, ol, dl, table';
/** What a reader may choose as a whole; of two inside each other the inner one. */
const PARAGRAPH = 'p, li, dd, figcaption, tr, blockquote';

const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

/** The text under an element: letters, and for each the place in the page where it stands. */
export function pageText(root) {
  const nodes = [],
    owners = [], // letter -> index in nodes
    offsets = []; // letter -> place in that node
  let text = '',
    block = null;
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node.nodeType === Node.ELEMENT_NODE
        ? node.matches(ASIDE)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = node.parentElement.closest(BLOCK);
    let isOpen = text !== '' && !text.endsWith(' ') && own !== block; // a block ends a word
    block = own;
    nodes.push(node);
    for (let at = 0; at < node.data.length; at += 1) {
      const isSpace = /\s/.test(node.data[at]);
      if (isSpace || isOpen) {
        if (text !== '' && !text.endsWith(' ')) {
          text += ' ';
          owners.push(nodes.length - 1);
          offsets.push(at);
        }
        isOpen = false;
      }
      if (isSpace) continue;
      text += node.data[at];
      owners.push(nodes.length - 1);
      offsets.push(at);
    }
  }
  const place = (letter) => [nodes[owners[letter]], offsets[letter]];

  /** The letters of a range: without spaces at its ends; null where it holds none. */
  function lettersOf(range) {
    let start = firstFrom(range.startContainer, range.startOffset),
      end = firstFrom(range.endContainer, range.endOffset);
    while (start < end && text[start] === ' ') start += 1;
    while (end > start && text[end - 1] === ' ') end -= 1;
    return start < end ? { start, end } : null;
  }

  /** The first letter at or after a point in the page, by halving. */
  function firstFrom(container, offset) {
    const point = document.createRange();
    point.setStart(container, offset);
    let [low, high] = [0, text.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (point.comparePoint(...place(middle)) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function rangeOf({ start, end }) {
    const range = document.createRange();
    const [last, at] = place(end - 1);
    range.setStart(...place(start));
    range.setEnd(last, at + 1);
    return range;
  }

  return { text, lettersOf, rangeOf, isWhole: () => nodes.every((node) => node.isConnected) };
}

/** The paragraphs of a chapter, in order; each with words of its own. */
export const paragraphsOf = (root) =>
  [...root.querySelectorAll(PARAGRAPH)].filter(
    (one) =>
      !one.closest(ASIDE) &&
      !one.querySelector(PARAGRAPH) &&
      !one.closest('.admonition-title, .kicker, .ratings, .more, thead') &&
      one.textContent.trim().length > 20,
  );

/** The element at whose end a passage's button stands. */
export function homeOf(range) {
  return elementOf(range.endContainer).closest(BLOCK);
}

/** Whether a selection lies in the chapter's text, wholly or with one of its ends. */
export function isInText(root, range) {
  const isText = (node) => root.contains(node) && !elementOf(node).closest(ASIDE);
  return isText(range.startContainer) || isText(range.endContainer);
}

/** Sentences of a paragraph, as letters from its beginning. */
export function sentencesOf(text) {
  if (!Intl.Segmenter) return [];
  const found = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text);
  return [...found].map(({ segment, index }) => ({
    start: index,
    end: index + segment.trimEnd().length,
  }));
}
