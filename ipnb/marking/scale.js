/* What levels come to, as scale.py counts it; pure. */

export const NOT_ASKED = -1;
const most = (criterion) => Math.max(...criterion.levels.map((level) => level.points));

/** {got, most}: points of the levels so far, and what could be had. */
export function counted(scale, levels) {
  const asked = scale.criteria.filter((one) => levels[one.id] !== NOT_ASKED);
  return {
    got: asked.reduce((sum, one) => sum + (one.levels[levels[one.id]]?.points ?? 0), 0),
    most: asked.reduce((sum, one) => sum + most(one), 0),
  };
}

export const isComplete = (scale, levels) =>
  scale.criteria.length > 0 && scale.criteria.every((one) => one.id in levels);

/** Points of the whole mark; null while it is not whole, or where nothing earns points. */
export function points(scale, levels, worth) {
  if (scale.rule === 'none' || !isComplete(scale, levels)) return null;
  const sum = counted(scale, levels);
  return sum.most > 0 ? Math.round((sum.got / sum.most) * worth * 100) / 100 : null;
}

/** The next criterion without a level after one, going round; undefined if all have one. */
export function nextOpen(scale, levels, after) {
  const place = scale.criteria.findIndex((one) => one.id === after);
  const round = [...scale.criteria.slice(place + 1), ...scale.criteria.slice(0, place + 1)];
  return round.find((one) => !(one.id in levels))?.id;
}

export const letter = (place) => String.fromCharCode(97 + place);
