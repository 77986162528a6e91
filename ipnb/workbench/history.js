/* Undo and redo as patches, so that taking back a judgement leaves alone what was written elsewhere since. */

const isPlain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** [{ path: [section] or [section, id], before, after }] for whatever differs. */
export function changesBetween(before, after) {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys]
    .filter((key) => !same(before[key], after[key]))
    .flatMap((key) => {
      const [one, other] = [before[key] ?? {}, after[key] ?? {}];
      if (!isPlain(one) || !isPlain(other))
        return [{ path: [key], before: before[key], after: after[key] }];
      const inner = new Set([...Object.keys(one), ...Object.keys(other)]);
      return [...inner]
        .filter((id) => !same(one[id], other[id]))
        .map((id) => ({ path: [key, id], before: one[id], after: other[id] }));
    });
}

/** `side` is "before" (undo) or "after" (redo). Gives new answers. */
export function applyChanges(answers, changes, side) {
  const next = structuredClone(answers);
  for (const {
    path: [key, id],
    [side]: value,
  } of changes) {
    if (id === undefined) put(next, key, value);
    else put((next[key] = isPlain(next[key]) ? next[key] : {}), id, value);
  }
  return next;
}

function put(holder, key, value) {
  if (value === undefined) delete holder[key];
  else holder[key] = structuredClone(value);
}

/** Changes with the same key that follow one another within `within` ms count as one. */
export function createHistory() {
  const done = [];
  const undone = [];
  return {
    get next() {
      return { undo: done.at(-1), redo: undone.at(-1) };
    },
    record({ key, label, step, before, after, within = 1000 }) {
      const last = done.at(-1);
      const joins = last?.key === key && Date.now() - last.at < within && !undone.length;
      const base = joins ? last.base : before;
      const entry = {
        key,
        label,
        step,
        base,
        changes: changesBetween(base, after),
        at: Date.now(),
      };
      if (!entry.changes.length && !joins) return;
      undone.length = 0;
      if (joins) done.pop();
      if (entry.changes.length) done.push(entry);
    },
    undo(answers) {
      return move(done, undone, answers, 'before');
    },
    redo(answers) {
      return move(undone, done, answers, 'after');
    },
  };
}

function move(from, to, answers, side) {
  const entry = from.pop();
  if (!entry) return null;
  to.push({ ...entry, at: 0 });
  return { entry, answers: applyChanges(answers, entry.changes, side) };
}
