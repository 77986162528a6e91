/* Asking the hub from an instructor's page. */

/** Sends data as JSON to an address; a promise of the answer, which fails where nobody answers. */
export const send = (method, address, xsrf, body) =>
  fetch(address, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-XSRFToken': xsrf },
    body: body && JSON.stringify(body),
  });

/** What was answered as {ok, status, data}; `data.problem` says what stands in the way. */
export async function told(answer) {
  const data = await answer.json().catch(() => ({
    problem: answer.redirected
      ? 'You are signed out. Sign in again in another tab; this page then goes on.'
      : `The server answered with ${answer.status}.`,
  }));
  return { ok: answer.ok && !data?.problem, status: answer.status, data };
}
