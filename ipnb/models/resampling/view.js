// The resampling toy: what is drawn, and what is said. The shell is shell.js; most words come from Python.
import declared from './declaration.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { Steps } from '../../dynamics/discrete_time.js';
import { whereTheyLie, widthPanel } from './panels.js';
import { stage } from './stage.js';
import {
  answer,
  answering,
  drawStudy,
  intervalOf,
  MADE,
  Making,
  meanOf,
  MORE,
  RESAMPLES,
  STUDIES,
  typicalWidth,
  whole,
} from './step.js';

const { phrases } = declared;
// below so many people an interval made in this way is plainly too narrow
const FEW = 30;
const say = (days) => days.toFixed(1).replace('-', '−');

// milliseconds: a hundred studies of a hundred people take ten times as long on a slow phone as a frame lasts
const IN_A_FRAME = 4;

// moving the level cuts the same studies elsewhere, and draws nobody anew
let last = { of: '', studies: [] };
function studiesOf({ level: _, ...rest }) {
  const wanted = JSON.stringify(rest);
  if (last.of !== wanted) last = { of: wanted, studies: [] };
  return last.studies;
}

function derive(settings) {
  const coefficients = { ...settings },
    drawn = studiesOf(coefficients),
    made = [];
  return {
    coefficients,
    answer: answer(coefficients),
    study(which) {
      drawn[which] ??= drawStudy(which, coefficients);
      return (made[which] ??= intervalOf(drawn[which], coefficients));
    },
    /** How many of the first studies are drawn; `drawAhead` draws more of them, in a few milliseconds of a frame. */
    ready: (studies) => Math.min(studies, drawn.length),
    drawAhead(studies) {
      const until = performance.now() + IN_A_FRAME;
      while (drawn.length < studies && performance.now() < until) this.study(drawn.length);
      return this.ready(studies);
    },
  };
}

// ---------------------------------------------------------------- sentences

function comparison(state) {
  const { coefficients, answer: holds } = state.derived,
    count = whole(coefficients.people);
  const began = opening(declared, state, 'New settings.'),
    [now, later] = [count, MORE * count].map((people) => say(typicalWidth(people, coefficients)));
  return `${began} On average an interval is ${now} days wide with ${count} people and ${later} with ${MORE * count}: ${phrases[holds]}.`;
}

const few = ({ people }) =>
  whole(people) < FEW
    ? ' In the long run, intervals from so few people hold it less often than that.'
    : '';

function meaning({ derived }, counts) {
  const { coefficients } = derived,
    held = counts[0],
    level = whole(coefficients.level);
  const own = derived.study(0).lies
    ? 'The first of them, the one that you saw made, does not; nothing on it tells.'
    : 'The first of them, the one that you saw made, does; nothing on it tells.';
  const away = coefficients.answers
    ? few(coefficients)
    : ` All who would answer have ${say(answering(coefficients)[0])} days on average and not ${say(coefficients.truth)}; the intervals gather there.`;
  return `${held} of ${STUDIES} intervals hold the truth; the level promises about ${level}. ${own}${away}`;
}

const words = {
  now({ trajectory, derived }) {
    const { resamples, studies, isSlow, isMade, isOver, count } = trajectory,
      study = derived.study(0),
      people = study.values.length;
    if (!count) return `${people} people have answered: ${say(meanOf(study.values))} days fewer.`;
    if (isSlow)
      return `Resample ${resamples}: ${people} drawn from the ${people}, each put back. Their average is ${say(study.averages[resamples - 1])}.`;
    if (!isMade) return `${resamples} resamples: their averages pile up.`;
    if (!studies)
      return `The interval: from ${say(study.low)} to ${say(study.high)} days, made from nothing but these ${people} answers.`;
    if (derived.ready(studies) < studies) return `${studies} studies of ${people} people …`;
    const held = Array.from({ length: studies }, (_, i) => derived.study(i)).filter(
      ({ lies }) => !lies,
    ).length;
    const said = `${studies} ${studies === 1 ? 'study' : 'studies'} of ${people} people: ${held} ${held === 1 ? 'interval holds' : 'intervals hold'} the truth`;
    return isOver ? `${said}. Now change the people.` : `${said}.`;
  },
  ensemble: (_, { study }) => {
    const held = Array.from({ length: STUDIES }, (_unused, i) => study(i)).filter(
      ({ lies }) => !lies,
    ).length;
    return `${RESAMPLES} resamples made one interval; of ${STUDIES} studies, ${held} intervals hold the truth.`;
  },
  recent: () => '',
};

export default simulation(declared, {
  pictures: [stage, widthPanel(comparison), whereTheyLie(meaning)],
  derive,
  launch: () => new Making(),
  mergeTallies: Steps.mergeTallies,
  nudge: { size: 1, label: 'One more', words: 'One more draw', steps: true },
  span: {
    watch: MADE + STUDIES - 1,
    burst: MADE + STUDIES,
    ensemble: 1,
    trajectory: MADE + STUDIES,
    pushed: 0,
  },
  labels: {
    play: 'Let the draws go on',
    reseed: ['Another study', 'Other people from the same population: another seed'],
    seed: 'Study',
    reducedMotion: 'Show all draws',
  },
  words,
});
