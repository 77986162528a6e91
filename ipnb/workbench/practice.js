// What an open case adds to the form: reasons at once, a score, words of its own. The same in a page and in a notebook.

import vocabulary from '../formulation/vocabulary.js';
import { createReasons } from './reasons.js';
import { createScoreStep } from './score.js';

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

/** told, examples: the reasons and texts of the open key; scorer: who scores; source, keptPage: links, where there are
 * such files; reader: whose order of options it is, where the form does not know. */
export function createPractice({ told, examples, scorer, source, keptPage, reader }) {
  const reasons = createReasons({ told, examples });
  return {
    ...reasons,
    reader,
    words: WORDS,
    steps: { score: createScoreStep({ reasons, scorer, source, keptPage }) },
  };
}
