// Addiction: what is drawn, and what is said. The shell is shell.js; numbers and most words come from Python.
import declared from './declaration.js';
import { signed } from '../../dynamics/numbers.js';
import { simulation } from '../../simulation/shell.js';
import { opening } from '../../simulation/template.js';
import { answer, Course, coefficientsOf, mergeTallies, settles, STOPS, WELL } from './step.js';
import { moodOverFloor } from './mood.js';
import { inTheEnd, usesSeen } from './panels.js';

const { phrases } = declared;
function comparison(state) {
  const { coefficients, answer: held } = state.derived;
  const began = opening(declared, state, 'New settings: it began again.');
  return `${began} Without any substance the mood ${coefficients.weather ? phrases.settles_in_weather : phrases.settles} ${signed(settles(coefficients, coefficients.support))}: ${phrases[held]}.${coefficients.distress ? ' What made it low before is still there.' : ''}`;
}

const AFTER = [
  'the substance is gone',
  'another substance is at hand',
  'the substance is still at hand',
];
const words = {
  now({ trajectory, derived: { coefficients } }) {
    const { mood } = trajectory,
      how =
        mood < -coefficients.limit
          ? phrases.low
          : mood < WELL
            ? phrases.bearable
            : mood < 0.3
              ? phrases.well
              : 'high';
    return `The mood is ${how}${trajectory.gone ? `, and ${AFTER[coefficients.after]}` : ''}.`;
  },
  ensemble: (runs, { coefficients }) =>
    `${runs.length} runs of 300 units of time: in ${runs.filter(({ mood }) => mood < -coefficients.limit).length} the mood is ${phrases.low} at the end.`,
  recent(course) {
    if (!course) return '';
    const { uses } = course.tally;
    return `After ${Math.round(course.time)} units of time: ${uses[0]} uses in the first ${STOPS}${course.gone ? `, ${uses[1]} since` : ''}; the floor is at ${signed(course.floor)}.`;
  },
};

export default simulation(declared, {
  pictures: [moodOverFloor, inTheEnd(comparison), usesSeen],
  derive: (settings) => ({
    coefficients: coefficientsOf(settings, declared.dt),
    answer: answer(settings),
  }),
  launch: (seed, coefficients) => new Course({ declared, seed, coefficients }),
  mergeTallies,
  restartsOnChange: true,
  nudge: { size: 0.6, words: 'A blow: more to carry for a while' },
  span: { watch: 75, burst: 300, ensemble: 8, trajectory: 300, pushed: 3 },
  labels: {
    play: 'Let time go by',
    reseed: ['Other weather', 'Another seed: it matters where the distress comes and goes'],
    seed: 'Weather',
    reducedMotion: 'Show many runs',
  },
  words,
});
