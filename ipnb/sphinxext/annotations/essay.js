// Notes as a text for an essay: Markdown, by chapter, each passage with a link to it.

import { creatorOf, isNote, quoteOf, sourceOf, textOf } from './annotation.js';

const WORDS = 6; // at each end of a passage are enough to find it

/** A link that scrolls to the passage, in a browser that knows none of the notes. */
export function linkTo(annotation) {
  const words = quoteOf(annotation).exact.trim().split(/\s+/);
  // a minus has a meaning there, and so have comma and ampersand, which are encoded anyway
  const encoded = (some) => encodeURIComponent(some.join(' ')).replaceAll('-', '%2D');
  const text =
    words.length <= 2 * WORDS
      ? encoded(words)
      : `${encoded(words.slice(0, WORDS))},${encoded(words.slice(-WORDS))}`;
  return `${sourceOf(annotation).split('#')[0]}#:~:text=${text}`;
}

/** Signs that would begin a link, a tag or stress stand for themselves. */
const inline = (text) => text.replace(/[\\`*_[\]<>~|]/g, '\\$&');
/** So do those that would begin a heading or a list. */
const plain = (text) =>
  inline(text)
    .replace(/^(\s*)([#+=-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2');

const quoted = (text) =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/**
 * The Markdown.
 *
 * @param {{title: string, notes: object[]}[]} chapters
 * @param {(creator: {id: string, name: string}) => string} nameOf - "" for the reader's own.
 */
export function asMarkdown(chapters, nameOf) {
  const parts = ['# Notes: Interpersonal neurobiology'];
  for (const { title, notes } of chapters) {
    parts.push(`## ${inline(title)}`);
    for (const one of notes) {
      const name = nameOf(creatorOf(one));
      parts.push(quoted(`${plain(quoteOf(one).exact)} ([place](${linkTo(one)}))`));
      if (isNote(one)) parts.push(`${name ? `${plain(name)}: ` : ''}${plain(textOf(one).trim())}`);
      else if (name) parts.push(`(highlighted by ${plain(name)})`);
    }
  }
  return `${parts.join('\n\n')}\n`;
}
