// What this browser keeps of a reader, to look at, download, clear, and put back.

import { button, h } from '../ipnb/web/dom.js';
import { itemsIn, isOurs } from './items.js';

const MOST = 5_000_000; // bytes of a file that is put back
const SCHEMA = 'ipnb.kept/1';

/** With a name for those who do not see which row it stands in. */
const act = (words, name, onclick) =>
  button(words, onclick, { 'aria-label': name ? `${words}: ${name}` : null });

function save(name, content) {
  const link = h('a', {
    href: URL.createObjectURL(
      new Blob([`${JSON.stringify(content, null, 1)}\n`], { type: 'application/json' }),
    ),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Where the desk is, if these pages are read on a hub; null elsewhere. */
function deskAddress() {
  const [, hub] = location.pathname.match(/^(.*\/)services\/book\//) ?? [];
  return hub ? `${hub}hub/user-redirect/desk#exercises` : null;
}

function openStore() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function render({ model, el }) {
  const store = openStore();
  const names = { things: model.get('things'), pages: model.get('pages') };
  const list = h('ul', { class: 'kept-list' }),
    status = h('p'),
    none = h('p', {}, 'Nothing is kept so far.');
  const undo = act('Undo', '', () => change(before, 'Put back.'));
  const all = h('div', { class: 'kept-all' });
  let before = null; // what the last change replaced
  status.setAttribute('role', 'status');

  /** Set or remove (null) values; the last change can be undone until the page is left. */
  function change(values, words) {
    before = Object.fromEntries(Object.keys(values).map((key) => [key, store.getItem(key)]));
    try {
      for (const [key, value] of Object.entries(values)) {
        if (value === null) store.removeItem(key);
        else store.setItem(key, value);
      }
    } catch {
      words = 'The browser’s store is full: not all of it could be put back.';
    }
    show();
    status.textContent = words;
    undo.hidden = false;
    undo.focus();
  }

  const without = (keys) => Object.fromEntries(keys.map((key) => [key, null]));
  const everything = () => Object.keys(store).filter(isOurs);

  function row({ title, href, detail, keys, file }) {
    return h(
      'li',
      {},
      h(
        'div',
        {},
        h('p', { class: 'kept-title' }, href ? h('a', { href }, title) : title),
        h('p', { class: 'kept-detail' }, detail),
      ),
      h(
        'div',
        {},
        file && act('Download', title, () => save(...file)),
        act('Remove', title, () => change(without(keys), `Removed: ${title}.`)),
      ),
    );
  }

  function show() {
    const items = store ? itemsIn(store, names) : [];
    list.replaceChildren(...items.map(row));
    none.hidden = items.length > 0;
    all.hidden = !store;
    all.querySelectorAll('.kept-some').forEach((node) => {
      node.hidden = items.length === 0;
    });
    sure.hidden = true;
  }

  const sure = h('div', { class: 'kept-sure', hidden: true });
  sure.setAttribute('role', 'group');
  sure.setAttribute('aria-label', 'Clear everything');
  const clear = act('Clear everything', '', () => {
    sure.hidden = false;
    sure.querySelector('button').focus();
  });
  sure.append(
    h(
      'p',
      {},
      'This takes all of it out of this browser: answers, texts, predictions, ticks, settings. You can undo it until you leave the page.',
    ),
    act('Yes, clear everything', '', () => change(without(everything()), 'Everything is cleared.')),
    ' ',
    act('Leave it', '', () => {
      sure.hidden = true;
      clear.focus();
    }),
  );
  clear.classList.add('kept-some');
  const takeAll = act('Download everything', '', () =>
    save('my-work-in-the-course.json', {
      schema: SCHEMA,
      at: new Date().toISOString(),
      kept: Object.fromEntries(everything().map((key) => [key, store.getItem(key)])),
    }),
  );
  takeAll.classList.add('kept-some');

  const file = h('input', {
    type: 'file',
    accept: '.json,application/json',
    class: 'unseen',
    id: 'kept-file',
    tabindex: -1,
  });
  file.setAttribute('aria-label', 'A file that you downloaded here');
  file.addEventListener('change', async () => {
    const values = await readFile(file.files[0]);
    file.value = '';
    if (values)
      change(values, `Put back from the file: ${itemsIn(values, names).length} of these.`);
    else status.textContent = 'This is no file that these pages wrote. Nothing was changed.';
  });
  all.append(
    takeAll,
    clear,
    act('Put back from a file', '', () => file.click()),
    file,
  );

  const desk = deskAddress();
  const handingIn = h(
    'p',
    { class: 'kept-hub' },
    'Where the exercises count in your course, you hand in on ',
    h('a', { href: desk }, 'your desk'),
    ' which of them you have done. It says what is sent, and sends nothing before you press the button.',
  );

  undo.hidden = true;
  el.replaceChildren(
    h(
      'div',
      { class: 'kept live' },
      h('div', { class: 'kept-news' }, status, undo),
      desk && handingIn,
      none,
      list,
      all,
      sure,
      !store && h('p', {}, 'This browser does not let pages keep anything.'),
    ),
  );
  show();
  addEventListener('storage', show);
  addEventListener('pageshow', show);
}

/** Key -> text for the store, from a file that was downloaded here or from a case; null from any other. */
async function readFile(file) {
  if (!file || file.size > MOST) return null;
  try {
    const data = JSON.parse(await file.text());
    if (data.schema === 'ipnb.answers/1' && typeof data.case === 'string') {
      return {
        [`ipnb.answers/${data.case}`]: JSON.stringify({
          answers: data,
          at: data.saved_at ?? new Date().toISOString(),
        }),
      };
    }
    const kept = Object.entries(data.kept ?? {});
    const sound =
      data.schema === SCHEMA &&
      kept.length &&
      kept.every(([key, value]) => isOurs(key) && typeof value === 'string');
    return sound ? Object.fromEntries(kept) : null;
  } catch {
    return null;
  }
}

export default { render };
