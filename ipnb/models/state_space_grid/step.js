// Codes as a path over squares, and what is counted from it. All of it as in model.py; a test holds the two together.
import { Steps } from '../../dynamics/discrete_time.js';
import declared from './declaration.js';

export const { FILMS, STATES, MOMENTS, SECONDS } = declared.constants;
const { STAYS, BACK, FINE, COARSE } = declared.constants;

const whole = (value) => Math.floor(value + 0.5);
const within = (code) => Math.min(FINE, Math.max(1, code));
const isSame = (one, other) => Boolean(other) && one[0] === other[0] && one[1] === other[1];
const merged = (code) => 1 + (code > 2) + (code > 3);

/** The film that is coded anew, the moment (from 0), and its codes before and after. */
export function recodingOf({ film, moment, carer, child }) {
  const which = whole(film) - 1,
    at = whole(moment) - 1,
    before = [FILMS[which].carer[at], FILMS[which].child[at]];
  return {
    which,
    at,
    before,
    after: [within(before[0] + whole(carer)), within(before[1] + whole(child))],
  };
}

/** Visits of a single moment are left out: the one before lasts longer. */
const withoutBrief = (cells) =>
  cells.reduce(
    (found, cell, i) => [
      ...found,
      i === 0 || isSame(cell, cells[i - 1]) || isSame(cell, cells[i + 1]) ? cell : found.at(-1),
    ],
    [],
  );

/** The square [carer, child] of each moment of a film. */
export function pathOf(which, settings) {
  const { carer, child } = FILMS[which],
    recoding = recodingOf(settings);
  let cells = carer.map((code, i) => [code, child[i]]);
  if (which === recoding.which) cells[recoding.at] = recoding.after;
  if (!settings.codes) cells = cells.map((cell) => cell.map(merged));
  return settings.brief ? cells : withoutBrief(cells);
}

export const sideOf = ({ codes }) => (codes ? FINE : COARSE);

/** Each square once where several moments in a row are spent in it. */
export const visitsOf = (cells) => cells.filter((cell, i) => !isSame(cell, cells[i - 1]));

/** How often each square comes, as [square, times]. */
export function tallyOf(cells) {
  const found = new Map();
  for (const cell of cells) found.set(String(cell), (found.get(String(cell)) ?? 0) + 1);
  return [...found].map(([name, times]) => [name.split(',').map(Number), times]);
}

/** What a path is described by; `squares` is how many the grid has. */
export function count(cells, squares) {
  const visits = visitsOf(cells),
    often = tallyOf(visits),
    times = tallyOf(cells),
    moves = visits.length - 1;
  const evenness = squares * times.reduce((sum, [, time]) => sum + (time / cells.length) ** 2, 0),
    entropy = often.reduce((sum, [, n]) => {
      const share = n / visits.length;
      return sum - share * Math.log2(share);
    }, 0);
  return {
    squares: times.length,
    moves,
    stay: cells.length / visits.length,
    dispersion: 1 - (evenness - 1) / (squares - 1),
    entropy,
    // every visit but the first of each square is a return
    back: moves ? (visits.length - often.length) / moves : null,
  };
}

/** Rigid if visits are long, else flexible if moves lead back, else scattered. */
export function kindOf({ stay, back }) {
  if (stay >= STAYS || back === null) return 'rigid';
  return back >= BACK ? 'flexible' : 'scattered';
}

/** All that follows from the settings: the three paths, their counts and names. */
export function filmsOf(settings) {
  const side = sideOf(settings),
    paths = FILMS.map((_, which) => pathOf(which, settings)),
    counts = paths.map((cells) => count(cells, side ** 2)),
    kinds = counts.map(kindOf);
  return { side, paths, counts, kinds, answer: kinds.join('-') };
}

/** The three films one after another, a moment a step. */
export class Viewing extends Steps {
  constructor() {
    super(FILMS.length * MOMENTS);
    this.recent = { summary: () => (this.count ? this : null) };
  }
  step() {}
  nudge(moments) {
    this.count = Math.min(this.most, this.count + moments);
  }
  get isOver() {
    return this.count >= this.most;
  }
  /** The film that is on, from 0. */
  get film() {
    return Math.min(FILMS.length - 1, Math.floor(Math.max(0, this.count - 1) / MOMENTS));
  }
  /** How many moments of a film have been seen. */
  seen(which) {
    return Math.max(0, Math.min(MOMENTS, this.count - which * MOMENTS));
  }
}
