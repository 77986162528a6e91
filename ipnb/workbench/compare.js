/* Two versions of the answers, side by side: every judgement and text in which they differ. */

import { kindOf } from '../formulation/kinds/index.js';
import { differing, isSame } from './answers.js';
import { h } from '../web/dom.js';

const OPEN = 'left open';

/** [[where, what this one says, what the other says], …] */
export function differences(app, one, other) {
  return differing(one, other).flatMap((part) => {
    const [mine, theirs] = [one[part], other[part]];
    if (Array.isArray(mine ?? theirs))
      return [[app.words.title(part), said(app, part, '', mine), said(app, part, '', theirs)]];
    const ids = [...new Set([...Object.keys(mine ?? {}), ...Object.keys(theirs ?? {})])];
    return ids
      .filter((id) => !isSame({ v: mine?.[id] ?? '' }, { v: theirs?.[id] ?? '' }))
      .flatMap((id) =>
        ['flags', 'asked'].includes(id)
          ? cues(app, part, mine?.[id], theirs?.[id])
          : [
              [
                place(app, part, id),
                said(app, part, id, mine?.[id]),
                said(app, part, id, theirs?.[id]),
              ],
            ],
      );
  });
}

function cues(app, part, mine = {}, theirs = {}) {
  const ids = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter(
    (cue) => !isSame({ v: mine[cue] ?? '' }, { v: theirs[cue] ?? '' }),
  );
  return ids.map((cue) => [
    place(app, part, cue),
    said(app, part, cue, mine[cue]),
    said(app, part, cue, theirs[cue]),
  ]);
}

const AROUND = { evidence: 'sentences', confidence: 'how sure', notes: 'notes' };

function place({ kase, words }, part, id) {
  if (part === 'narrative')
    return kase.narrative?.length > 1
      ? `Text ${kase.narrative.findIndex((one) => one.id === id) + 1}`
      : 'Your text';
  if (id === 'actions') return `${words.title(part)}, before the session ends`;
  return AROUND[part]
    ? `${kase.items[id] ? words.title(id) : words.name(id)}, ${AROUND[part]}`
    : `${words.title(part)}, ${words.name(id)}`;
}

function said({ kase, words }, part, id, value) {
  if (value === undefined || value === '' || value?.length === 0) return OPEN;
  if (part === 'confidence') return words.sure[value];
  if (kase.items[part]) return kindOf(kase, part).words(words, id, value);
  return Array.isArray(value) ? `sentence ${value.map(words.number).join(', ')}` : String(value);
}

export function comparison(app, one, other, heads) {
  return h(
    'details',
    { class: 'wb-compare' },
    h('summary', {}, 'Look at both'),
    h(
      'div',
      { class: 'wb-scroll', tabindex: 0, role: 'group', 'aria-label': 'Both versions' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['Where', ...heads].map((head) => h('th', { scope: 'col' }, head)),
          ),
        ),
        h(
          'tbody',
          {},
          differences(app, one, other).map(([where, mine, theirs]) =>
            h('tr', {}, h('th', { scope: 'row' }, where), h('td', {}, mine), h('td', {}, theirs)),
          ),
        ),
      ),
    ),
  );
}
