/* How far the chapter exercises are: handed in, and with what a browser keeps. The same rule as
 * `ipnb/chapter_exercises/counting.py`. Pure. */

const needed = (of, share) => Math.max(1, Math.ceil(of * share - 1e-9));

/**
 * @param row - with `exercises` (the list) and `handed_in`
 * @param kept - { done: Map of exercise -> day or null, cards }
 * @param ticked - set of chapter ids that are left out
 */
export function standing(row, kept, ticked) {
  const { chapters: asked, share } = row.exercises;
  const sent = new Map(Object.entries(row.handed_in?.done ?? {}));
  const chapters = asked.map((chapter) => {
    const exercises = chapter.exercises.map(({ id, title }) => ({
      id,
      title,
      isDone: kept.done.has(id) || sent.has(id),
      isNew: kept.done.has(id) && !sent.has(id),
      wasSent: sent.has(id),
      day: kept.done.get(id) ?? null,
      sentDay: sent.get(id) ?? null,
    }));
    const done = exercises.filter((one) => one.isDone).length;
    const least = needed(exercises.length, share);
    const wasDone = exercises.filter((one) => one.wasSent).length;
    return {
      ...chapter,
      exercises,
      done,
      needed: least,
      isEnough: done >= least,
      wasEnough: wasDone >= least,
      wasDone,
      isLeftOut: ticked.has(chapter.id),
    };
  });
  const known = new Set(asked.flatMap((chapter) => chapter.exercises.map(({ id }) => id)));
  const leftOut = chapters.filter((one) => one.isLeftOut && !one.isEnough).length;
  const before = counted(chapters, row.handed_in);
  const fresh = [...kept.done.keys()].filter((id) => !sent.has(id));
  const cards = Math.max(kept.cards, row.handed_in?.cards ?? 0);
  return {
    chapters,
    of: known.size,
    done: sum(chapters, (one) => one.done),
    here: [...kept.done.keys()].filter((id) => known.has(id)).length,
    fresh: fresh.filter((id) => known.has(id)).length,
    aside: fresh.filter((id) => !known.has(id)),
    counting: sum(chapters, (one) => Number(one.isEnough)) + leftOut,
    leftOut,
    cards,
    before,
    // also when nothing was done: a chapter may be left out, and ticks may be taken back
    isNews:
      fresh.some((id) => known.has(id)) ||
      cards > (row.handed_in?.cards ?? 0) ||
      leftOut !== (row.handed_in?.left_out ?? 0) ||
      Boolean(row.submitted && !row.handed_in),
  };
}

function counted(chapters, given) {
  const enough = sum(chapters, (one) => Number(one.wasEnough));
  const left_out = Math.min(given?.left_out ?? 0, chapters.length - enough);
  return { done: sum(chapters, (one) => one.wasDone), left_out, counting: enough + left_out };
}

const sum = (items, number) => items.reduce((total, one) => total + number(one), 0);
