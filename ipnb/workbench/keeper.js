/* Keeping answers, and being honest about it.
 *
 * With a notebook behind the page (`status.workspace` is there), each change is sent as `answers` and `edit` and counts as
 * saved only when `status.seen` says so; until then a copy stays in this browser. On a published page there is nobody to
 * send to, and the browser itself keeps the answers.
 *
 * edit    { view, n, after: [view, n] | null, choose? }   who changed, and the last change this page knew of
 * status  { save, saved_at, revision, workspace, student, seen: { view: n }, reason?, conflict?, told?, feedback? } */

import { adds, isSame } from './answers.js';
import { fitting } from './validate_answers.js';

const PATIENCE = 5000; // how long a save may take before the page says that nobody answers
const AGAIN = 5000; // between attempts while something is in the way

function openStorage() {
  try {
    window.localStorage.setItem('ipnb.probe', '1');
    window.localStorage.removeItem('ipnb.probe');
    return window.localStorage;
  } catch {
    return null;
  }
}

function read(storage, key) {
  try {
    return JSON.parse(storage?.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function write(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // no storage, or none left
  }
}

export function createKeeper({ model, kase, view, onChange }) {
  const storage = openStorage();
  const status = () => model.get('status') ?? {};
  const hosted = () => Boolean(status().workspace);
  const seen = () => status().seen?.[view] ?? 0;
  const pageKey = `ipnb.answers/${kase.id}`;
  const placeKey = (name) => `ipnb.place/${kase.id}/${name}`;
  const copyKey = () => `ipnb.unsaved/${kase.id}/${status().workspace}/${view}`;
  const now = () => new Date().toISOString();
  let sent = 0;
  let waitingSince = null;
  let timer = null;
  let inBrowser = null; // when this browser last kept a copy; false when it could not

  /** saved | saving | retrying | refused | conflict | stopped | offline | page | nowhere | new */
  function state() {
    if (!hosted()) return inBrowser === false ? 'nowhere' : inBrowser ? 'page' : 'new';
    const { save, saved_at } = status();
    if (sent > seen())
      return waitingSince && Date.now() - waitingSince < PATIENCE
        ? 'saving'
        : navigator.onLine
          ? 'stopped'
          : 'offline';
    if (['retrying', 'refused', 'conflict'].includes(save)) return save;
    return saved_at ? 'saved' : 'new';
  }

  function copyHere() {
    const { revision = 0, student } = status();
    const copy = { answers: model.get('answers'), at: now(), revision, student };
    inBrowser =
      write(
        storage,
        hosted() ? copyKey() : pageKey,
        hosted() ? copy : { answers: copy.answers, at: copy.at },
      ) && copy.at;
  }

  function send(extra = {}) {
    copyHere();
    if (!hosted()) return onChange();
    const last = model.get('edit') ?? {};
    sent += 1;
    waitingSince ??= Date.now();
    model.set('edit', { view, n: sent, after: last.view ? [last.view, last.n] : null, ...extra });
    try {
      model.save_changes();
    } catch (error) {
      console.warn('The notebook did not take the answers', error); // no acknowledgement will come: `state` says so
    }
    watch();
  }

  /** Look again when patience ends, and keep trying while something is in the way. */
  function watch() {
    clearTimeout(timer);
    const settled = ['saved', 'new', 'conflict'].includes(state());
    if (!hosted() || settled) return;
    timer = setTimeout(
      () => {
        if (['stopped', 'offline', 'retrying'].includes(state())) send();
        else watch();
        onChange();
      },
      state() === 'saving' ? PATIENCE - (Date.now() - waitingSince) + 5 : AGAIN,
    );
  }

  function onStatus() {
    if (sent <= seen()) {
      waitingSince = null;
      if (['saved', 'conflict'].includes(status().save)) storage?.removeItem(copyKey());
    }
    watch();
  }

  /** Copies in this browser that may never have reached the notebook, newest first: [{ key, answers, at, older }].
   *
   * A page that is closed within a second of an answer leaves a copy although its answers arrived: one that says what is
   * saved goes, and so does one that is older than what is saved and holds nothing that is open there. */
  function unsaved() {
    if (!storage || !hosted()) return [];
    const { workspace, revision = 0, student } = status();
    const prefix = `ipnb.unsaved/${kase.id}/`;
    const mine = (key, copy) =>
      key.startsWith(`${prefix}${workspace}/`) ||
      (!copy.revision && !revision && copy.student === student); // never saved anywhere, so under a name that is lost
    const saved = model.get('answers') ?? {};
    const copies = Object.keys(storage)
      .filter((key) => key.startsWith(prefix) && key !== copyKey())
      .map((key) => ({ key, ...read(storage, key) }))
      .filter((copy) => copy.answers && copy.at && mine(copy.key, copy))
      .map((copy) => ({ ...copy, older: isOlder(copy) }));
    const done = copies.filter(
      (copy) => isSame(copy.answers, saved) || (copy.older && !adds(copy.answers, saved)),
    );
    done.forEach(({ key }) => storage.removeItem(key));
    return copies
      .filter((copy) => !done.includes(copy))
      .sort((one, other) => other.at.localeCompare(one.at));
  }

  /** Was something saved after this copy was made? */
  function isOlder({ revision = 0, at }) {
    const { revision: saved = 0, saved_at } = status();
    return saved > revision && Boolean(saved_at) && new Date(at) <= new Date(saved_at);
  }

  /** Somebody looks at the page again: what was saved elsewhere meanwhile is asked for. */
  function renew() {
    if (hosted() && ['saved', 'new'].includes(state())) model.send?.({ verb: 'look' });
  }

  function fromPage() {
    const kept = read(storage, pageKey);
    inBrowser = kept?.at ?? null;
    return kept && fitting(kase, kept.answers);
  }

  /** Nothing of this case stays in this browser; a notebook leaves alone what was answered on the case's page. */
  function clearPage() {
    const own = hosted() ? [] : [pageKey];
    [...own, ...Object.keys(storage ?? {}).filter((key) => key.startsWith(placeKey('')))].forEach(
      (key) => storage?.removeItem(key),
    );
    inBrowser = null;
    onChange();
  }

  return {
    state,
    send,
    onStatus,
    unsaved,
    renew,
    hosted,
    fromPage,
    clearPage,
    pageKey,
    forget: (key) => storage?.removeItem(key),
    choose: (which) => send({ choose: which }),
    hasCopy: () => Boolean(inBrowser),
    keptAt: () => (hosted() ? status().saved_at : inBrowser || null),
    remember: (name, value) => write(storage, placeKey(name), value),
    recall: (name) => read(storage, placeKey(name)),
    stop: () => clearTimeout(timer),
  };
}
