/* Asking the server: {ok, status, data}; where nobody answers, `data.problem` says so. */

import { send, told } from '../../web/server.js';

const SILENT = { problem: 'The course’s computer does not answer.' };

export function server({ base, xsrf }) {
  const address = (parts) => `${base}/authoring/api/${parts.map(encodeURIComponent).join('/')}`;
  const asked = (method, parts, body) => send(method, address(parts), xsrf, body).catch(() => null);
  async function ask(method, parts, body) {
    const answer = await asked(method, parts, body);
    return answer ? told(answer) : { ok: false, status: 0, data: SILENT };
  }
  /** A file in place of data; what stands in the way as `problem`. */
  async function file(parts, body) {
    const answer = await asked('POST', parts, body);
    if (answer?.ok && answer.headers.get('Content-Type') === 'application/zip')
      return { blob: await answer.blob() };
    const data = await answer?.json().catch(() => null);
    return { problem: data?.problem ?? SILENT.problem };
  }
  return {
    get: (...parts) => ask('GET', parts),
    post: (parts, body) => ask('POST', parts, body),
    file,
  };
}
