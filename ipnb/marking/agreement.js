/* How far two markers agree, once both have marked the same texts. */

import { button, h, plural } from '../web/dom.js';
import { orGone } from './texts.js';

const share = (value) => (value === null ? '–' : `${Math.round(value * 100)} %`);
const kappa = (value) => (value === null ? '–' : value.toFixed(2));
const row = (title, one) =>
  h(
    'tr',
    {},
    h('th', { scope: 'row' }, title),
    [String(one.pairs), share(one.exact), share(one.near), kappa(one.kappa)].map((cell) =>
      h('td', {}, cell),
    ),
  );

export async function showAgreement(page) {
  const { ok, data } = await orGone(page.ask.get('agreement', page.part));
  if (!ok) return page.notice(data.problem);
  const heads = [
    'Criterion',
    'Levels given twice',
    'The same',
    'Within one level',
    'Weighted kappa',
  ];
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'agreement-title' },
    h('h2', { id: 'agreement-title' }, 'Agreement of two markers'),
    h(
      'p',
      {},
      data.texts
        ? `${plural(data.texts, 'text')} marked twice. ${plural(data.gaps, 'level')} more than one apart, to be talked over: choose “Agreeing on two marks” for that.`
        : 'No text has been marked twice yet. A text is blind until both markers are through with it.',
    ),
    h(
      'div',
      { class: 'scrolls', tabindex: '0', role: 'group', 'aria-label': 'Table' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            heads.map((one) => h('th', { scope: 'col' }, one)),
          ),
        ),
        h(
          'tbody',
          {},
          row('All', data.all),
          data.criteria.map((one) => row(one.title, one)),
        ),
      ),
    ),
    h(
      'p',
      { class: 'help' },
      'Cohen’s kappa with linear weights; it is left out for fewer than ten levels, of which it would say little. Where nearly everybody has the same level it is low although markers agree.',
    ),
    button('Close', () => dialog.close(), { class: 'primary' }),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  return dialog.showModal();
}
