// What follows from the settings of the window: three versions of one equation, and the long run of each.
import { longRun } from '../../dynamics/shot_noise.js';
import declared from './declaration.js';

const { BY, ALIKE } = declared.constants;
const MORE = 1 + BY;

/** Which of the guesses holds in the long run; `answer` in model.py. */
function answer({ now, wider, faster }) {
  const gains = { wider: now - wider, faster: now - faster };
  if (Math.abs(gains.wider - gains.faster) <= ALIKE * Math.max(gains.wider, gains.faster))
    return 'alike';
  return gains.wider > gains.faster ? 'wider' : 'faster';
}

/** The settings as coefficients of the equation, once as they are and once for each change; and the shares of time outside. */
export function derive(equations, settings) {
  const made = equations.coefficients(settings),
    { r, w, sigma, q, kappa, mu } = made;
  const coefficients = {
    ...made,
    more: MORE,
    wider: { ...made, w: w * MORE },
    faster: { ...made, kappa: kappa * MORE },
  };
  const run = { rate: r, push: mu, settling: kappa, width: w, unrest: sigma, outside: q };
  const outside = (changed) => {
    const { width, ...rest } = { ...run, ...changed },
      { upTo } = longRun({ width, ...rest });
    return 1 - upTo(width) + upTo(-width);
  };
  // the long run is asked for by panels and words, and not in every frame in which a slider is drawn
  let shares = null;
  return {
    coefficients,
    get shares() {
      return (shares ??= {
        now: outside({}),
        wider: outside({ width: w * MORE }),
        faster: outside({ settling: kappa * MORE }),
      });
    },
    get answer() {
      return answer(this.shares);
    },
    mean: (r * mu) / kappa / q,
    spread: Math.sqrt((r * mu ** 2 + sigma ** 2 / 2) / kappa / q),
  };
}
