/* Says what came between a page and its server, and the one way on. */

import { h } from '../web/dom.js';

const AGAIN = 'Reload this page';
const SAID = {
  away: [
    'Your place was put away: that happens after a while without use, or when the course is started anew. What you have written is kept in this browser. ',
    'Open it again',
  ],
  signedOut: [
    'You are not signed in here any more. What you have written is kept in this browser. ',
    'Sign in again',
  ],
  notThere: [
    'What this page shows cannot be read any more. What was saved is where it was. ',
    AGAIN,
  ],
};
/** So many attempts in a row before one asks why: a moment without a network is nobody's concern. */
const PATIENCE = 2;

/** An address that differs by what stands behind its # alone would not be loaded. */
function reload(event) {
  event.preventDefault();
  location.reload();
}

/** `bar` is where it is said, `alive` the address that answers anybody as long as the server is there. */
export function createLostBar(bar, alive) {
  let attempts = 0;
  let shown = '';

  function say(what) {
    if (shown === what) return;
    shown = what;
    const [words, way] = SAID[what];
    bar.replaceChildren(
      h('p', {}, words, h('a', { href: location.pathname, onclick: reload }, way)),
    );
  }

  /** The hub answers in the server's place when that is gone; without an answer there is no network. */
  async function ask() {
    const answer = await fetch(alive, { cache: 'no-store', redirect: 'manual' }).catch(() => null);
    if (answer) say(answer.status === 204 ? 'signedOut' : 'away');
  }

  return {
    onLost(code) {
      attempts += 1;
      if (code === 4404) say('notThere');
      else if (code === 4403) say('signedOut');
      else if (attempts > PATIENCE) ask();
    },
    onBack() {
      attempts = 0;
      shown = '';
      bar.replaceChildren();
    },
  };
}
