/* Asking the server, and saving one action after the other: what could not be sent waits and is tried again. */

import { send, told } from '../web/server.js';

const AGAIN = 4000;

export function server({ base, assignment, xsrf }) {
  const address = (...parts) => `${base}/marking/api/${parts.map(encodeURIComponent).join('/')}`;
  /** {ok, status, data}; throws only where nobody answers. */
  const ask = async (method, parts, body) =>
    told(await send(method, address(...parts), xsrf, body));
  const of =
    (method) =>
    (what, ...rest) => {
      const body = typeof rest.at(-1) === 'object' ? rest.pop() : undefined;
      return ask(method, [what, assignment, ...rest], body);
    };
  return { get: of('GET'), post: of('POST'), ask };
}

/**
 * Sends what is pushed, in order. `tell(state)` hears 'saving', 'saved' and 'waiting'.
 * `send(job)` gives a promise; what it throws (nobody answers) is tried again.
 */
export function saver(send, tell) {
  const waiting = [];
  let isBusy = false;
  let timer = 0;
  async function go() {
    clearTimeout(timer);
    if (isBusy) return;
    isBusy = true;
    while (waiting.length) {
      tell('saving');
      try {
        await send(waiting[0]);
        waiting.shift();
      } catch {
        tell('waiting');
        timer = setTimeout(go, AGAIN);
        break;
      }
    }
    isBusy = false;
    if (!waiting.length) tell('saved');
  }
  return {
    push(job) {
      waiting.push(job);
      go();
    },
    again: go,
    of: (id) => waiting.filter((job) => job.id === id),
    get isIdle() {
      return !waiting.length && !isBusy;
    },
  };
}
