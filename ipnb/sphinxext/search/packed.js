// The index of the search, small enough to send: what MiniSearch writes says every name again for each word.

/** MiniSearch's index (as it serialises itself) in a third of the letters. */
export function pack({ documentCount, fieldLength, averageFieldLength, storedFields, index }) {
  const pages = new Map(),
    ids = Array.from({ length: documentCount }, (_, id) => id);
  const places = ids.map((id) => {
    const { page, at, title, in: chapter } = storedFields[id];
    if (!pages.has(page)) pages.set(page, [page, chapter]);
    return [[...pages.keys()].indexOf(page), at, title];
  });
  let before = '';
  const lines = index.toSorted(inOrder).map(([word, fields]) => {
    const shared = commonStart(before, word);
    before = word;
    return [shared.toString(36) + word.slice(shared), ...written(fields)].join('\t');
  });
  return {
    pages: [...pages.values()],
    places,
    lengths: ids.map((id) => fieldLength[id]),
    averages: averageFieldLength,
    words: lines.join('\n'),
  };
}

/** The same as MiniSearch reads it; `fields` are their names, in the order of the options. */
export function unpack({ pages, places, lengths, averages, words }, fields) {
  let before = '';
  const index = words.split('\n').map((line) => {
    const [end, ...found] = line.split('\t');
    before = before.slice(0, parseInt(end[0], 36)) + end.slice(1);
    return [before, read(found)];
  });
  return {
    documentCount: places.length,
    nextId: places.length,
    documentIds: Object.fromEntries(places.map((_, id) => [id, id])),
    fieldIds: Object.fromEntries(fields.map((name, id) => [name, id])),
    fieldLength: Object.fromEntries(lengths.map((length, id) => [id, length])),
    averageFieldLength: averages,
    storedFields: Object.fromEntries(
      places.map(([page, at, title], id) => [
        id,
        { page: pages[page][0], at, title, in: pages[page][1] },
      ]),
    ),
    dirtCount: 0,
    index,
    serializationVersion: 2,
  };
}

const inOrder = ([a], [b]) => (a < b ? -1 : 1);

/** How many letters two words begin with together, as one digit can say it. */
function commonStart(one, other) {
  let shared = 0;
  while (shared < 35 && shared < one.length && one[shared] === other[shared]) shared++;
  return shared;
}

/** A field's number, then its places: how far each is from the one before, and how often the word stands there. */
const written = (fields) =>
  Object.entries(fields).map(([field, places]) => {
    let last = 0;
    const steps = Object.entries(places).map(([id, times]) => {
      const step = (id - last).toString(36) + (times > 1 ? `*${times.toString(36)}` : '');
      last = Number(id);
      return step;
    });
    return `${field}${steps.join(' ')}`;
  });

/** Loops, and not one function after the other: it is a hundred thousand steps on somebody's phone. */
function read(found) {
  const fields = {};
  for (const text of found) {
    const places = (fields[text[0]] = {});
    let id = 0;
    for (const step of text.slice(1).split(' ')) {
      const star = step.indexOf('*');
      id += parseInt(step, 36); // stops at the star
      places[id] = star < 0 ? 1 : parseInt(step.slice(star + 1), 36);
    }
  }
  return fields;
}
