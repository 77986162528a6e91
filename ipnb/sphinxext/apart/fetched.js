// What a page has set apart is fetched once, for everybody who asks.

const files = new Map(); // address -> what it holds

/** What lies at an address, as `read` makes it of the response; asked for again if it could not be had. */
export function fetched(address, read) {
  if (!files.has(address)) {
    const asked = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`${response.status}: ${address}`);
      return read(response);
    });
    asked.catch(() => files.delete(address)); // when there is a network again
    files.set(address, asked);
  }
  return files.get(address);
}

export const asJson = (response) => response.json();
