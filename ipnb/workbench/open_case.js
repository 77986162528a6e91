// An open case in a notebook: the form with its reasons, scored by the Python that stands behind it.
//
// Messages to Python { verb: "score", n, answers }, back { verb: "score", n, report } or { verb: "score", n, fault }.

import { createPractice } from './practice.js';
import workbench from './widget.js';

const PATIENCE = 30_000; // a score takes a tenth of a second; by then nobody is there

function createScorer(model) {
  let job = null;
  let asked = 0;
  function end(settle, outcome) {
    clearTimeout(job?.timer);
    const ended = job;
    job = null;
    ended?.[settle](outcome);
  }
  const heard = ({ verb, n, report, fault }) => {
    if (verb !== 'score' || n !== asked || !job) return;
    if (report) return end('resolve', report);
    console.warn('No score:', fault);
    end('reject', new Error('broke'));
  };
  model.on('msg:custom', heard);
  return {
    isReady: () => true,
    /** The score as `report` in ipnb/formulation/browser_scoring.py gives it; rejects with a reason that score.js has words for. */
    score: (answers) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => end('reject', new Error('silent')), PATIENCE);
        job = { resolve, reject, timer };
        asked += 1;
        model.send({ verb: 'score', n: asked, answers });
      }),
    cancel: () => end('reject', new Error('cancelled')),
    stop: () => model.off('msg:custom', heard),
  };
}

function render({ model, el }) {
  const scorer = createScorer(model);
  const practice = createPractice({
    told: model.get('reasons'),
    examples: model.get('examples'),
    scorer,
  });
  const end = workbench.render({ model, el, practice });
  return () => {
    scorer.cancel();
    scorer.stop();
    end();
  };
}

export default { render };
