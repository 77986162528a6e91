/* Loaded before the hub's proxy: whoever asks under another name than the hub's own is answered here, and nothing is
 * passed on. A page on the web can have its own name resolve to this machine; the browser then sends that name as Host.
 * IPNB_HOSTS names more hosts, with spaces between. */

import http from 'node:http';

const OURS = new Set([
  '127.0.0.1',
  'localhost',
  '[::1]',
  ...(process.env.IPNB_HOSTS ?? '').toLowerCase().split(/\s+/).filter(Boolean),
]);
const WORDS =
  'This hub answers only under its own name, as the terminal shows it. ' +
  'Whoever runs it can allow another name: IPNB_HOSTS=that.name make hub\n';
const HEAD = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Length': Buffer.byteLength(WORDS),
  Connection: 'close',
};

const isOurs = (host = '') => OURS.has(host.toLowerCase().replace(/:\d*$/, ''));

function refuse(event, answer) {
  if (event === 'request') return answer.writeHead(421, HEAD).end(WORDS);
  const head = Object.entries(HEAD)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  return answer.end(`HTTP/1.1 421 Misdirected Request\r\n${head}\r\n${WORDS}`); // a socket that asked for a websocket
}

const createServer = http.createServer;
http.createServer = (...given) => {
  const server = createServer(...given);
  const emit = server.emit;
  server.emit = function emitForOurs(event, request, answer) {
    const asked = event === 'request' || event === 'upgrade';
    if (asked && !isOurs(request.headers.host)) return refuse(event, answer);
    return emit.apply(this, arguments);
  };
  return server;
};
