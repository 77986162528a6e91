// Credit for an order: of all pairs of steps whose order matters, how many stand the right way round.

/**
 * @param {string[]} given the order of a reader
 * @param {string[][]} key the right order: steps in one group may come in any order among themselves
 * @returns {{ right: number, all: number }}
 */
export function pairs(given, key) {
  const placeOf = new Map(key.flatMap((group, place) => group.map((step) => [step, place])));
  let right = 0,
    all = 0;
  given.forEach((before, i) => {
    for (const after of given.slice(i + 1)) {
      const distance = placeOf.get(after) - placeOf.get(before);
      if (distance !== 0) all += 1;
      if (distance > 0) right += 1;
    }
  });
  return { right, all };
}

/** Step -> the places, from 0, that it may have. */
export function placesOf(key) {
  const places = new Map();
  let first = 0;
  for (const group of key) {
    const own = group.map((_, i) => first + i);
    for (const step of group) places.set(step, own);
    first += group.length;
  }
  return places;
}
