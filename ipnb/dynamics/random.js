// Random numbers from a seed, the same bits as in random.py.

/** Numbers in [0, 1) from a seed (mulberry32): the same bits as `uniforms` in random.py. */
export function uniforms(seed) {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x6d2b79f5) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), 1 | counter);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
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
