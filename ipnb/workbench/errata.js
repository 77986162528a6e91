/* What was corrected since the case was given out. errata  [{ date, id, was, now }], oldest first. */

import { sentenceOf } from './answers.js';
import { button, day, h, plural } from '../web/dom.js';

const errataOf = (kase, id) => (kase.errata ?? []).filter((one) => one.id === id);
const readBefore = ({ date, was }) => `Corrected on ${day(`${date}T12:00`)}. It read: ${was}`;

/** Under a sentence that was corrected. */
export const corrected = ({ kase }, id) =>
  errataOf(kase, id).map((one) => h('small', { class: 'wb-erratum' }, readBefore(one)));

function place({ kase, words }, id) {
  if (id === 'title') return 'The title';
  if (sentenceOf(kase, id)) return words.name(id);
  return kase.narrative?.some((text) => text.id === id)
    ? 'What is asked of your text'
    : `“${words.name(id)}”`;
}

/** All of them, for the page before the case; whoever has seen them there is not told again. */
export function allCorrections(app) {
  const errata = app.kase.errata ?? [];
  if (errata.length) app.keeper.remember('errata', errata.length);
  return errata.map((one) => h('li', {}, `${place(app, one.id)}. ${readBefore(one)}`));
}

/** News for whoever had begun before a correction came. */
export function correctionsNotice(app) {
  const errata = app.kase.errata ?? [];
  const known = app.keeper.recall('errata') ?? 0;
  if (errata.length <= known || !Object.keys(app.answers).length) return null;
  const news = errata.slice(known);
  return {
    key: `errata ${errata.length}`,
    title: `${plural(news.length, 'correction')} since this case was given out. What you answered stays.`,
    text: news.map((one) => `${place(app, one.id)}: ${readBefore(one)}`).join(' '),
    acts: [
      button('All right', () => {
        app.keeper.remember('errata', errata.length);
        app.refresh();
      }),
    ],
  };
}
