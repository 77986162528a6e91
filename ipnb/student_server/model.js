/* What a widget calls its model, over one connection to the student's server: get, set, save_changes, on, off, send.
 *
 * Each message has one answer, in order: { state, content }. A connection that is lost is made again by itself; what was
 * written here and not answered stays as it is here and is sent again, and everything else is as the server has it. */

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
/** Codes with which the server says that trying again is of no use. */
const FOR_GOOD = new Set([4400, 4403, 4404]);
const LOST =
  'The connection was lost before an answer came. Reload the page to see whether it arrived.';

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What the page wrote and the server may not have: it refused, or could not keep it. */
const isUnkept = (status) => ['retrying', 'refused'].includes(status?.save);

/** `address` of the connection, `xsrf` the page's token, `onLost(code)` and `onBack()` for the page around. */
export function createModel({ address, xsrf, onLost, onBack }) {
  const values = {};
  const listeners = new Map(); // event -> set of functions
  const dirty = new Set(); // written here, not sent
  let waiting = []; // sent and not answered: [{ state?, content? }]
  let socket = null;
  let isOpen = false; // the server has answered the first message
  let pause = FIRST_PAUSE;
  let timer = null;
  let wasReady = false;
  let begin;
  const ready = new Promise((resolve) => {
    begin = resolve;
  });

  const tell = (event, ...given) => [...(listeners.get(event) ?? [])].forEach((f) => f(...given));

  /** Everything first, then who watches it. */
  function put(state) {
    const changed = Object.keys(state).filter((name) => !isSame(state[name], values[name]));
    Object.assign(values, state);
    changed.forEach((name) => tell(`change:${name}`));
  }

  function post(message) {
    waiting.push(message);
    socket.send(JSON.stringify(message));
  }

  function flush() {
    if (!isOpen || !dirty.size) return;
    const state = Object.fromEntries([...dirty].map((name) => [name, values[name]]));
    dirty.clear();
    post({ state });
  }

  function connect() {
    clearTimeout(timer);
    socket = new WebSocket(address);
    const own = socket;
    socket.addEventListener('open', () => own.send(JSON.stringify(hello())));
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(data);
      if (isOpen) onAnswer(answer);
      else onFirst(answer);
    });
    socket.addEventListener('close', ({ code }) => {
      if (own === socket) onClose(code);
    });
  }

  function hello() {
    if (!wasReady) return { xsrf };
    const unanswered = waiting.map(({ state }) => state?.answers).filter(Boolean);
    return { xsrf, status: values.status ?? null, unanswered };
  }

  function onFirst({ state }) {
    isOpen = true;
    pause = FIRST_PAUSE;
    if (isUnkept(values.status)) ['answers', 'edit'].forEach((name) => dirty.add(name));
    waiting.forEach(({ state: sent = {} }) => Object.keys(sent).forEach((name) => dirty.add(name)));
    const asked = waiting.map(({ content }) => content).filter(Boolean);
    waiting = [];
    put(Object.fromEntries(Object.entries(state).filter(([name]) => !dirty.has(name))));
    asked.filter(({ verb }) => verb !== 'look').forEach(refuse);
    wasReady = true;
    flush();
    begin();
    onBack();
  }

  function onAnswer({ state, content }) {
    waiting.shift();
    put(state);
    if (content) tell('msg:custom', content, []);
  }

  const refuse = (content) => tell('msg:custom', { ...content, refused: LOST }, []);

  function onClose(code) {
    isOpen = false;
    onLost(code);
    if (FOR_GOOD.has(code)) return;
    timer = setTimeout(connect, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }

  /** Now rather than after the pause: somebody is there, or the line is back. */
  function soon() {
    if (socket.readyState !== WebSocket.CLOSED || timer === null) return;
    pause = FIRST_PAUSE;
    connect();
  }

  connect();
  return {
    ready,
    soon,
    get: (name) => values[name],
    set(name, value) {
      const isNew = !isSame(values[name], value);
      values[name] = value;
      dirty.add(name);
      if (isNew) tell(`change:${name}`);
    },
    save_changes: flush,
    send(content) {
      if (isOpen) post({ content });
      else if (content.verb !== 'look') setTimeout(() => refuse(content));
    },
    on(event, listener) {
      if (!listeners.has(event)) listeners.set(event, new Set());
      listeners.get(event).add(listener);
    },
    off: (event, listener) => listeners.get(event)?.delete(listener),
    /** Somebody is at the page. */
    here() {
      if (isOpen) post({});
    },
  };
}
