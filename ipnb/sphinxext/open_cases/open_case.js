// An open case in a page: the form that assignments use, with reasons and a score of its own. Nothing leaves the browser.

import { createPractice } from '../ipnb/workbench/practice.js';
import workbench from '../ipnb/workbench/widget.js';
import { readersNumber } from '../exercises/order.js';
import { createScorer } from './scorer.js';

const STATIC = new URL('..', import.meta.url);
const under = (name) => new URL(name, STATIC).href;

function render({ model, el }) {
  const value = (name) => model.get(name);
  const scorer = createScorer({
    python: under(value('python')),
    bytes: value('bytes'),
    material: under(value('material')),
    files: Object.entries(value('files')).map(([path, name]) => [path, under(name)]),
  });
  const practice = createPractice({
    told: value('reasons'),
    examples: value('examples'),
    scorer,
    source: under(value('files')['ipnb/formulation/scoring.py']),
    keptPage: value('kept'),
    reader: readersNumber(),
  });
  const end = workbench.render({ model, el, practice });
  el.parentElement.classList.add('live');
  return () => {
    scorer.cancel();
    end();
  };
}

export default { render };
