/* Which texts there are to mark, in which order, and which comes next; pure. */

/** In words, how one text stands: for the criterion alone where a row of one criterion is marked. */
export function standing(row, criterion) {
  if (row.state === 'blank') return 'handed in blank';
  if (row.state === 'unread') return 'held: could not be read';
  if (row.blind) return 'marked by somebody else';
  if (Object.keys(row.outdated ?? {}).length) return 'another text was handed in since';
  const isDone = criterion ? criterion in row.levels : row.complete;
  if (isDone) return 'marked';
  return Object.keys(row.levels).length ? 'begun' : 'to mark';
}

export const isOpen = (row, criterion) =>
  ['to mark', 'begun', 'another text was handed in since'].includes(standing(row, criterion));

/** Ids in the order of a criterion ('' for whole texts), those of a group alone if there is one. */
export function inOrder(told, criterion, group) {
  const places = told.orders[criterion] ?? told.orders[''];
  return places.map((place) => told.rows[place].id).filter((id) => !group || group.has(id));
}

/** The next id after one for which `wanted` holds, going round; undefined if there is none. */
export function nextAfter(ids, id, wanted) {
  const place = ids.indexOf(id);
  return [...ids.slice(place + 1), ...ids.slice(0, place)].find(wanted);
}

/** The id so many steps on, within the list. */
export const step = (ids, id, by) =>
  ids[Math.min(Math.max(ids.indexOf(id) + by, 0), ids.length - 1)];

/** Comments of the bank that have every word that is typed: those for the criterion first. */
export function offered(bank, typed, criterion, most = 6) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = bank.filter((one) => words.every((word) => one.text.toLowerCase().includes(word)));
  return found
    .map((one, place) => ({ one, place, near: one.criterion === criterion ? 0 : 1 }))
    .sort((a, b) => a.near - b.near || a.place - b.place)
    .slice(0, most)
    .map(({ one }) => one);
}
