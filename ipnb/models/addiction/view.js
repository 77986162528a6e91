// Addiction: what is drawn, and what is said. The shell is simulation.js; numbers and most words come from Python.
import declared from './declaration.js';
import { simulation } from '../../simulation/shell.js';
import { answer, Course, partsOf, settles, STOPS, together, WELL } from './step.js';
import { moodOverFloor } from './mood.js';
import { inTheEnd, number, usesSeen } from './panels.js';

const { phrases } = declared;
function comparison({ guess, stale, facts: { parts, answer: held } }) {
  const began = stale
    ? 'New settings: it began again.'
    : `You guessed ‘${declared.guesses.find(({ name }) => name === guess).label.toLowerCase()}’.`;
  return `${began} Without any substance the mood ${parts.weather ? phrases.settles_in_weather : phrases.settles} ${number(settles(parts, parts.support))}: ${phrases[held]}.${parts.distress ? ' What made it low before is still there.' : ''}`;
}

const AFTER = [
  'the substance is gone',
  'another substance is at hand',
  'the substance is still at hand',
];
const words = {
  now({ journey, facts: { parts } }) {
    const { mood } = journey,
      how =
        mood < -parts.limit
          ? phrases.low
          : mood < WELL
            ? phrases.bearable
            : mood < 0.3
              ? phrases.well
              : 'high';
    return `The mood is ${how}${journey.gone ? `, and ${AFTER[parts.after]}` : ''}.`;
  },
  fleet: (runs, { parts }) =>
    `${runs.length} runs of 300 units of time: in ${runs.filter(({ mood }) => mood < -parts.limit).length} the mood is ${phrases.low} at the end.`,
  lately(course) {
    if (!course) return '';
    const { uses } = course.tally;
    return `After ${Math.round(course.time)} units of time: ${uses[0]} uses in the first ${STOPS}${course.gone ? `, ${uses[1]} since` : ''}; the floor is at ${number(course.floor)}.`;
  },
};

export default simulation(declared, {
  pictures: [moodOverFloor, inTheEnd(comparison), usesSeen],
  facts: (settings) => ({ parts: partsOf(settings, declared.dt), answer: answer(settings) }),
  launch: (seed, parts) => new Course({ declared, seed, parts }),
  together,
  anew: true,
  nudge: { size: 0.6, words: 'A blow: more to carry for a while' },
  span: { watch: 75, burst: 300, fleet: 8, journey: 300, pushed: 3 },
  said: {
    play: 'Let time go by',
    reseed: ['Other weather', 'Another seed: it matters where the distress comes and goes'],
    seed: 'Weather',
    calm: 'Show many runs',
  },
  words,
});
