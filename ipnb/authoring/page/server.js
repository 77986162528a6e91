/* Asking the server: {ok, status, data}; where nobody answers, `data.problem` says so. */

export function server({ base, xsrf }) {
  const address = (parts) => `${base}/authoring/api/${parts.map(encodeURIComponent).join('/')}`;
  async function send(method, parts, body) {
    try {
      return await fetch(address(parts), {
        method,
        headers: { 'Content-Type': 'application/json', 'X-XSRFToken': xsrf },
        body: body && JSON.stringify(body),
      });
    } catch {
      return null;
    }
  }
  async function ask(method, parts, body) {
    const answer = await send(method, parts, body);
    if (!answer)
      return { ok: false, status: 0, data: { problem: 'The course’s computer does not answer.' } };
    const data = await answer.json().catch(() => ({
      problem: answer.redirected
        ? 'You are signed out. Sign in again in another tab; this page then goes on.'
        : `The server answered with ${answer.status}.`,
    }));
    return { ok: answer.ok && !data?.problem, status: answer.status, data };
  }
  /** A file in place of data; what stands in the way as `problem`. */
  async function file(parts, body) {
    const answer = await send('POST', parts, body);
    if (answer?.ok && answer.headers.get('Content-Type') === 'application/zip')
      return { blob: await answer.blob() };
    const data = await answer?.json().catch(() => null);
    return { problem: data?.problem ?? 'The course’s computer does not answer.' };
  }
  return {
    get: (...parts) => ask('GET', parts),
    post: (parts, body) => ask('POST', parts, body),
    file,
  };
}
