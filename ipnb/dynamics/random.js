// Random numbers from a seed, the same bits as in random.py.

/** Numbers in [0, 1) from a seed (mulberry32): the same bits as `uniforms` in random.py. */
export function uniforms(seed) {
  // in a typed list, since V8 would make a new object for each whole number of 32 bits that a closure keeps
  const counter = Int32Array.of(seed);
  return () => {
    const at = (counter[0] += 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Gives lists of whole numbers below `count`, `length` in each, as `uniforms` would give them one by one: drawing a hundred
 *  studies anew takes a million of them, and a loop of its own a quarter of the time. */
export function choices(seed, count, length) {
  const chosen = new Uint16Array(length),
    share = count / 2 ** 32;
  let counter = seed | 0;
  return () => {
    let at = counter;
    for (let i = 0; i < length; i++) {
      at = (at + 0x6d2b79f5) | 0;
      let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      chosen[i] = ((mixed ^ (mixed >>> 14)) >>> 0) * share;
    }
    counter = at;
    return chosen;
  };
}

/** Standard normal numbers, two from each pair of uniforms (Box and Muller). */
export function normals(seed) {
  const uniform = uniforms(seed);
  let second = null;
  return () => {
    if (second !== null) {
      const kept = second;
      second = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform())),
      angle = 2 * Math.PI * uniform();
    second = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** Exponential numbers of mean 1. */
export function exponentials(seed) {
  const uniform = uniforms(seed);
  return () => -Math.log(1 - uniform());
}
