// An open case: the form that assignments use, with reasons and a score of its own. Nothing leaves the browser.

import vocabulary from '../ipnb/formulation/vocabulary.js';
import workbench from '../ipnb/workbench/widget.js';
import { readersNumber } from '../exercises/order.js';
import { createReasons } from './reasons.js';
import { createScoreStep } from './score.js';
import { createScorer } from './scorer.js';

const STATIC = new URL('..', import.meta.url);
const under = (name) => new URL(name, STATIC).href;

const WORDS = {
  steps: {
    narrative: [
      'Narrative',
      'In your own words',
      'Kept in this browser and not scored: read it yourself, with the rubric beside it.',
    ],
    score: ['Score', 'Score me', ''],
  },
  said: vocabulary.open_case,
};

function render({ model, el }) {
  const value = (name) => model.get(name);
  const reasons = createReasons({ told: value('reasons'), examples: value('examples') });
  const scorer = createScorer({
    python: under(value('python')),
    bytes: value('bytes'),
    material: under(value('material')),
    files: Object.entries(value('files')).map(([path, name]) => [path, under(name)]),
  });
  const source = under(value('files')['ipnb/formulation/scoring.py']);
  model.set('practice', {
    ...reasons,
    reader: readersNumber(),
    words: WORDS,
    steps: { score: createScoreStep({ reasons, scorer, source, keptPage: value('kept') }) },
  });
  const end = workbench.render({ model, el });
  el.parentElement.classList.add('live');
  return () => {
    scorer.cancel();
    end();
  };
}

export default { render };
